package dev.rackstate.application.editing;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that was made, or worked out.
 *
 * @param dryRun whether it was only worked out
 * @param before the configuration before it
 * @param after the configuration after it
 * @param files what happened to which file; empty when all was so already
 * @param newProblems the warnings that it brings
 * @param states what it means for the states; null unless it was only worked out
 */
public record Edited(
        boolean dryRun,
        Configuration before,
        Configuration after,
        List<FileChange> files,
        List<Problem> newProblems,
        @Nullable StateDifference states) {
    /** Copies the lists. */
    public Edited {
        files = List.copyOf(files);
        newProblems = List.copyOf(newProblems);
    }
}
