package dev.rackstate.adapter.http.edit;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.editing.StateDifference;
import dev.rackstate.domain.health.HealthState;
import java.util.List;

/** What a change would do, worked out and not done. */
public record DryRunJson(
        @JsonPropertyDescription("Always true.") boolean dryRun,

        @JsonPropertyDescription("What would happen to which file; empty when all is so already.")
        List<FileChangeJson> files,

        @JsonPropertyDescription("What it would mean for the states, in words.")
        String summary,

        @JsonPropertyDescription("The entities whose state would differ, come or go, in the order of the building.")
        List<StateChangeJson> states,

        @JsonPropertyDescription("How many more there are than are listed.")
        int moreStates,

        @JsonPropertyDescription("Warnings that the change would bring.")
        List<String> warnings) {

    /** What happens to one file. */
    public record FileChangeJson(
            @JsonPropertyDescription("The file, as the configuration names it.")
            String file,

            @JsonPropertyDescription("What happens to it.") FileChange.Kind change,

            @JsonPropertyDescription("The lines that differ, as a unified diff; secrets are shown as ***.")
            String diff) {}

    /** An entity whose state would differ. */
    public record StateChangeJson(
            @JsonPropertyDescription("site, room, aisle, rack, device or node.")
            String kind,

            @JsonPropertyDescription("Its id.") String id,

            @JsonPropertyDescription("Ids from the site down, with slashes between them.")
            String path,

            @JsonPropertyDescription("Its state now; null when it would be new.") @Nullable
            HealthState before,

            @JsonPropertyDescription("Its state then, as far as the latest findings tell; null when it would be gone.")
            @Nullable
            HealthState after) {}

    /** What a worked-out change would do. */
    public static DryRunJson of(Edited edited) {
        StateDifference states = edited.states();
        return new DryRunJson(
                true,
                edited.files().stream()
                        .map(file -> new FileChangeJson(file.file(), file.kind(), file.diff()))
                        .toList(),
                states == null ? "no state would change" : states.summary(),
                states == null
                        ? List.of()
                        : states.entities().stream()
                                .map(entity -> new StateChangeJson(
                                        entity.kind().word(),
                                        entity.id(),
                                        entity.path(),
                                        entity.before(),
                                        entity.after()))
                                .toList(),
                states == null ? 0 : states.more(),
                edited.newProblems().stream().map(Problem::toString).toList());
    }
}
