package dev.rackstate.adapter.http.message;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query string. Of several with one name the last counts. */
public final class Query {
    /** No parameters. */
    public static final Query EMPTY = new Query(Map.of());

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads a query string.
     *
     * @param raw as it stands in the request line, without the question mark
     * @throws IllegalArgumentException when its percent-encoding is malformed
     */
    public static Query parse(String raw) {
        if (raw.isEmpty()) {
            return EMPTY;
        }
        Map<String, String> values = new HashMap<>();
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            values.put(PercentEncoding.decodeQuery(name), PercentEncoding.decodeQuery(value));
        }
        return new Query(values);
    }

    /** The value of a parameter, or null when it is absent. */
    public @Nullable String get(String name) {
        return values.get(name);
    }
}
