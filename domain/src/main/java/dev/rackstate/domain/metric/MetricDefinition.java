package dev.rackstate.domain.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be measured.
 *
 * @param id unique in the library
 * @param name what people call it
 * @param description free text, or null
 * @param metric a metric name, or a PromQL expression with placeholders ({@code $instance}, {@code {instance}}, ...)
 * @param labels label values that a bare metric name is narrowed to
 * @param display how it is shown
 * @param category free text, or null
 * @param tags free text
 */
public record MetricDefinition(
        String id,
        String name,
        @Nullable String description,
        String metric,
        Map<String, String> labels,
        Display display,
        @Nullable String category,
        List<String> tags) {
    /** Copies the collections. */
    public MetricDefinition {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        tags = List.copyOf(tags);
    }

    /**
     * How a metric is shown.
     *
     * @param unit the unit of its values
     * @param chartType {@code line}, {@code area}, {@code bar} or {@code gauge}
     * @param color CSS colour, or null
     * @param timeRanges ranges offered, such as {@code 24h}
     * @param defaultRange the range shown first
     * @param aggregation how points are summarised, such as {@code avg}
     * @param thresholds name to value
     * @param format free formatting hints
     */
    public record Display(
            String unit,
            String chartType,
            @Nullable String color,
            List<String> timeRanges,
            String defaultRange,
            String aggregation,
            Map<String, Double> thresholds,
            Map<String, Object> format) {
        /** The ranges offered when none are named. */
        public static final List<String> DEFAULT_TIME_RANGES = List.of("1h", "6h", "24h", "7d");

        /** Copies the collections. */
        public Display {
            timeRanges = List.copyOf(timeRanges);
            thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
            format = Collections.unmodifiableMap(new LinkedHashMap<>(format));
        }
    }
}
