package dev.rackstate.domain.snapshot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition of one source of telemetry.
 *
 * @param id its name in the configuration
 * @param up whether its latest query was answered
 * @param stale whether it has been away for longer than {@code stale_after}
 * @param lastSuccess when it last answered, or null for never
 * @param lastError what went wrong last, or null for nothing yet
 * @param lastErrorAt when that was, or null
 * @param lastMillis how long its latest answer took, or null before the first
 * @param averageMillis the mean over its latest answers, or null before the first
 * @param failedQueries how many queries of the latest round failed
 * @param warnings what it said beside its latest answers, at most a few
 */
public record SourceStatus(
        String id,
        boolean up,
        boolean stale,
        @Nullable Instant lastSuccess,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        @Nullable Double lastMillis,
        @Nullable Double averageMillis,
        int failedQueries,
        List<String> warnings) {
    /** Copies the list. */
    public SourceStatus {
        warnings = List.copyOf(warnings);
    }
}
