package dev.rackstate.application.slurm;

/** Opens sources of the workload as the settings ask for them. The bootstrap decides which adapter stands behind which. */
@FunctionalInterface
public interface WorkloadSources {
    /**
     * Opens a source; it connects when first asked.
     *
     * @throws IllegalArgumentException when the settings cannot work; the message says why
     */
    WorkloadSource open(SlurmSettings settings);
}
