package dev.rackstate.adapter.http.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.log.LogRecord;
import dev.rackstate.application.log.LogRecord.Request;
import java.time.Instant;

/** One record of the log. */
record LogRecordJson(
        @JsonProperty("_seq") @JsonPropertyDescription("Its number, in the order in which records were taken in.")
        long seq,

        @JsonPropertyDescription("When it was written.") Instant timestamp,

        @JsonPropertyDescription("ERROR, WARN, INFO, DEBUG or TRACE.")
        String level,

        @JsonPropertyDescription("Who wrote it.") String logger,

        @JsonPropertyDescription("What it says; secrets are replaced by ***.")
        String message,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("The request it speaks of, as X-Request-ID of its answer has it.")
        @Nullable
        String requestId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonPropertyDescription("The request's method.") @Nullable
        String method,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("The request's path, without the query string.")
        @Nullable
        String path,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonPropertyDescription("The status of its answer.") @Nullable
        Integer statusCode,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("How long it took, in milliseconds.")
        @Nullable
        Double durationMs,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonPropertyDescription("The stack trace.") @Nullable
        String exception) {
    private static final Request NONE = new Request(null, null, null, null, null);

    static LogRecordJson of(LogRecord entry) {
        Request request = entry.request() == null ? NONE : entry.request();
        return new LogRecordJson(
                entry.sequence(),
                entry.time(),
                entry.level().name(),
                entry.logger(),
                entry.message(),
                request.id(),
                request.method(),
                request.path(),
                request.statusCode(),
                request.durationMillis(),
                entry.exception());
    }
}
