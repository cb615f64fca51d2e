package dev.rackstate.adapter.yaml.tree;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping under construction from which defaults are left out. */
final class Sparse {
    private final Map<String, @Nullable Object> tree = new LinkedHashMap<>();

    /** What is always written. */
    Sparse with(String key, @Nullable Object value) {
        tree.put(key, value);
        return this;
    }

    /** What is written unless it is null, or an empty list or mapping. */
    Sparse maybe(String key, @Nullable Object value) {
        boolean empty =
                value instanceof List<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
        return value == null || empty ? this : with(key, value);
    }

    /** What is written unless it is the default. */
    Sparse unless(Object fallback, String key, Object value) {
        return value.equals(fallback) ? this : with(key, value);
    }

    /** What is written as ISO 8601 in UTC, unless it is null. */
    Sparse moment(String key, @Nullable Instant value) {
        return maybe(key, value == null ? null : DateTimeFormatter.ISO_INSTANT.format(value));
    }

    /** A number as people write it: without a point when it is whole. */
    static Object number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : (Object) value;
    }

    Map<String, @Nullable Object> tree() {
        return tree;
    }
}
