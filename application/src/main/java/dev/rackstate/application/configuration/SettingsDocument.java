package dev.rackstate.application.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The main file as callers are shown it: plain values (text, whole numbers, decimals, truth values, null, lists and maps
 * of them) under the names of the file. Holds no secret. Immutable.
 *
 * @param sections every known section with every default filled in, in the order of the reference
 * @param plugins the plugins by id
 */
public record SettingsDocument(Map<String, Object> sections, Map<String, PluginDocument> plugins) {
    /** Nothing. */
    public static final SettingsDocument EMPTY = new SettingsDocument(Map.of(), Map.of());

    /** Copies the maps. */
    public SettingsDocument {
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        plugins = Collections.unmodifiableMap(new LinkedHashMap<>(plugins));
    }

    /**
     * One plugin's configuration.
     *
     * @param enabled whether {@code plugins.ID.enabled} switches it on
     * @param values its effective configuration, defaults filled in
     * @param fromFile whether a file of its own was found
     * @param path that file, or where it would be, as the configuration names files
     */
    public record PluginDocument(boolean enabled, Map<String, Object> values, boolean fromFile, String path) {
        /** Copies the map. */
        public PluginDocument {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
