package dev.rackstate.adapter.http.plugin;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.plugin.Plugin;

/** A plugin. */
record PluginJson(
        @JsonPropertyDescription("Its id.") String pluginId,

        @JsonPropertyDescription("What people call it.") String pluginName,

        @JsonPropertyDescription("Whether it is switched on: plugins.<plugin_id>.enabled in the configuration.")
        boolean enabled,

        @JsonPropertyDescription("The version of what it offers.")
        String version,

        @JsonPropertyDescription("What it is for.") String description) {
    static PluginJson of(Plugin plugin, SettingsDocument document) {
        return new PluginJson(
                plugin.id(), plugin.label(), plugin.isEnabled(document), plugin.version(), plugin.description());
    }
}
