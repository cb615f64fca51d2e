package dev.rackstate.application.view;

import dev.rackstate.application.configuration.Problem;
import java.time.Instant;
import java.util.List;

/**
 * What became of the latest attempt to load the configuration.
 *
 * @param inForceSince when the configuration in force was loaded
 * @param lastAttempt when a load was last tried
 * @param accepted whether the latest attempt is the one in force; when not, the last good one stays
 * @param problems what the latest attempt found wrong
 */
public record ConfigurationStatus(Instant inForceSince, Instant lastAttempt, boolean accepted, List<Problem> problems) {
    /** Copies the list. */
    public ConfigurationStatus {
        problems = List.copyOf(problems);
    }
}
