package dev.rackstate.adapter.http.message;

import dev.rackstate.adapter.http.json.FieldError;
import java.util.List;
import java.util.Map;

/**
 * A request that is not carried out, with the status and what the caller is told. Carries no stack trace: it is an
 * answer, not a fault.
 */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;
    private final transient List<FieldError> fields;

    private Refusal(int status, String detail, Map<String, String> headers, List<FieldError> fields) {
        super(detail, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.fields = List.copyOf(fields);
    }

    /** A refusal with a sentence that says why. */
    public static Refusal of(int status, String detail) {
        return new Refusal(status, detail, Map.of(), List.of());
    }

    /** A refusal with a sentence and headers such as {@code Allow} or {@code Retry-After}. */
    public static Refusal of(int status, String detail, Map<String, String> headers) {
        return new Refusal(status, detail, headers, List.of());
    }

    /** 404: there is no such thing. */
    public static Refusal notFound(String detail) {
        return of(404, detail);
    }

    /** 503: not now, but after so many seconds. */
    public static Refusal busy(String detail, int retryAfterSeconds) {
        return of(503, detail, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** 422: what was sent is not what the route takes. */
    public static Refusal invalid(List<FieldError> fields) {
        return new Refusal(422, "Validation error", Map.of(), fields);
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }

    /** Headers of the answer. */
    public Map<String, String> headers() {
        return headers;
    }

    /** What is wrong with the fields of the request; empty when that is not why it is refused. */
    public List<FieldError> fields() {
        return fields;
    }
}
