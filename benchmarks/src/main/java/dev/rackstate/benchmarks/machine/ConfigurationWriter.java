package dev.rackstate.benchmarks.machine;

import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Location;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Writes a generated machine as a configuration directory: {@code app.yaml}, and topology, templates, checks and
 * metrics below it, the topology in the layout with one file per rack.
 *
 * <p>Knows the keys that {@link MachineGenerator} uses and no others; it is no general writer of configurations.
 */
public final class ConfigurationWriter {
    private final Path root;
    private final Dump yaml = new Dump(DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(120)
            .build());

    private ConfigurationWriter(Path root) {
        this.root = root;
    }

    /**
     * Writes a machine into a directory, which is made where it does not exist. Files of the same names are replaced.
     *
     * @param prometheus where the server shall ask, or null for the simulator in its own process
     * @return the path of {@code app.yaml}
     * @throws IOException when a file cannot be written
     */
    public static Path write(Machine machine, Path directory, @Nullable URI prometheus) throws IOException {
        ConfigurationWriter writer = new ConfigurationWriter(directory);
        for (Site site : machine.topology().sites()) {
            for (Room room : site.rooms()) {
                writer.room(site, room);
            }
        }
        writer.write(
                "topology/sites.yaml", Map.of("sites", map(machine.topology().sites(), ConfigurationWriter::site)));
        writer.write(
                "templates/devices.yaml",
                Map.of("templates", map(machine.catalog().deviceTemplates(), ConfigurationWriter::device)));
        writer.write(
                "templates/racks.yaml",
                Map.of("rack_templates", map(machine.catalog().rackTemplates(), ConfigurationWriter::rackTemplate)));
        writer.write(
                "templates/components.yaml",
                Map.of(
                        "rack_component_templates",
                        map(machine.catalog().componentTemplates(), ConfigurationWriter::component)));
        writer.write("checks/checks.yaml", Map.of("checks", map(machine.checks().all(), ConfigurationWriter::check)));
        writer.write(
                "metrics/metrics.yaml", Map.of("metrics", map(machine.metrics().all(), ConfigurationWriter::metric)));
        return writer.write("app.yaml", app(prometheus));
    }

    private interface Shown<T> {
        Object as(T value);
    }

    private static <T> List<Object> map(List<T> values, Shown<T> shown) {
        return values.stream().map(shown::as).toList();
    }

