package dev.rackstate.adapter.simulator.model;

import dev.rackstate.adapter.simulator.model.RackTarget.Pdu;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is done by hand at one instant, and what is still felt of it, by target. A value forced on a node goes before one
 * forced on its rack. Immutable.
 */
final class Effects {
    /** Nothing. */
    static final Effects NONE = new Effects(List.of(), List.of(), CoolingLoss.NONE);

    private final Map<String, List<Forcing>> byInstance = new HashMap<>();
    private final Map<String, List<Forcing>> byRack = new HashMap<>();
    private final Map<IncidentType, Map<String, Incident>> incidents = new EnumMap<>(IncidentType.class);
    private final CoolingLoss coolingLoss;

    Effects(List<Forcing> forcings, List<Incident> wrong, CoolingLoss coolingLoss) {
        this.coolingLoss = coolingLoss;
        for (Forcing forcing : forcings) {
            ValueOverride override = forcing.override();
            if (override.instance() != null) {
                add(byInstance, override.instance(), forcing);
            } else if (override.rackId() != null) {
                add(byRack, override.rackId(), forcing);
            }
        }
        wrong.forEach(incident -> incidents
                .computeIfAbsent(incident.type(), type -> new HashMap<>())
                .putIfAbsent(incident.target(), incident));
    }

    private static void add(Map<String, List<Forcing>> map, String target, Forcing forcing) {
        map.computeIfAbsent(target, id -> new ArrayList<>()).add(forcing);
    }

    /** The value forced on all series of a metric of a target, or null. */
    @Nullable
    Double forced(Target target, String metric) {
        return forced(
                target, forcing -> forcing.series() == null && forcing.metric().equals(metric));
    }

    /** The value forced on one series of a metric of a target, or null. */
    @Nullable
    Double forced(Target target, String metric, int series) {
        return forced(target, forcing -> forcing.metric().equals(metric) && forcing.holdsFor(series));
    }

    /** The current forced on a rack, under any name that ends like one, or null. */
    @Nullable
    Double current(RackTarget rack) {
        return forced(rack, Forcing::isOfCurrent);
    }

    private @Nullable Double forced(Target target, Predicate<Forcing> wanted) {
        if (byInstance.isEmpty() && byRack.isEmpty()) {
            return null;
        }
        Double own = target instanceof NodeTarget node ? last(byInstance, node.name(), wanted) : null;
        return own == null ? last(byRack, target.rackId(), wanted) : own;
    }

    private static @Nullable Double last(Map<String, List<Forcing>> map, String target, Predicate<Forcing> wanted) {
        List<Forcing> candidates = map.getOrDefault(target, List.of());
        for (int i = candidates.size() - 1; i >= 0; i--) {
            if (wanted.test(candidates.get(i))) {
                return candidates.get(i).value();
            }
        }
        return null;
    }

    /**
     * Whether a rack is down.
     *
     * @param otherwise what it is when nobody does anything about it
     */
    boolean isDown(RackTarget rack, boolean otherwise) {
        Double forced = forced(rack, ValueOverride.RACK_DOWN);
        return forced != null ? forced > 0 : otherwise || incident(IncidentType.RACK_DOWN, rack.rackId()) != null;
    }

    /** Whether the network is cut between a node and everybody else. */
    boolean isCutOff(NodeTarget node) {
        return incident(IncidentType.NETWORK_PARTITION, node.rackId()) != null
                || incident(IncidentType.NETWORK_PARTITION, node.aisleId()) != null;
    }

    /** How much of an aisle's cooling is lost, from 0 to 1. */
    double coolingLost(String aisleId) {
        return coolingLoss.of(aisleId);
    }

    /** The incident that lets a node come and go, or null. */
    @Nullable
    Incident flapping(NodeTarget node) {
        return incident(IncidentType.NODE_FLAPPING, node.name());
    }

    /** Whether a power distribution unit has failed: it is named, or its rack is and it is the first one there. */
    boolean hasFailed(RackTarget rack, Pdu pdu) {
        return incident(IncidentType.PDU_FAILURE, pdu.id()) != null
                || (pdu.number() == 1 && incident(IncidentType.PDU_FAILURE, rack.rackId()) != null);
    }

    private @Nullable Incident incident(IncidentType type, String target) {
        return incidents.isEmpty() || target.isEmpty()
                ? null
                : incidents.getOrDefault(type, Map.of()).get(target);
    }
}
