package dev.rackstate.adapter.http.route;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a handler says.
 *
 * @param status the status
 * @param headers further headers
 * @param body what is written as JSON, or null for no body
 */
public record Answer(
        int status, Map<String, String> headers, @Nullable Object body) {
    /** Copies the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with a body. */
    public static Answer ok(Object body) {
        return of(200, body);
    }

    /** A status with a body. */
    public static Answer of(int status, Object body) {
        return new Answer(status, Map.of(), body);
    }

    /** 204. */
    public static Answer nothing() {
        return new Answer(204, Map.of(), null);
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }
}
