package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate.RearComponent;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.topology.Rack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the templates of devices. */
final class DeviceTemplateReader {
    private static final Form<Integer> HEIGHT = Form.whole(0, Rack.MAX_HEIGHT);
    private static final Form<Integer> SLOT = Form.whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Form<String> LAYOUT_TYPE = Form.oneOf("grid", "vertical");
    private static final Form<String> REAR_TYPE = Form.oneOf("psu", "fan", "io", "hydraulics", "other");

    private final Definitions<Check> checks;
    private final Definitions<MetricDefinition> metrics;

    DeviceTemplateReader(Definitions<Check> checks, Definitions<MetricDefinition> metrics) {
        this.checks = checks;
        this.metrics = metrics;
    }

    @Nullable
    DeviceTemplate read(Fields fields) {
        String id = fields.required("id", Form.NAME, "");
        fields.subject().named(id);
        String name = fields.required("name", Form.TEXT, "");
        String type = fields.optional("type", Form.TEXT, "server");
        String storageType = fields.optional("storage_type", Form.TEXT, null);
        String role = fields.optional("role", Form.TEXT, null);
        int height = fields.required("u_height", HEIGHT, 1);
        MatrixLayout layout = layout(fields, "layout");
        MatrixLayout diskLayout = layout(fields, "disk_layout");
        MatrixLayout rearLayout = layout(fields, "rear_layout");
        List<RearComponent> rear = rearComponents(fields);
        List<String> checkIds = checks.references(fields, "checks");
        List<String> metricIds = metrics.references(fields, "metrics");
        Map<String, Map<String, Double>> thresholds = thresholds(fields);
        fields.finish();
        return fields.failed()
                ? null
                : new DeviceTemplate(
                        id,
                        name,
                        type,
                        storageType,
                        role,
                        height,
                        layout,
                        diskLayout,
                        rearLayout,
                        rear,
                        checkIds,
                        metricIds,
                        thresholds);
    }

    private static @Nullable MatrixLayout layout(Fields template, String key) {
        YamlValue value = template.peek(key);
        Fields fields = template.section(key);
        if (!(value instanceof YamlValue.Mapping)) {
            return null;
        }
        String type = fields.optional("type", LAYOUT_TYPE, "grid");
        int rows = fields.optional("rows", Form.atLeast(0), 1);
        int columns = fields.optional("cols", Form.atLeast(0), 1);
        if (!fields.has("matrix")) {
            fields.fail("matrix", " is missing");
        }
        List<List<Integer>> matrix = new ArrayList<>();
        for (YamlValue row : fields.items("matrix")) {
            matrix.add(row(fields, row));
        }
        fields.finish();
        return new MatrixLayout(type, rows, columns, matrix);
    }

    private static List<Integer> row(Fields layout, YamlValue row) {
        List<Integer> slots = new ArrayList<>();
        if (!(row instanceof Sequence cells)) {
            layout.failAt(row, "a row of 'matrix' must be a list of slot numbers, not " + row.shown());
            return slots;
        }
        for (YamlValue cell : cells.items()) {
            Integer slot = layout.entry(cell, "slot in 'matrix'", SLOT);
            if (slot != null) {
                slots.add(slot);
            }
        }
        return slots;
    }

    private List<RearComponent> rearComponents(Fields template) {
        List<RearComponent> components = new ArrayList<>();
        for (YamlValue item : template.items("rear_components")) {
            Fields fields = template.part(item, "rear component");
            if (fields != null) {
                components.add(new RearComponent(
                        fields.required("id", Form.TEXT, ""),
                        fields.required("name", Form.TEXT, ""),
                        fields.required("type", REAR_TYPE, "other"),
                        fields.optional("role", Form.TEXT, null),
                        checks.references(fields, "checks")));
                fields.finish();
            }
        }
        return components;
    }

    private static Map<String, Map<String, Double>> thresholds(Fields template) {
        Map<String, Map<String, Double>> thresholds = new LinkedHashMap<>();
        Fields section = template.section("display_thresholds");
        for (Entry entry : section.entries()) {
            String name = entry.key().text();
            thresholds.put(name, section.map(name, Form.NUMBER));
        }
        return thresholds;
    }
}
