package dev.rackstate.domain.slurm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything one asking of a source told. Immutable.
 *
 * @param time when it was asked
 * @param nodes sorted by name; names are unique
 * @param partitions sorted by name
 * @param jobs null when the source does not tell of jobs
 * @param reservations null when the source does not tell of reservations
 * @param warnings what could not be told this time, or what the source said beside the answer, for people
 */
public record Workload(
        Instant time,
        List<SlurmNode> nodes,
        List<SlurmPartition> partitions,
        @Nullable List<SlurmJob> jobs,
        @Nullable List<SlurmReservation> reservations,
        List<String> warnings) {
    /** Copies the lists. */
    public Workload {
        nodes = List.copyOf(nodes);
        partitions = List.copyOf(partitions);
        jobs = jobs == null ? null : List.copyOf(jobs);
        reservations = reservations == null ? null : List.copyOf(reservations);
        warnings = List.copyOf(warnings);
    }

    /** A workload without warnings. */
    public Workload(
            Instant time,
            List<SlurmNode> nodes,
            List<SlurmPartition> partitions,
            @Nullable List<SlurmJob> jobs,
            @Nullable List<SlurmReservation> reservations) {
        this(time, nodes, partitions, jobs, reservations, List.of());
    }
}
