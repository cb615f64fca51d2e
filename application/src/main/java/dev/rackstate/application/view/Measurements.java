package dev.rackstate.application.view;

import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.snapshot.MetricColumn;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Reads measurements of nodes, devices and racks from a publication. Immutable; make one per publication. */
public final class Measurements {
    private static final List<String> TEMPERATURE =
            List.of("temperature", "node_temperature_celsius", "ipmi_temperature_celsius");
    private static final List<String> POWER = List.of("power", "node_power_watts", "ipmi_power_watts");

    private final Published published;
    private final List<MetricColumn> temperature;
    private final List<MetricColumn> power;

    /** The measurements of a publication. */
    public Measurements(Published published) {
        this.published = published;
        this.temperature = columns(published.snapshot(), TEMPERATURE);
        this.power = columns(published.snapshot(), POWER);
    }

    private static List<MetricColumn> columns(Snapshot snapshot, List<String> seriesNames) {
        return seriesNames.stream()
                .flatMap(name -> snapshot.metrics().stream()
                        .filter(column -> column.seriesName().equals(name)))
                .toList();
    }

    /** The temperature of a node in degrees Celsius; empty when none is known. */
    public OptionalDouble temperature(int node) {
        return first(temperature, node);
    }

    /** The power that a node draws in watts; empty when none is known. */
    public OptionalDouble power(int node) {
        return first(power, node);
    }

    /** The mean temperature of a rack's nodes in degrees Celsius; empty when none is known. */
    public OptionalDouble rackTemperature(int rack) {
        return known(rack, node -> temperature(node).orElse(Double.NaN)).average();
    }

    /** The power that a rack's nodes draw together in watts; empty when none is known. */
    public OptionalDouble rackPower(int rack) {
        double[] watts = known(rack, node -> power(node).orElse(Double.NaN)).toArray();
        return watts.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(watts).sum());
    }

    private DoubleStream known(int rack, ToDoubleFunction<Integer> value) {
        return published
                .snapshot()
                .topology()
                .within(rack, EntityKind.NODE)
                .mapToDouble(value::applyAsDouble)
                .filter(Double::isFinite);
    }

    private static OptionalDouble first(List<MetricColumn> columns, int node) {
        for (MetricColumn column : columns) {
            double value = column.value(node);
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * What is measured on the components of a rack.
     *
     * @return component template id to metric id to the sum over the rack; components without a value are left out
     */
    public Map<String, Map<String, Double>> components(int rack) {
        CompiledTopology topology = published.snapshot().topology();
        Map<String, Map<String, Double>> components = new LinkedHashMap<>();
        published
                .configuration()
                .catalog()
                .rack(topology.rack(rack).templateId())
                .map(RackTemplate::infrastructure)
                .map(RackTemplate.Infrastructure::rackComponents)
                .orElse(List.of())
                .forEach(ref -> published
                        .configuration()
                        .catalog()
                        .component(ref.templateId())
                        .ifPresent(component -> component(component, rack, components)));
        return components;
    }

    private void component(ComponentTemplate component, int rack, Map<String, Map<String, Double>> into) {
        Map<String, Double> values = values(component.metrics(), rack);
        if (!values.isEmpty()) {
            into.put(component.id(), values);
        }
    }

    /**
     * What is measured on the nodes of a device.
     *
     * @return node name to metric id to value; every node is there, with an empty map when nothing is known of it
     */
    public Map<String, Map<String, Double>> device(int device) {
        CompiledTopology topology = published.snapshot().topology();
        List<String> metrics = published
                .configuration()
                .catalog()
                .device(topology.device(device).templateId())
                .map(template -> template.metrics())
                .orElse(List.of());
        Map<String, Map<String, Double>> nodes = new LinkedHashMap<>();
        topology.within(device, EntityKind.NODE).forEach(node -> nodes.put(topology.id(node), values(metrics, node)));
        return nodes;
    }

    private Map<String, Double> values(List<String> metrics, int entity) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String metric : metrics) {
            published.snapshot().measurement(metric, entity).ifPresent(value -> values.put(metric, value));
        }
        return values;
    }
}
