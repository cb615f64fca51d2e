package dev.rackstate.application.slurm;

import dev.rackstate.domain.slurm.PlacedWorkload;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Looks at the workload. */
public interface ViewWorkload {
    /** What is known now. Costs one volatile read; never blocks. */
    Known current();

    /**
     * What is known of the workload.
     *
     * @param settings how it is asked for and read; null while Slurm is switched off
     * @param placed the last good answer, placed in the building in force; empty before the first one
     * @param fetchedAt when that was asked for, or null before the first one
     * @param trouble why the latest asking failed, or null when it did not
     * @param stale whether the last good answer is older than allowed
     * @param source what is asked, for people; null while Slurm is switched off
     */
    record Known(
            @Nullable SlurmSettings settings,
            PlacedWorkload placed,
            @Nullable Instant fetchedAt,
            @Nullable String trouble,
            boolean stale,
            @Nullable String source) {}
}
