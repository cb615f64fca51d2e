package dev.rackstate.adapter.slurm;

/**
 * What is read at most of what slurmrestd tells. Several times what the largest machines have.
 *
 * @param bytes of one answer; answers are read as a stream, so this bounds time and not memory
 * @param nodes nodes, partitions and reservations, each
 * @param jobs jobs
 * @param jobNodes nodes that jobs name, in lists that differ
 */
record Limits(long bytes, int nodes, int jobs, int jobNodes) {
    static final Limits DEFAULT = new Limits(1L << 30, 200_000, 500_000, 5_000_000);
}
