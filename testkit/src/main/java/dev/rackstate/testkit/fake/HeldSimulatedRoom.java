package dev.rackstate.testkit.fake;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.simulation.IncidentType.TargetKind;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.application.simulationcontrol.ForcibleMetric;
import dev.rackstate.application.simulationcontrol.SimulatedRoom;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A simulated machine room without values: everything in the building, a PDU in each rack, and a few metrics that can be
 * forced. Safe for concurrent use.
 */
public final class HeldSimulatedRoom implements SimulatedRoom {
    /** Where the values would be found. */
    public static final URI EXPORTER = URI.create("http://127.0.0.1:9000");

    /** A metric that only the first node has. */
    public static final String OF_ONE_NODE = "switch_port_oper_status";

    private final Supplier<Configuration> configuration;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile @Nullable URI exporter = EXPORTER;

    /** The room of a configuration. */
    public HeldSimulatedRoom(Supplier<Configuration> configuration) {
        this.configuration = configuration;
    }

    @Override
    public List<ForcibleMetric> forcible() {
        return List.of(
                new ForcibleMetric(
                        "node_temperature_celsius", "Air temperature", null, "°C", "temperature", false, List.of()),
                new ForcibleMetric("node_health_status", "Health", "0 to 2", "", "health", false, List.of(0, 1, 2)),
                new ForcibleMetric("up", "Node answers", null, "", "compute", false, List.of(0, 1)),
                new ForcibleMetric(OF_ONE_NODE, "Port", null, "", "network", false, List.of()),
                new ForcibleMetric("raritan_pdu_current_ampere", "Current", null, "A", "power", true, List.of()),
                new ForcibleMetric(ValueOverride.RACK_DOWN, "Rack down", null, "", "power", true, List.of(0, 1)));
    }

    @Override
    public Set<String> ids(TargetKind kind) {
        return switch (kind) {
            case NODE -> ids(EntityKind.NODE);
            case RACK -> ids(EntityKind.RACK);
            case AISLE -> ids(EntityKind.AISLE);
            case PDU -> ids(EntityKind.RACK).stream().map(id -> id + "-pdu1").collect(Collectors.toSet());
        };
    }

    @Override
    public Set<String> carriers(String metric, TargetKind kind) {
        EntityKind entities = kind == TargetKind.NODE ? EntityKind.NODE : EntityKind.RACK;
        return metric.equals(OF_ONE_NODE) ? all(entities).limit(1).collect(Collectors.toSet()) : ids(kind);
    }

    private Set<String> ids(EntityKind kind) {
        return all(kind).collect(Collectors.toSet());
    }

    private Stream<String> all(EntityKind kind) {
        CompiledTopology topology = CompiledTopology.of(configuration.get().topology());
        return topology.all(kind).mapToObj(topology::id);
    }

    @Override
    public @Nullable URI exporter() {
        return exporter;
    }

    /** From now on the values are offered to nobody. */
    public void withoutExporter() {
        exporter = null;
    }

    @Override
    public void restart() {
        restarts.incrementAndGet();
    }

    /** How often it began anew. */
    public int restarts() {
        return restarts.get();
    }
}
