package dev.rackstate.adapter.http.configuration;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.view.ConfigurationStatus;
import java.time.Instant;

/**
 * What became of the latest attempt to load the configuration, in short.
 *
 * @param accepted whether the latest attempt is the one in force
 * @param inForceSince when the configuration in force was loaded
 * @param lastAttempt when a load was last tried
 * @param errors how many errors the latest attempt found
 * @param warnings how many warnings it found
 */
public record ConfigurationStatusJson(
        @JsonPropertyDescription("Whether the latest attempt is the one in force; when not, the last good one stays.")
        boolean accepted,

        @JsonPropertyDescription("When the configuration in force was loaded.")
        Instant inForceSince,

        @JsonPropertyDescription("When a load was last tried.")
        Instant lastAttempt,

        @JsonPropertyDescription("Errors that the latest attempt found; entries with errors are left out.")
        int errors,

        @JsonPropertyDescription("Warnings that the latest attempt found.")
        int warnings) {
    /** The status as JSON. */
    public static ConfigurationStatusJson of(ConfigurationStatus status) {
        int errors = (int) status.problems().stream()
                .filter(problem -> problem.level() == Problem.Level.ERROR)
                .count();
        return new ConfigurationStatusJson(
                status.accepted(),
                status.inForceSince(),
                status.lastAttempt(),
                errors,
                status.problems().size() - errors);
    }
}
