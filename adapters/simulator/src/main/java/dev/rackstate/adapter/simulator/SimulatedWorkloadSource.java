package dev.rackstate.adapter.simulator;

import dev.rackstate.adapter.simulator.model.SimulatedWorkload;
import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.domain.slurm.Workload;
import java.time.InstantSource;

/**
 * The simulator as a source of Slurm's workload: the states that its Slurm metrics tell, and jobs and reservations that go
 * with them. Safe for concurrent use.
 */
public final class SimulatedWorkloadSource implements WorkloadSource {
    private final Simulator simulator;
    private final InstantSource clock;

    /** A source over this simulator. */
    public SimulatedWorkloadSource(Simulator simulator, InstantSource clock) {
        this.simulator = simulator;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public Workload fetch() throws WorkloadException {
        try {
            return SimulatedWorkload.of(simulator.simulation(), clock.instant());
        } catch (IllegalArgumentException e) {
            throw new WorkloadException("what is configured cannot be simulated: " + e.getMessage(), e);
        }
    }
}
