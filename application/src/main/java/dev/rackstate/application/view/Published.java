package dev.rackstate.application.view;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.domain.snapshot.Snapshot;

/**
 * What is true now, as one value: the configuration in force, what became of the latest attempt to load one, and the
 * snapshot made under it. Immutable; replaced as a whole.
 *
 * @param configuration the configuration in force; the snapshot's topology is compiled from it
 * @param configurationStatus the latest attempt to load a configuration
 * @param snapshot what the latest round found
 */
public record Published(Configuration configuration, ConfigurationStatus configurationStatus, Snapshot snapshot) {}