    private Path write(String name, Object content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, yaml.dumpToString(content));
    }

    private static Map<String, Object> app(@Nullable URI prometheus) {
        Map<String, Object> telemetry = new LinkedHashMap<>();
        telemetry.put("source", prometheus == null ? "simulator" : "prometheus");
        if (prometheus != null) {
            telemetry.put("prometheus_url", prometheus.toString());
        }
        Map<String, Object> app = new LinkedHashMap<>();
        app.put("app", Map.of("name", "Rackstate benchmark"));
        app.put(
                "paths",
                ordered("topology", "topology", "templates", "templates", "checks", "checks", "metrics", "metrics"));
        app.put("telemetry", telemetry);
        app.put("planner", Map.of("refresh_seconds", 15));
        return app;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static Object site(Site site) {
        Map<String, Object> map = ordered("id", site.id().value(), "name", site.name());
        if (site.description() != null) {
            map.put("description", site.description());
        }
        Location location = site.location();
        if (location != null) {
            map.put("location", ordered("lat", location.latitude(), "lon", location.longitude()));
        }
        map.put("rooms", map(site.rooms(), room -> room.id().value()));
        return map;
    }

    private void room(Site site, Room room) throws IOException {
        String directory = "topology/datacenters/" + site.id().value() + "/rooms/"
                + room.id().value();
        Map<String, Object> map = ordered("id", room.id().value(), "name", room.name());
        if (room.layout() != null) {
            map.put(
                    "layout",
                    Map.of(
                            "size",
                            ordered(
                                    "width", room.layout().width(),
                                    "height", room.layout().height())));
        }
        map.put("aisles", map(room.aisles(), aisle -> ordered("id", aisle.id().value(), "name", aisle.name())));
        write(directory + "/room.yaml", map);
        for (Aisle aisle : room.aisles()) {
            String below = directory + "/aisles/" + aisle.id().value();
            write(
                    below + "/aisle.yaml",
                    Map.of("racks", map(aisle.racks(), rack -> rack.id().value())));
            for (Rack rack : aisle.racks()) {
                write(below + "/racks/" + rack.id().value() + ".yaml", rack(rack));
            }
        }
    }

    private static Object rack(Rack rack) {
        Map<String, Object> map = ordered("id", rack.id().value(), "name", rack.name());
        if (rack.templateId() != null) {
            map.put("template_id", rack.templateId());
        }
        map.put("u_height", rack.uHeight());
        map.put("devices", map(rack.devices(), ConfigurationWriter::device));
        return map;
    }

    private static Object device(Device device) {
        Map<String, Object> map = ordered(
                "id", device.id(),
                "name", device.name(),
                "template_id", device.templateId(),
                "u_position", device.uPosition());
        Instances instances = device.instances();
        if (instances instanceof Instances.Range range) {
            map.put("instance", range.pattern().toString());
        } else if (instances instanceof Instances.Names names) {
            map.put("instance", map(names.patterns(), Object::toString));
        } else if (instances instanceof Instances.Slots slots) {
            Map<Integer, Object> bySlot = new LinkedHashMap<>();
            slots.bySlot().forEach((slot, pattern) -> bySlot.put(slot, pattern.toString()));
            map.put("instance", bySlot);
        }
        return map;
    }

    private static Object device(DeviceTemplate template) {
        Map<String, Object> map = ordered(
                "id", template.id(), "name", template.name(), "type", template.type(), "u_height", template.uHeight());
        MatrixLayout layout = template.layout();
        if (layout != null) {
            map.put(
                    "layout",
                    ordered(
                            "type", layout.type(),
                            "rows", layout.rows(),
                            "cols", layout.cols(),
                            "matrix", layout.matrix()));
        }
        map.put("checks", template.checks());
        map.put("metrics", template.metrics());
        return map;
    }

    private static Object rackTemplate(RackTemplate template) {
        List<Object> components = map(template.infrastructure().rackComponents(), ref -> {
            Map<String, Object> map = ordered("template_id", ref.templateId(), "u_position", ref.uPosition());
            if (ref.side() != null) {
                map.put("side", ref.side());
            }
            return map;
        });
        return ordered(
                "id", template.id(),
                "name", template.name(),
                "u_height", template.uHeight(),
                "infrastructure", Map.of("rack_components", components));
    }

    private static Object component(ComponentTemplate template) {
        return ordered(
                "id", template.id(),
                "name", template.name(),
                "type", template.type(),
                "location", template.location(),
                "u_height", template.uHeight(),
                "checks", template.checks(),
                "metrics", template.metrics());
    }

    private static Object check(Check check) {
        Map<String, Object> map = ordered(
                "id", check.id(),
                "name", check.name(),
                "scope", check.scope().word(),
                "expr", check.expr().toString(),
                "output", check.output());
        if (check.kind() != null) {
            map.put("kind", check.kind());
        }
        if (!check.holdFor().isZero()) {
            map.put("for", check.holdFor().toSeconds() + "s");
        }
        if (check.missing() != null) {
            map.put("missing", check.missing().name().toLowerCase(Locale.ROOT));
        }
        map.put(
                "rules",
                map(
                        check.rules(),
                        rule -> ordered(
                                "op", rule.op().sign(),
                                "value", rule.value(),
                                "severity", rule.severity().name())));
        return map;
    }

    private static Object metric(MetricDefinition metric) {
        return ordered(
                "id", metric.id(),
                "name", metric.name(),
                "metric", metric.metric(),
                "display",
                        ordered(
                                "unit", metric.display().unit(),
                                "chart_type", metric.display().chartType(),
                                "default_range", metric.display().defaultRange(),
                                "aggregation", metric.display().aggregation()));
    }
}
