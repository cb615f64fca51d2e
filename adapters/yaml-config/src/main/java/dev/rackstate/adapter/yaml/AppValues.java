package dev.rackstate.adapter.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code app.yaml} says for each of {@link AppKeys}, defaults included. */
final class AppValues {
    private final Map<Key<?>, @Nullable Object> values = new HashMap<>();

    /** Reads a key from its section. */
    void read(Key<?> key, Fields section) {
        values.put(key, value(key, section));
    }

    private static <T extends @Nullable Object> T value(Key<T> key, Fields section) {
        return key.reading().read(section, key.name(), key.fallback());
    }

    /** The value of a key that was read. */
    @SuppressWarnings({"unchecked", "NullAway"}) // read() puts a key's own type, null only where that type has it
    <T extends @Nullable Object> T get(Key<T> key) {
        if (!values.containsKey(key)) {
            throw new IllegalStateException(key.path() + " is not in AppKeys.ALL");
        }
        return (T) values.get(key);
    }
}
