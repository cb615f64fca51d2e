package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.catalog.RackTemplate.ComponentRef;
import dev.rackstate.domain.catalog.RackTemplate.DrawnComponent;
import dev.rackstate.domain.catalog.RackTemplate.Infrastructure;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.topology.Rack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads hardware templates. A file may hold any of three lists: {@code templates} (devices), {@code rack_templates} and
 * {@code rack_component_templates}. A template with an error is left out, alone.
 */
final class TemplateReader {
    private static final Form<Integer> UNIT = Form.whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Form<Integer> RACK_HEIGHT = Form.whole(1, Rack.MAX_HEIGHT);
    private static final Form<Integer> PART_HEIGHT = Form.whole(0, Rack.MAX_HEIGHT);
    private static final Form<String> SIDE = Form.oneOf("left", "right");
    private static final Form<String> DRAWN_TYPE = Form.oneOf("power", "cooling", "management", "network", "other");
    private static final Form<String> DRAWN_LOCATION =
            Form.oneOf("u-mount", "side-left", "side-right", "top", "bottom");
    private static final Form<String> COMPONENT_LOCATION = Form.oneOf("side", "u-mount", "front", "rear");
    private static final Set<String> IGNORED_IN_REFERENCE = Set.of("id", "name", "location");

    private final Definitions<Check> checks;
    private final Definitions<MetricDefinition> metrics;
    private final Templates templates = new Templates();

    TemplateReader(Definitions<Check> checks, Definitions<MetricDefinition> metrics) {
        this.checks = checks;
        this.metrics = metrics;
    }

    Templates read(Library.Contents library) {
        if (!library.complete()) {
            templates.incomplete();
        }
        List<Fields> files = new ArrayList<>();
        for (Document document : library.documents()) {
            Fields fields = document.fields(Subject.tolerant("file"));
            if (fields == null) {
                templates.incomplete();
            } else {
                files.add(fields);
            }
        }
        DeviceTemplateReader devices = new DeviceTemplateReader(checks, metrics);
        files.forEach(file -> templates.devices().read(file, "templates", devices::read));
        files.forEach(file -> templates.components().read(file, "rack_component_templates", this::component));
        // After the components of all files, to which racks refer.
        files.forEach(file -> templates.racks().read(file, "rack_templates", this::rack));
        files.forEach(Fields::finish);
        return templates;
    }

    private @Nullable ComponentTemplate component(Fields fields) {
        String id = fields.required("id", Form.NAME, "");
        fields.subject().named(id);
        String name = fields.required("name", Form.TEXT, "");
        String type = fields.optional("type", Form.TEXT, "other");
        String model = fields.optional("model", Form.TEXT, null);
        String role = fields.optional("role", Form.TEXT, null);
        String location = fields.optional("location", COMPONENT_LOCATION, "u-mount");
        String side = fields.optional("side", SIDE, null);
        int height = fields.required("u_height", PART_HEIGHT, 1);
        Integer position = fields.optional("u_position", UNIT, null);
        List<String> checkIds = checks.references(fields, "checks");
        List<String> metricIds = metrics.references(fields, "metrics");
        fields.finish();
        return fields.failed()
                ? null
                : new ComponentTemplate(
                        id, name, type, model, role, location, side, height, position, checkIds, metricIds);
    }

    private @Nullable RackTemplate rack(Fields fields) {
        String id = fields.required("id", Form.NAME, "");
        fields.subject().named(id);
        String name = fields.required("name", Form.TEXT, "");
        int height = fields.optional("u_height", RACK_HEIGHT, Rack.DEFAULT_HEIGHT);
        Infrastructure infrastructure = infrastructure(fields.section("infrastructure"));
        List<String> checkIds = checks.references(fields, "checks");
        fields.finish();
        return fields.failed() ? null : new RackTemplate(id, name, height, infrastructure, checkIds);
    }

    private Infrastructure infrastructure(Fields fields) {
        List<DrawnComponent> components = drawn(fields, "components");
        List<DrawnComponent> front = drawn(fields, "front_components");
        List<DrawnComponent> rear = drawn(fields, "rear_components");
        List<DrawnComponent> side = drawn(fields, "side_components");
        List<ComponentRef> references = references(fields);
        fields.finish();
        return new Infrastructure(components, front, rear, side, references);
    }

    private static List<DrawnComponent> drawn(Fields infrastructure, String key) {
        List<DrawnComponent> drawn = new ArrayList<>();
        for (YamlValue item : infrastructure.items(key)) {
            Fields fields = infrastructure.part(item, "component");
            if (fields != null) {
                drawn.add(new DrawnComponent(
                        fields.required("id", Form.TEXT, ""),
                        fields.required("name", Form.TEXT, ""),
                        fields.required("type", DRAWN_TYPE, "other"),
                        fields.optional("model", Form.TEXT, null),
                        fields.optional("role", Form.TEXT, null),
                        fields.optional("location", DRAWN_LOCATION, "u-mount"),
                        fields.optional("u_position", UNIT, null),
                        fields.optional("u_height", PART_HEIGHT, null)));
                fields.finish();
            }
        }
        return drawn;
    }

    private List<ComponentRef> references(Fields infrastructure) {
        List<ComponentRef> references = new ArrayList<>();
        for (YamlValue item : infrastructure.items("rack_components")) {
            Fields fields = infrastructure.part(item, "component reference");
            if (fields != null) {
                String templateId = fields.required("template_id", Form.TEXT, "");
                if (templates.components().isUnknown(templateId) && !templateId.isEmpty()) {
                    fields.place("template_id").warning("there is no component template '" + templateId + "'");
                }
                references.add(new ComponentRef(
                        templateId,
                        fields.optional("u_position", UNIT, 1),
                        fields.optional("u_height", PART_HEIGHT, null),
                        fields.optional("side", SIDE, null)));
                fields.finish(IGNORED_IN_REFERENCE);
            }
        }
        return references;
    }
}
