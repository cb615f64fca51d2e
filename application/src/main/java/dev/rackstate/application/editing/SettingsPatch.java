package dev.rackstate.application.editing;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.SettingsDocument.PluginDocument;
import dev.rackstate.application.configuration.Wanted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of settings, put onto the ones there are as a JSON Merge Patch (RFC 7396): what is named is changed, what is not
 * named stays, null takes a key out so that its default holds, and lists are replaced as a whole. What is named and is so
 * already is not written, so that a document can be read, changed in one place and sent back whole.
 *
 * @param sections sections of the main file by name, as plain values
 * @param plugins the plugins' keys by the name of their section; {@code enabled} is the switch in the main file
 */
public record SettingsPatch(Map<String, @Nullable Object> sections, Map<String, Map<String, @Nullable Object>> plugins)
        implements Change {
    private static final String ENABLED = "enabled";

    @Override
    public List<Wanted> on(Configuration current) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        collect("", sections, current.document().sections(), values);
        List<Wanted> wanted = new ArrayList<>();
        plugins.forEach((id, patch) -> {
            PluginDocument before = current.document().plugins().get(id);
            Map<String, @Nullable Object> own = new LinkedHashMap<>(patch);
            if (own.containsKey(ENABLED)) {
                Object wantedSwitch = own.remove(ENABLED);
                if (before == null || !isSame(wantedSwitch, before.enabled())) {
                    values.put("plugins." + id + "." + ENABLED, wantedSwitch);
                }
            }
            Map<String, @Nullable Object> changed = changed(own, before == null ? Map.of() : before.values());
            if (!changed.isEmpty()) {
                wanted.add(new Wanted.Plugin(id, changed));
            }
        });
        if (!values.isEmpty()) {
            wanted.add(0, new Wanted.Values(values));
        }
        return wanted;
    }

    /** Printed without values: some are secrets. */
    @Override
    public String toString() {
        return "SettingsPatch[sections=" + sections.keySet() + ", plugins=" + plugins.keySet() + "]";
    }

    /** Notes every key that is to be other than it is, by its dotted name. */
    private static void collect(
            String prefix,
            Map<String, @Nullable Object> patch,
            Map<String, ? extends @Nullable Object> current,
            Map<String, @Nullable Object> into) {
        patch.forEach((key, value) -> {
            Object now = current.get(key);
            if (value instanceof Map<?, ?> inner && now instanceof Map<?, ?> section) {
                collect(prefix + key + ".", plain(inner), plain(section), into);
            } else if (!current.containsKey(key) || !isSame(value, now)) {
                into.put(prefix + key, value);
            }
        });
    }

    /** The keys of a plugin that are to be other than they are, each with the whole of its new value. */
    private static Map<String, @Nullable Object> changed(
            Map<String, @Nullable Object> patch, Map<String, ? extends @Nullable Object> current) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        patch.forEach((key, value) -> {
            Object next = merged(current.get(key), value);
            if (!current.containsKey(key) || !isSame(next, current.get(key))) {
                changed.put(key, next);
            }
        });
        return changed;
    }

    /** What is shown as null has no value, and null leaves it so. */
    private static @Nullable Object merged(@Nullable Object current, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) {
            return patch;
        }
        Map<String, @Nullable Object> result =
                current instanceof Map<?, ?> before ? new LinkedHashMap<>(plain(before)) : new LinkedHashMap<>();
        plain(changes).forEach((key, value) -> {
            if (value != null) {
                result.put(key, merged(result.get(key), value));
            } else if (result.get(key) != null) {
                result.remove(key);
            }
        });
        return result;
    }

    /** Whether two plain values say the same; 5 and 5.0 do. */
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (int i = 0; i < a.size(); i++) {
                if (!isSame(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && a.keySet().stream().allMatch(key -> isSame(a.get(key), b.get(key)));
        }
        return one == null ? other == null : one.equals(other);
    }

    /** The keys of plain values are text. */
    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> plain(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
