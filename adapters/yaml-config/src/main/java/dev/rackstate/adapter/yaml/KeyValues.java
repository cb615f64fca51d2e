package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.health.EdgeMap;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file says for each of its keys, defaults included. */
final class KeyValues {
    private final Map<Key<?>, @Nullable Object> values = new HashMap<>();
    private final List<Key<?>> order = new ArrayList<>();

    /** Reads keys from the sections in which they stand. */
    void read(List<Key<?>> keys, Sections sections) {
        keys.forEach(key -> {
            values.put(key, value(key, sections.of(key)));
            order.add(key);
        });
    }

    private static <T extends @Nullable Object> T value(Key<T> key, Fields section) {
        return key.reading().read(section, key.name(), key.fallback());
    }

    /** The value of a key that was read. */
    @SuppressWarnings({"unchecked", "NullAway"}) // read() puts a key's own type, null only where that type has it
    <T extends @Nullable Object> T get(Key<T> key) {
        if (!values.containsKey(key)) {
            throw new IllegalStateException(key.path() + " was not read");
        }
        return (T) values.get(key);
    }

    /** Everything but the secrets as a plain tree, in the order in which it was read. */
    Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        for (Key<?> key : order) {
            if (!key.secret()) {
                section(root, key.section()).put(key.name(), plain(values.get(key)));
            }
        }
        return root;
    }

    @SuppressWarnings("unchecked") // no key stands where another one has its section
    private static Map<String, @Nullable Object> section(Map<String, @Nullable Object> root, String path) {
        Map<String, @Nullable Object> section = root;
        for (String part : path.isEmpty() ? List.<String>of() : List.of(path.split("\\.", -1))) {
            section = (Map<String, @Nullable Object>) section.computeIfAbsent(part, same -> new LinkedHashMap<>());
        }
        return section;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Enum<?> || value instanceof URI || value instanceof EdgeMap ? value.toString() : value;
    }
}
