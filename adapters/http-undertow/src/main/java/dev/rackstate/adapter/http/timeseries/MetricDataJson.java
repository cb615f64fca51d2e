package dev.rackstate.adapter.http.timeseries;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.inquiry.SeriesJson;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.inquiry.ReadMetricData.MetricData;
import dev.rackstate.domain.check.CheckDuration;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a metric went on a target. */
record MetricDataJson(
        @JsonPropertyDescription("The metric.") String metricId,

        @JsonPropertyDescription("The target, as it was asked for.")
        String targetId,

        @JsonPropertyDescription("What the target is; null for a power distribution unit, which is in no building.")
        @Nullable
        EntityKind targetType,

        @JsonPropertyDescription("The length of the range, as it was asked for; in seconds where only its ends were.")
        String timeRange,

        @JsonPropertyDescription("The first moment.") Instant start,
        @JsonPropertyDescription("The last moment.") Instant end,

        @JsonPropertyDescription("The distance of two points that was used, such as 5m.")
        String step,

        @JsonPropertyDescription("The unit of the values.") String unit,

        @JsonPropertyDescription("How several series become one, when they do.")
        String aggregation,

        @JsonPropertyDescription(
                "The PromQL that was asked; null when there was nothing to ask about, as a warning" + " says.")
        @Nullable
        String query,

        @JsonPropertyDescription("The series.") List<SeriesJson> series,

        @JsonPropertyDescription(
                "What is to be known beside: a step that was raised, a source that did not answer, what"
                        + " a source said.")
        List<String> warnings) {
    static MetricDataJson of(
            MetricData data, String targetId, @Nullable String timeRange, @Nullable String aggregation) {
        Duration length = Duration.between(data.range().start(), data.range().end());
        return new MetricDataJson(
                data.metric().id(),
                targetId,
                data.target(),
                timeRange == null ? Long.toString(length.toSeconds()) : timeRange,
                data.range().start(),
                data.range().end(),
                CheckDuration.text(data.range().step()),
                data.metric().display().unit(),
                aggregation == null ? data.metric().display().aggregation() : aggregation,
                data.query() == null ? null : data.query().text(),
                data.series().stream().map(SeriesJson::of).toList(),
                data.warnings());
    }
}
