package dev.rackstate.adapter.http.stats;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.snapshot.SourceStatus;
import java.time.Instant;
import java.util.List;

/**
 * The condition of one source of telemetry.
 *
 * @param id its name in the configuration
 * @param up whether its latest query was answered
 * @param stale whether it has been away for too long
 * @param lastSuccess when it last answered
 * @param lastError what went wrong last
 * @param lastErrorAt when that was
 * @param lastMs how long its latest answer took
 * @param avgMs the mean over its latest answers
 * @param failedQueries how many queries of the latest round failed
 * @param warnings what it said beside its latest answers
 */
public record SourceJson(
        @JsonPropertyDescription("Its name in the configuration.")
        String id,

        @JsonPropertyDescription("Whether its latest query was answered.")
        boolean up,

        @JsonPropertyDescription("Whether it has been away for so long that its findings have become UNKNOWN.")
        boolean stale,

        @JsonPropertyDescription("When it last answered; null for never.") @Nullable
        Instant lastSuccess,

        @JsonPropertyDescription("What went wrong last; null for nothing yet.") @Nullable
        String lastError,

        @JsonPropertyDescription("When that was.") @Nullable Instant lastErrorAt,

        @JsonPropertyDescription("Milliseconds that its latest answer took.") @Nullable
        Double lastMs,

        @JsonPropertyDescription("The mean over its latest answers.") @Nullable
        Double avgMs,

        @JsonPropertyDescription("How many queries of the latest round failed.")
        int failedQueries,

        @JsonPropertyDescription("What it said beside its latest answers.")
        List<String> warnings) {
    /** The condition as JSON. */
    public static SourceJson of(SourceStatus status) {
        return new SourceJson(
                status.id(),
                status.up(),
                status.stale(),
                status.lastSuccess(),
                status.lastError(),
                status.lastErrorAt(),
                status.lastMillis(),
                status.averageMillis(),
                status.failedQueries(),
                status.warnings());
    }
}
