package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricDefinition.Display;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics library. A file holds one definition, told by its {@code id}, or a list {@code metrics}. A
 * definition with an error is left out.
 */
final class MetricReader {
    private final Definitions<MetricDefinition> metrics = new Definitions<>("metric");

    Definitions<MetricDefinition> read(Library.Contents library) {
        if (!library.complete()) {
            metrics.incomplete();
        }
        for (Document document : library.documents()) {
            Fields file = document.fields(Subject.tolerant("file"));
            if (file != null && file.has("id")) {
                metrics.read(document.fields(Subject.strict("metric")), MetricReader::metric);
            } else if (file != null) {
                metrics.read(file, "metrics", MetricReader::metric);
                file.finish();
            } else {
                metrics.incomplete();
            }
        }
        return metrics;
    }

    private static @Nullable MetricDefinition metric(Fields fields) {
        String id = fields.required("id", Form.NAME, "");
        fields.subject().named(id);
        String name = fields.required("name", Form.TEXT, "");
        String description = fields.optional("description", Form.TEXT, null);
        String metric = fields.required("metric", Form.NAME, "");
        Map<String, String> labels = fields.map("labels", Form.TEXT);
        Display display = display(fields.section("display"));
        String category = fields.optional("category", Form.TEXT, null);
        List<String> tags = fields.list("tags", Form.TEXT);
        fields.finish();
        return fields.failed()
                ? null
                : new MetricDefinition(id, name, description, metric, labels, display, category, tags);
    }

    private static Display display(Fields fields) {
        String unit = fields.required("unit", Form.TEXT, "");
        String chartType = fields.optional("chart_type", Form.TEXT, "line");
        String color = fields.optional("color", Form.TEXT, null);
        List<String> ranges =
                fields.has("time_ranges") ? fields.list("time_ranges", Form.NAME) : Display.DEFAULT_TIME_RANGES;
        String defaultRange = fields.optional("default_range", Form.NAME, "24h");
        String aggregation = fields.optional("aggregation", Form.TEXT, "avg");
        Map<String, Double> thresholds = fields.map("thresholds", Form.NUMBER);
        Map<String, Object> format = PlainValues.map(fields.entries("format"));
        fields.finish();
        return new Display(unit, chartType, color, ranges, defaultRange, aggregation, thresholds, format);
    }
}
