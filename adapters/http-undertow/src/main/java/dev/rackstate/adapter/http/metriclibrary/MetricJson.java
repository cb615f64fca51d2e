package dev.rackstate.adapter.http.metriclibrary;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.metric.MetricDefinition;
import java.util.List;
import java.util.Map;

/** Something that can be measured. */
record MetricJson(
        @JsonPropertyDescription("Unique in the library.") String id,
        @JsonPropertyDescription("What people call it.") String name,
        @JsonPropertyDescription("Free text.") @Nullable String description,

        @JsonPropertyDescription("A metric name, or a PromQL expression with placeholders.")
        String metric,

        @JsonPropertyDescription("Label values that a bare metric name is narrowed to.")
        Map<String, String> labels,

        @JsonPropertyDescription("How it is shown.") MetricDisplayJson display,
        @JsonPropertyDescription("Free text.") @Nullable String category,
        @JsonPropertyDescription("Free text.") List<String> tags) {

    /** How a metric is shown. */
    record MetricDisplayJson(
            @JsonPropertyDescription("The unit of its values.")
            String unit,

            @JsonPropertyDescription("line, area, bar or gauge.")
            String chartType,

            @JsonPropertyDescription("CSS colour.") @Nullable
            String color,

            @JsonPropertyDescription("Ranges of time that are offered, such as 24h.")
            List<String> timeRanges,

            @JsonPropertyDescription("The range that is shown first.")
            String defaultRange,

            @JsonPropertyDescription("How several series become one: avg, min, max or sum.")
            String aggregation,

            @JsonPropertyDescription("Name to value.") Map<String, Double> thresholds,

            @JsonPropertyDescription("Free formatting hints; null when there are none.") @Nullable
            Map<String, Object> format) {}

    static MetricJson of(MetricDefinition metric) {
        MetricDefinition.Display display = metric.display();
        return new MetricJson(
                metric.id(),
                metric.name(),
                metric.description(),
                metric.metric(),
                metric.labels(),
                new MetricDisplayJson(
                        display.unit(),
                        display.chartType(),
                        display.color(),
                        display.timeRanges(),
                        display.defaultRange(),
                        display.aggregation(),
                        display.thresholds(),
                        display.format().isEmpty() ? null : display.format()),
                metric.category(),
                metric.tags());
    }
}
