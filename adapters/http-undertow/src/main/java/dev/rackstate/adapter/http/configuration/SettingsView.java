package dev.rackstate.adapter.http.configuration;

import dev.rackstate.adapter.http.json.FieldError;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.editing.SettingsPatch;
import dev.rackstate.application.plugin.Plugin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings as callers see them, and what they mean when callers send them back: the sections of the main file at the
 * top, {@code plugins} with what each plugin goes by, and {@code restart_required}. Immutable.
 */
final class SettingsView {
    private static final String PLUGINS = "plugins";
    private static final String RESTART_REQUIRED = "restart_required";

    /** Plugins that once had a section of their own at the top. */
    private static final Set<String> FORMER = Set.of("simulator", "slurm");

    /** The section that is read when the server starts, and what in it is read anew every time. */
    private static final String AT_START = "server";

    private static final Set<String> LIVE = Set.of("server.allow_restart");

    private final Object atStart;

    /**
     * A view.
     *
     * @param started the settings that the server was started with
     */
    SettingsView(SettingsDocument started) {
        this.atStart = started.sections().getOrDefault(AT_START, Map.of());
    }

    /** The settings. */
    Map<String, @Nullable Object> of(Configuration configuration) {
        SettingsDocument document = configuration.document();
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(document.sections());
        Map<String, Object> plugins = new LinkedHashMap<>();
        document.plugins().forEach((id, plugin) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("enabled", plugin.enabled());
            plugin.values().forEach(values::putIfAbsent);
            plugins.put(id, values);
        });
        shown.put(PLUGINS, plugins);
        FORMER.stream().sorted().forEach(name -> shown.put(name, null));
        shown.put(RESTART_REQUIRED, restartRequired(document));
        return shown;
    }

    private List<String> restartRequired(SettingsDocument now) {
        Set<String> keys = new TreeSet<>();
        differences(AT_START, atStart, now.sections().getOrDefault(AT_START, Map.of()), keys);
        keys.removeAll(LIVE);
        return List.copyOf(keys);
    }

    private static void differences(String key, @Nullable Object before, @Nullable Object now, Set<String> into) {
        if (before instanceof Map<?, ?> one && now instanceof Map<?, ?> other) {
            one.forEach((name, value) -> differences(key + "." + name, value, other.get(name), into));
            other.forEach((name, value) -> differences(key + "." + name, one.get(name), value, into));
        } else if (!Objects.equals(before, now)) {
            into.add(key);
        }
    }

    /**
     * What settings that were sent mean.
     *
     * @param body as sent; what it does not name stays
     * @param known the settings there are
     * @param errors takes everything that is wrong with the body as far as its outer form goes; the rest is for the store
     */
    static SettingsPatch patch(Map<String, @Nullable Object> body, SettingsDocument known, List<FieldError> errors) {
        Map<String, @Nullable Object> sections = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable Object>> plugins = new LinkedHashMap<>();
        body.forEach((name, value) -> {
            List<Object> place = List.of("body", name);
            if (name.equals(PLUGINS)) {
                object(place, value, errors).forEach((plugin, keys) -> {
                    String id = Plugin.find(plugin).map(Plugin::id).orElse(plugin);
                    List<Object> inside = List.of("body", PLUGINS, id);
                    if (isKnown(inside, keys, known.plugins().keySet(), errors)) {
                        plugins.put(id, object(inside, keys, errors));
                    }
                });
            } else if (FORMER.contains(name)) {
                if (value != null) {
                    String message = "'" + name + "' belongs below 'plugins'";
                    errors.add(new FieldError("value_error", place, message, value));
                }
            } else if (!name.equals(RESTART_REQUIRED) && isKnown(place, value, names(known), errors)) {
                sections.put(name, object(place, value, errors));
            }
        });
        return new SettingsPatch(sections, plugins);
    }

    private static Set<String> names(SettingsDocument known) {
        Set<String> names = new TreeSet<>(known.sections().keySet());
        names.add(PLUGINS);
        return names;
    }

    private static boolean isKnown(
            List<Object> place, @Nullable Object value, Set<String> known, List<FieldError> errors) {
        Object name = place.get(place.size() - 1);
        if (known.contains(name)) {
            return true;
        }
        errors.add(new FieldError(
                "extra_forbidden",
                place,
                "'" + name + "' is not known; known: " + String.join(", ", new TreeSet<>(known)),
                value));
        return false;
    }

    /** The members of an object; none, and an error, when it is no object. */
    private static Map<String, @Nullable Object> object(
            List<Object> place, @Nullable Object value, List<FieldError> errors) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, member) -> members.put(key.toString(), member));
        } else {
            errors.add(new FieldError("dict_type", place, "an object is expected", value));
        }
        return members;
    }
}
