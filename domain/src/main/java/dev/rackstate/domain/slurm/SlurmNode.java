package dev.rackstate.domain.slurm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node as Slurm sees it.
 *
 * @param name as Slurm calls it
 * @param state its state as a whole
 * @param statuses every state as the source wrote it, sorted; more than one where partitions disagree
 * @param partitions the partitions it is in, sorted
 * @param reason why it is drained or down, or null
 * @param reasonUser who said so, or null
 * @param reasonSince since when, or null
 * @param use what of it is in use
 */
public record SlurmNode(
        String name,
        SlurmNodeState state,
        List<String> statuses,
        List<String> partitions,
        @Nullable String reason,
        @Nullable String reasonUser,
        @Nullable Instant reasonSince,
        Use use) {
    /** Copies the lists. */
    public SlurmNode {
        statuses = List.copyOf(statuses);
        partitions = List.copyOf(partitions);
    }

    /**
     * What of a node is in use; null where the source does not tell.
     *
     * @param cpus processors in all
     * @param allocatedCpus processors that jobs have
     * @param memoryMib memory in all, in MiB
     * @param allocatedMemoryMib memory that jobs have, in MiB
     * @param gpus GPUs in all
     * @param allocatedGpus GPUs that jobs have
     */
    public record Use(
            @Nullable Integer cpus,
            @Nullable Integer allocatedCpus,
            @Nullable Long memoryMib,
            @Nullable Long allocatedMemoryMib,
            @Nullable Integer gpus,
            @Nullable Integer allocatedGpus) {
        /** Nothing is known. */
        public static final Use UNKNOWN = new Use(null, null, null, null, null, null);

        /** Both together; what neither tells stays null, and what only one tells is that. */
        public Use plus(Use other) {
            return new Use(
                    sum(cpus, other.cpus),
                    sum(allocatedCpus, other.allocatedCpus),
                    sum(memoryMib, other.memoryMib),
                    sum(allocatedMemoryMib, other.allocatedMemoryMib),
                    sum(gpus, other.gpus),
                    sum(allocatedGpus, other.allocatedGpus));
        }

        private static @Nullable Integer sum(@Nullable Integer a, @Nullable Integer b) {
            return a == null ? b : b == null ? a : Integer.valueOf(a + b);
        }

        private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
            return a == null ? b : b == null ? a : Long.valueOf(a + b);
        }
    }
}
