package dev.rackstate.application.view;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Looks at how the asking goes: counts, latencies, the size of the latest round. */
public interface ViewTelemetryStatistics {
    /** The numbers as of now. */
    Statistics statistics();

    /**
     * How the asking goes.
     *
     * @param queries how many queries were sent since the start
     * @param failures how many of them failed
     * @param inFlight how many are under way
     * @param lastMillis how long the latest answer took, or null before the first
     * @param averageMillis the mean over the latest answers, or null before the first
     * @param lastAnswer when the latest answer arrived, or null before the first
     * @param heartbeat how often each source is pinged
     * @param lastRound the latest round, or null before the first
     */
    record Statistics(
            long queries,
            long failures,
            int inFlight,
            @Nullable Double lastMillis,
            @Nullable Double averageMillis,
            @Nullable Instant lastAnswer,
            Duration heartbeat,
            @Nullable Round lastRound) {}

    /**
     * One round.
     *
     * @param started when it began
     * @param took how long it took
     * @param targets how many targets the checks have, all checks together
     * @param queries how many queries it sent
     * @param failedQueries how many of them failed
     * @param series how many series answered
     * @param maxIdsPerQuery the most ids in one literal query
     */
    record Round(
            Instant started,
            Duration took,
            int targets,
            int queries,
            int failedQueries,
            long series,
            int maxIdsPerQuery) {}
}
