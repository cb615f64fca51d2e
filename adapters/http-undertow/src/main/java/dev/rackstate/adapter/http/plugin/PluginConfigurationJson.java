package dev.rackstate.adapter.http.plugin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.configuration.SettingsDocument.PluginDocument;
import java.util.Map;

/** How a plugin is configured. */
record PluginConfigurationJson(
        @JsonPropertyDescription("Its keys with the values in effect, defaults filled in; without secrets.")
        Map<String, Object> config,

        @JsonPropertyDescription("file, or defaults when it has no file of its own.")
        String source,

        @JsonPropertyDescription("That file, or where it would be.")
        String path,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonPropertyDescription("Always saved, after a change.") @Nullable
        String status) {
    static PluginConfigurationJson of(PluginDocument document) {
        return new PluginConfigurationJson(
                document.values(), document.fromFile() ? "file" : "defaults", document.path(), null);
    }

    PluginConfigurationJson saved() {
        return new PluginConfigurationJson(config, source, path, "saved");
    }

    /** What a plugin's configuration is changed by. */
    record PluginChangeJson(
            @JsonPropertyDescription(
                    "The keys to be changed; keys that are not named stay. Null takes a key out, so that its"
                            + " default holds. enabled switches the plugin on or off.")
            Map<String, Object> config) {}
}
