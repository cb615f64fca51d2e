package dev.rackstate.adapter.simulator;

import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CustomIncidents;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.testkit.slurm.WorkloadSourceContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The simulator keeps the contract of every source. Its ticks are a century long: states hold still. */
class SimulatedWorkloadSourceTest extends WorkloadSourceContract {
    private static final SimulationSettings SETTINGS = new SimulationSettings(
            3, Duration.ofDays(36_500), IncidentMode.FULL_OK, 1, CustomIncidents.NONE, Map.of(), List.of(), List.of());

    private final WorkloadSource source = new SimulatedWorkloadSource(
            MachineRooms.simulator(MachineRooms.twoSites(), SETTINGS), InstantSource.system());

    @Override
    protected WorkloadSource source() {
        return source;
    }

    /** As the metrics of the same simulation tell them. */
    @Override
    protected Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        Readout.of(Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), SETTINGS), Instant.now())
                .all()
                .forEach((labels, value) -> {
                    if (labels.get("__name__").equals("slurm_node_status") && value == 1) {
                        statuses.put(labels.get("node"), labels.get("status"));
                    }
                });
        return statuses;
    }

    @Override
    protected Set<String> partitions() {
        return Set.of("all", "cpu", "gpu");
    }

    @Override
    protected WorkloadSource unreachable() {
        return new SimulatedWorkloadSource(
                MachineRooms.simulator(
                        MachineRooms.twoSites(),
                        MachineRooms.emitting(MachineRooms.entry("up", Map.of("no label", "x"), false))),
                InstantSource.system());
    }

    @Override
    protected boolean tellsOfJobs() {
        return true;
    }
}
