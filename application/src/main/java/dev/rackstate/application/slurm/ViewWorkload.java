package dev.rackstate.application.slurm;

import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.Topology;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Looks at the workload. Safe for concurrent use. */
public interface ViewWorkload {
    /** Where there is no workload, and never will be. */
    ViewWorkload NONE = nothing();

    /** What is known now. Costs a volatile read; never blocks. The same object as long as nothing has changed. */
    Known current();

    /**
     * What is known of the workload.
     *
     * @param settings how it is asked for and read
     * @param placed the last good answer, placed in the building in force; empty before the first one
     * @param fetchedAt when that was asked for, or null before the first one
     * @param trouble why the latest asking failed, or null when it did not
     * @param stale whether the last good answer is older than allowed, or there is none although it was asked for
     * @param source what is asked, for people; null while Slurm is switched off
     */
    record Known(
            SlurmSettings settings,
            PlacedWorkload placed,
            @Nullable Instant fetchedAt,
            @Nullable String trouble,
            boolean stale,
            @Nullable String source) {
        /** The same, too old. */
        public Known aged() {
            return new Known(settings, placed, fetchedAt, trouble, true, source);
        }
    }

    private static ViewWorkload nothing() {
        PlacedWorkload nowhere = PlacedWorkload.nothing(CompiledTopology.of(Topology.EMPTY));
        Known known = new Known(SlurmSettings.OFF, nowhere, null, null, false, null);
        return () -> known;
    }
}
