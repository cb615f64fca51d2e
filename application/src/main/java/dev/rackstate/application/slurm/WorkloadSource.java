package dev.rackstate.application.slurm;

import dev.rackstate.domain.slurm.Workload;

/**
 * Where the workload is asked for: a Slurm exporter's metrics, slurmrestd, or the simulator. Blocks until the answer is whole or has
 * failed, within the source's own time limit. Safe for concurrent use.
 */
public interface WorkloadSource extends AutoCloseable {
    /**
     * The workload now.
     *
     * @throws WorkloadException when there is no complete answer
     */
    Workload fetch() throws WorkloadException;

    /** What the source is, for people: {@code slurmrestd http://ctl:6820 v0.0.40}, {@code metric slurm_node_status}. */
    String name();

    /** Releases connections. The source is not used afterwards. */
    @Override
    default void close() {}
}
