package dev.rackstate.adapter.http.stats;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.view.ViewTelemetryStatistics.Statistics;
import dev.rackstate.domain.snapshot.SourceStatus;
import java.time.Instant;
import java.util.List;

/** How the sources of telemetry answer. */
record PrometheusStatisticsJson(
        @JsonPropertyDescription("Milliseconds that the latest answer took; null before the first.") @Nullable
        Double lastMs,

        @JsonPropertyDescription("The mean over the latest answers.") @Nullable
        Double avgMs,

        @JsonPropertyDescription("When the latest answer arrived, in milliseconds since 1970.") @Nullable
        Long lastTs,

        @JsonPropertyDescription("Seconds between two pings of a source.")
        long heartbeatSeconds,

        @JsonPropertyDescription("When the next ping is due, in milliseconds since 1970.") @Nullable
        Long nextTs,

        @JsonPropertyDescription("The sources one by one.") List<SourceJson> sources) {
    static PrometheusStatisticsJson of(Statistics statistics, List<SourceStatus> sources) {
        Long last = epochMillis(statistics.lastAnswer());
        return new PrometheusStatisticsJson(
                statistics.lastMillis(),
                statistics.averageMillis(),
                last,
                statistics.heartbeat().toSeconds(),
                last == null ? null : last + statistics.heartbeat().toMillis(),
                sources.stream().map(SourceJson::of).toList());
    }

    static @Nullable Long epochMillis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
