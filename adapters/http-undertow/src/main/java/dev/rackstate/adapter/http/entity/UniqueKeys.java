package dev.rackstate.adapter.http.entity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A JSON object keyed by ids that may repeat: the first holder of an id is found under it, any further one under its
 * full path.
 *
 * @param <T> what the keys lead to
 */
public final class UniqueKeys<T> {
    private final Map<String, T> entries = new LinkedHashMap<>();

    /** An empty object. */
    public UniqueKeys() {}

    /** Adds an entry. */
    public void put(String id, Supplier<String> path, T value) {
        if (entries.putIfAbsent(id, value) != null) {
            entries.put(path.get(), value);
        }
    }

    /** The object, in the order in which entries came. */
    public Map<String, T> entries() {
        return entries;
    }
}
