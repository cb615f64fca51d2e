package dev.rackstate.application.log;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of the log. Holds no secret.
 *
 * @param sequence its number, from 1 in the order in which records were taken in; never used twice
 * @param time when it was written
 * @param level how much it matters
 * @param logger who wrote it
 * @param message what it says
 * @param request the request it speaks of, or null when it speaks of none
 * @param exception the stack trace, or null when there is none
 */
public record LogRecord(
        long sequence,
        Instant time,
        LogLevel level,
        String logger,
        String message,
        @Nullable Request request,
        @Nullable String exception) {
    /**
     * The request that a record speaks of, as far as it says.
     *
     * @param id its id, as the header {@code X-Request-ID} of its answer has it
     * @param method its method
     * @param path its path, without the query string
     * @param statusCode the status of its answer
     * @param durationMillis how long it took
     */
    public record Request(
            @Nullable String id,
            @Nullable String method,
            @Nullable String path,
            @Nullable Integer statusCode,
            @Nullable Double durationMillis) {
        /** The key under which a record carries the id of its request. */
        public static final String ID = "request_id";

        /** The key of the method. */
        public static final String METHOD = "method";

        /** The key of the path. */
        public static final String PATH = "path";

        /** The key of the status, a whole number. */
        public static final String STATUS_CODE = "status_code";

        /** The key of the duration, a decimal number of milliseconds. */
        public static final String DURATION_MILLIS = "duration_ms";

        /** The request that the values of a record speak of; null when they speak of none. */
        static @Nullable Request of(Map<String, ?> values) {
            Request request = new Request(
                    text(values.get(ID)),
                    text(values.get(METHOD)),
                    text(values.get(PATH)),
                    values.get(STATUS_CODE) instanceof Integer status ? status : null,
                    values.get(DURATION_MILLIS) instanceof Double millis ? millis : null);
            return request.equals(NOTHING) ? null : request;
        }

        private static final Request NOTHING = new Request(null, null, null, null, null);

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : Redaction.redact(value.toString());
        }
    }
}
