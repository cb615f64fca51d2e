package dev.rackstate.testkit.fake;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.BadValue;
import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.configuration.SettingsDocument.PluginDocument;
import dev.rackstate.application.configuration.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A main file and the plugins' files, as documents: a small one to begin with, and what becomes of it. */
public final class HeldSettings {
    /** Keys that can be written and are not shown. */
    private static final Set<String> SECRETS =
            Set.of("auth.password_hash", "auth.secret_key", "telemetry.basic_auth_password");

    /** Sections and plugins with every key at its default. */
    public static final SettingsDocument DEFAULTS = new SettingsDocument(
            sections(),
            Map.of(
                    "simulator",
                    new PluginDocument(
                            true,
                            ordered(
                                    "incident_mode",
                                    "light",
                                    "changes_per_hour",
                                    2,
                                    "update_interval_seconds",
                                    20,
                                    "custom_incidents",
                                    ordered("devices_crit", 0, "racks_crit", 0)),
                            true,
                            "plugins/simulator/config/plugin.yaml"),
                    "workload-slurm",
                    new PluginDocument(
                            false,
                            ordered(
                                    "metric",
                                    "slurm_node_status",
                                    "roles",
                                    List.of("compute", "visu"),
                                    "metrics_catalogs",
                                    List.of("metrics.yaml")),
                            false,
                            "plugins/slurm/config.yml")));

    private static final PluginDocument NOTHING = new PluginDocument(false, Map.of(), false, "");

    private HeldSettings() {}

    private static Map<String, Object> sections() {
        return ordered(
                "app", ordered("name", "Rackstate", "description", "Datacenter Overview"),
                "server",
                        ordered(
                                "host",
                                "127.0.0.1",
                                "port",
                                8000,
                                "url_prefix",
                                "",
                                "allow_restart",
                                false,
                                "tls",
                                ordered("cert_file", null, "key_file", null)),
                "paths", ordered("topology", "topology", "templates", "templates", "checks", "checks"),
                "telemetry",
                        ordered(
                                "prometheus_url",
                                null,
                                "prometheus_timeout_seconds",
                                5.0,
                                "basic_auth_user",
                                null,
                                "sources",
                                List.of()),
                "planner", ordered("unknown_state", "UNKNOWN", "max_ids_per_query", 200),
                "features", ordered("wizard", true, "playlist", false),
                "auth", ordered("enabled", false, "username", "admin", "policy", ordered("min_length", 12)),
                "playlist", ordered("interval_seconds", 30, "views", List.of("/views/worldmap", "/slurm/overview")));
    }

    private static Map<String, Object> ordered(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return plain(map);
    }

    /**
     * What the documents are after a part was written. Keys that {@link #DEFAULTS} does not know are refused, and so are
     * values of another kind than the default; the keys of plugins are known by their values alone.
     */
    static Configuration after(Configuration configuration, Wanted part) throws NotWritableException {
        SettingsDocument document = configuration.document();
        if (part instanceof Wanted.Values values) {
            return configuration.withDocument(after(document, values));
        }
        if (part instanceof Wanted.Plugin plugin) {
            return configuration.withDocument(after(document, plugin));
        }
        return configuration;
    }

    private static SettingsDocument after(SettingsDocument document, Wanted.Values wanted) throws NotWritableException {
        Map<String, Object> sections = plain(copy(document.sections()));
        Map<String, PluginDocument> plugins = new LinkedHashMap<>(document.plugins());
        List<BadValue> bad = new ArrayList<>();
        wanted.values().forEach((key, value) -> {
            String[] path = key.split("\\.", -1);
            if (path.length == 3 && path[0].equals("plugins") && value instanceof Boolean enabled) {
                plugins.computeIfPresent(
                        path[1], (id, now) -> new PluginDocument(enabled, now.values(), now.fromFile(), now.path()));
            } else if (!SECRETS.contains(key)) {
                put(sections, DEFAULTS.sections(), path, value, bad);
            }
        });
        refuse(bad);
        return new SettingsDocument(sections, plugins);
    }

    private static SettingsDocument after(SettingsDocument document, Wanted.Plugin wanted) throws NotWritableException {
        PluginDocument now = document.plugins().getOrDefault(wanted.plugin(), NOTHING);
        PluginDocument defaults = DEFAULTS.plugins().getOrDefault(wanted.plugin(), NOTHING);
        Map<String, Object> values = new LinkedHashMap<>(now.values());
        List<BadValue> bad = new ArrayList<>();
        wanted.values().forEach((key, value) -> put(values, defaults.values(), new String[] {key}, value, bad));
        refuse(bad.stream()
                .map(one -> new BadValue("plugins." + wanted.plugin() + "." + one.path(), one.message()))
                .toList());
        Map<String, PluginDocument> plugins = new LinkedHashMap<>(document.plugins());
        plugins.put(wanted.plugin(), new PluginDocument(now.enabled(), values, true, now.path()));
        return new SettingsDocument(document.sections(), plugins);
    }

    private static void refuse(List<BadValue> bad) throws NotWritableException {
        if (!bad.isEmpty()) {
            throw new NotWritableException(NotWritableException.Kind.INVALID_VALUES, "values are not allowed", bad);
        }
    }

    private static void put(
            Map<String, Object> into,
            Map<String, Object> defaults,
            String[] path,
            @Nullable Object value,
            List<BadValue> bad) {
        Map<String, Object> section = into;
        Map<String, Object> known = defaults;
        for (int i = 0; i < path.length - 1; i++) {
            section.putIfAbsent(path[i], new LinkedHashMap<String, Object>());
            section = inside(section, path[i]);
            known = inside(known, path[i]);
        }
        String key = path[path.length - 1];
        Object fallback = known.get(key);
        if (!known.containsKey(key)) {
            bad.add(new BadValue(String.join(".", path), "'" + key + "' is not known"));
        } else if (fallback != null && value != null && !isSameKind(fallback, value)) {
            bad.add(new BadValue(String.join(".", path), "'" + value + "' is not what is expected"));
        } else {
            section.put(key, value == null ? fallback : value);
        }
    }

    private static Map<String, Object> inside(Map<String, Object> section, String key) {
        return section.get(key) instanceof Map<?, ?> inner ? plain(inner) : Map.of();
    }

    private static boolean isSameKind(Object one, Object other) {
        return (one instanceof Number && other instanceof Number)
                || (one instanceof List && other instanceof List)
                || (one instanceof Map && other instanceof Map)
                || one.getClass() == other.getClass();
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key.toString(), value instanceof Map<?, ?> inner ? copy(inner) : value));
        return copy;
    }

    /** Documents hold nulls where a key has no value. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> plain(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
