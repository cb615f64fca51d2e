package dev.rackstate.application.view;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.domain.maintenance.Coverage;
import dev.rackstate.domain.snapshot.Snapshot;

/**
 * What is true now, as one value: the configuration in force, what became of the latest attempt to load one, the snapshot
 * made under it, and the maintenances under way. Immutable; replaced as a whole.
 *
 * @param configuration the configuration in force; the snapshot's topology is compiled from it
 * @param configurationStatus the latest attempt to load a configuration
 * @param snapshot what the latest round found
 * @param coverage which maintenances cover what
 */
public record Published(
        Configuration configuration, ConfigurationStatus configurationStatus, Snapshot snapshot, Coverage coverage) {
    /** A publication with the maintenances that are active at the time of its snapshot. */
    public Published(Configuration configuration, ConfigurationStatus configurationStatus, Snapshot snapshot) {
        this(
                configuration,
                configurationStatus,
                snapshot,
                Coverage.of(configuration.maintenances(), snapshot.topology(), snapshot.time()));
    }
}
