package dev.rackstate.domain.slurm;

import org.jspecify.annotations.Nullable;

/**
 * A partition.
 *
 * @param name unique in the cluster
 * @param state UP, DOWN, DRAIN or INACTIVE in lower case, or null when the source does not tell
 * @param totalNodes how many nodes it has, or null
 * @param totalCpus how many processors, or null
 */
public record SlurmPartition(
        String name,
        @Nullable String state,
        @Nullable Integer totalNodes,
        @Nullable Integer totalCpus) {}
