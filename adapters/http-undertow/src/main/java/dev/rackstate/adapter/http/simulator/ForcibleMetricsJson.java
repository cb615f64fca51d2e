package dev.rackstate.adapter.http.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.simulationcontrol.ForcibleMetric;
import java.util.List;

/** The metrics that can be forced. */
record ForcibleMetricsJson(
        @JsonPropertyDescription(
                "By category: in each first those of the metrics library, in its order, then the simulator's own by"
                        + " name.")
        List<ForcibleMetricJson> metrics) {
    static ForcibleMetricsJson of(List<ForcibleMetric> metrics) {
        return new ForcibleMetricsJson(
                metrics.stream().map(ForcibleMetricJson::of).toList());
    }

    /** One of them. */
    record ForcibleMetricJson(
            @JsonPropertyDescription("What an override names.")
            String id,

            @JsonPropertyDescription("What people call it.") String name,

            @JsonPropertyDescription("What it is; null when nothing is said.") @Nullable
            String description,

            @JsonPropertyDescription("The unit of its values; empty when it has none.")
            String unit,

            @JsonPropertyDescription("What it is about.") String category,

            @JsonPropertyDescription("Whether it belongs to racks: then an override needs rack_id.")
            boolean ofRacks,

            @JsonPropertyDescription("The values that it can be forced to; empty for any number.")
            List<Integer> allowed) {
        static ForcibleMetricJson of(ForcibleMetric metric) {
            return new ForcibleMetricJson(
                    metric.id(),
                    metric.name(),
                    metric.description(),
                    metric.unit(),
                    metric.category(),
                    metric.ofRacks(),
                    metric.allowed());
        }
    }
}
