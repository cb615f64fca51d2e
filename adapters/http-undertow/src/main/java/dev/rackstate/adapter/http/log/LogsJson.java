package dev.rackstate.adapter.http.log;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.log.LogRecord;
import java.util.List;

/** Records of the log. */
record LogsJson(
        @JsonPropertyDescription("The newest records that match, the oldest of them first.")
        List<LogRecordJson> records,

        @JsonPropertyDescription("How many are listed here.")
        int total,

        @JsonPropertyDescription(
                "The number of the newest record there is, whether it matches or not; 0 before the first.")
        long lastSeq) {
    static LogsJson of(List<LogRecord> records, long last) {
        return new LogsJson(records.stream().map(LogRecordJson::of).toList(), records.size(), last);
    }

    /** What is answered when the records were forgotten. */
    record ClearedJson(
            @JsonPropertyDescription("Always true.") boolean ok,
            @JsonPropertyDescription("The same in words.") String message) {}
}
