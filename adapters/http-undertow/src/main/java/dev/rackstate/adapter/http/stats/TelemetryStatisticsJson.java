package dev.rackstate.adapter.http.stats;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.view.ViewTelemetryStatistics.Round;
import dev.rackstate.application.view.ViewTelemetryStatistics.Statistics;
import java.time.Instant;

/** How the asking goes. */
record TelemetryStatisticsJson(
        @JsonPropertyDescription("Queries sent since the start.")
        long queryCount,

        @JsonPropertyDescription("How many of them failed.") long failures,

        @JsonPropertyDescription("Always 0: no query is answered from a cache.")
        long cacheHits,

        @JsonPropertyDescription("The same as query_count: every query goes to a source.")
        long cacheMisses,

        @JsonPropertyDescription("Queries under way.") int inFlight,

        @JsonPropertyDescription("The latest round, as a batch of queries; null before the first.") @Nullable
        BatchJson lastBatch,

        @JsonPropertyDescription("Milliseconds that the latest answer took; null before the first.") @Nullable
        Double lastMs,

        @JsonPropertyDescription("The mean over the latest answers.") @Nullable
        Double avgMs,

        @JsonPropertyDescription("When the latest answer arrived, in milliseconds since 1970.") @Nullable
        Long lastTs,

        @JsonPropertyDescription("The latest round in full; null before the first.") @Nullable
        RoundJson lastRound) {
    static TelemetryStatisticsJson of(Statistics statistics) {
        Round round = statistics.lastRound();
        return new TelemetryStatisticsJson(
                statistics.queries(),
                statistics.failures(),
                0,
                statistics.queries(),
                statistics.inFlight(),
                round == null ? null : BatchJson.of(round),
                statistics.lastMillis(),
                statistics.averageMillis(),
                PrometheusStatisticsJson.epochMillis(statistics.lastAnswer()),
                round == null ? null : RoundJson.of(round));
    }

    /** A round as a batch of queries. */
    record BatchJson(
            @JsonPropertyDescription("Targets of all checks together.")
            int totalIds,

            @JsonPropertyDescription("Queries sent.") int queryCount,

            @JsonPropertyDescription("The most ids in one query; 0 when none named ids.")
            int maxIdsPerQuery,

            @JsonPropertyDescription("When it began, in milliseconds since 1970.")
            long ts) {
        static BatchJson of(Round round) {
            return new BatchJson(
                    round.targets(),
                    round.queries(),
                    round.maxIdsPerQuery(),
                    round.started().toEpochMilli());
        }
    }

    /** A round. */
    record RoundJson(
            @JsonPropertyDescription("When it began.") Instant started,

            @JsonPropertyDescription("Milliseconds that it took.")
            double tookMs,

            @JsonPropertyDescription("Targets of all checks together.")
            int targets,

            @JsonPropertyDescription("Queries sent.") int queries,

            @JsonPropertyDescription("How many of them failed.")
            int failedQueries,

            @JsonPropertyDescription("Series that answered.")
            long series) {
        static RoundJson of(Round round) {
            return new RoundJson(
                    round.started(),
                    round.took().toNanos() / 1e6,
                    round.targets(),
                    round.queries(),
                    round.failedQueries(),
                    round.series());
        }
    }
}
