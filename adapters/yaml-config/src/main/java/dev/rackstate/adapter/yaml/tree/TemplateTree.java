package dev.rackstate.adapter.yaml.tree;

import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate.RearComponent;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.catalog.RackTemplate.ComponentRef;
import dev.rackstate.domain.catalog.RackTemplate.DrawnComponent;
import dev.rackstate.domain.catalog.RackTemplate.Infrastructure;
import dev.rackstate.domain.topology.Rack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written of hardware templates. */
public final class TemplateTree {
    private TemplateTree() {}

    /** A device template. */
    public static Map<String, @Nullable Object> of(DeviceTemplate template) {
        return new Sparse()
                .with("id", template.id())
                .with("name", template.name())
                .unless("server", "type", template.type())
                .maybe("storage_type", template.storageType())
                .maybe("role", template.role())
                .with("u_height", template.uHeight())
                .maybe("layout", of(template.layout()))
                .maybe("disk_layout", of(template.diskLayout()))
                .maybe("rear_layout", of(template.rearLayout()))
                .maybe(
                        "rear_components",
                        template.rearComponents().stream().map(TemplateTree::of).toList())
                .maybe("checks", template.checks())
                .maybe("metrics", template.metrics())
                .maybe("display_thresholds", thresholds(template.displayThresholds()))
                .tree();
    }

    private static @Nullable Object of(@Nullable MatrixLayout layout) {
        return layout == null
                ? null
                : new Sparse()
                        .with("type", layout.type())
                        .with("rows", layout.rows())
                        .with("cols", layout.cols())
                        .with("matrix", layout.matrix())
                        .tree();
    }

    private static Map<String, @Nullable Object> of(RearComponent component) {
        return new Sparse()
                .with("id", component.id())
                .with("name", component.name())
                .with("type", component.type())
                .maybe("role", component.role())
                .maybe("checks", component.checks())
                .tree();
    }

    private static Map<String, @Nullable Object> thresholds(Map<String, Map<String, Double>> thresholds) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        thresholds.forEach((metric, levels) -> {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            levels.forEach((level, value) -> values.put(level, Sparse.number(value)));
            tree.put(metric, values);
        });
        return tree;
    }

    /** A rack template. */
    public static Map<String, @Nullable Object> of(RackTemplate template) {
        return new Sparse()
                .with("id", template.id())
                .with("name", template.name())
                .unless(Rack.DEFAULT_HEIGHT, "u_height", template.uHeight())
                .maybe("checks", template.checks())
                .maybe("infrastructure", of(template.infrastructure()))
                .tree();
    }

    private static Map<String, @Nullable Object> of(Infrastructure infrastructure) {
        return new Sparse()
                .maybe("components", drawn(infrastructure.components()))
                .maybe("front_components", drawn(infrastructure.frontComponents()))
                .maybe("rear_components", drawn(infrastructure.rearComponents()))
                .maybe("side_components", drawn(infrastructure.sideComponents()))
                .maybe(
                        "rack_components",
                        infrastructure.rackComponents().stream()
                                .map(TemplateTree::of)
                                .toList())
                .tree();
    }

    private static List<Map<String, @Nullable Object>> drawn(List<DrawnComponent> components) {
        return components.stream()
                .map(component -> new Sparse()
                        .with("id", component.id())
                        .with("name", component.name())
                        .with("type", component.type())
                        .maybe("model", component.model())
                        .maybe("role", component.role())
                        .unless("u-mount", "location", component.location())
                        .maybe("u_position", component.uPosition())
                        .maybe("u_height", component.uHeight())
                        .tree())
                .toList();
    }

    private static Map<String, @Nullable Object> of(ComponentRef reference) {
        return new Sparse()
                .with("template_id", reference.templateId())
                .unless(1, "u_position", reference.uPosition())
                .maybe("u_height", reference.uHeight())
                .maybe("side", reference.side())
                .tree();
    }

    /** A component template. */
    public static Map<String, @Nullable Object> of(ComponentTemplate template) {
        return new Sparse()
                .with("id", template.id())
                .with("name", template.name())
                .unless("other", "type", template.type())
                .maybe("model", template.model())
                .maybe("role", template.role())
                .unless("u-mount", "location", template.location())
                .maybe("side", template.side())
                .with("u_height", template.uHeight())
                .maybe("u_position", template.uPosition())
                .maybe("checks", template.checks())
                .maybe("metrics", template.metrics())
                .tree();
    }
}
