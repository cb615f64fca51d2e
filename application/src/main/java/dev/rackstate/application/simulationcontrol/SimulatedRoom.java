package dev.rackstate.application.simulationcontrol;

import dev.rackstate.application.simulation.IncidentType.TargetKind;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the simulator simulates at present, as far as controlling it depends on that. Safe for concurrent use. */
public interface SimulatedRoom {
    /**
     * What can be forced, by category: in each the metrics of the library first, in file order, then the simulator's own
     * by name.
     */
    List<ForcibleMetric> forcible();

    /** The ids of everything of a kind. */
    Set<String> ids(TargetKind kind);

    /**
     * On what a metric can be forced: what has it, and a rack when something in it has. Costs O(series of the metric).
     *
     * @param metric the id of a metric that can be forced
     * @param kind what is asked for, nodes or racks; of everything else there is none
     */
    Set<String> carriers(String metric, TargetKind kind);

    /** Where a Prometheus finds the values, without the path; null when they are offered to none. */
    @Nullable
    URI exporter();

    /** Begins anew: what was done by hand and is over is forgotten. */
    void restart();
}
