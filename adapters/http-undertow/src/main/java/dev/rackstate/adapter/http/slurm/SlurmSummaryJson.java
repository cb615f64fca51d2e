package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.slurm.Workloads.Subject;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.slurm.Tally;
import java.util.Map;
import java.util.TreeMap;

/** How many Slurm nodes are how. */
record SlurmSummaryJson(
        @JsonPropertyDescription("The room; null for all nodes, also those that are in no room.") @Nullable
        String roomId,

        @JsonUnwrapped SlurmCountsJson counts,
        @JsonUnwrapped SlurmUseJson use,
        @JsonUnwrapped WorkloadStatusJson status) {
    static SlurmSummaryJson of(Subject subject) {
        PlacedWorkload workload = subject.known().placed();
        Tally tally = subject.isEverything() ? workload.tally() : workload.tally(subject.entity());
        return new SlurmSummaryJson(
                room(subject),
                SlurmCountsJson.of(tally),
                SlurmUseJson.of(tally.use()),
                WorkloadStatusJson.of(subject.known()));
    }

    static @Nullable String room(Subject subject) {
        return subject.isEverything()
                ? null
                : subject.known().placed().topology().id(subject.entity());
    }

    /** Counts of nodes. */
    record SlurmCountsJson(
            @JsonPropertyDescription("How many nodes there are.")
            int totalNodes,

            @JsonPropertyDescription("How many are in which status; only those that occur.")
            Map<String, Integer> byStatus,

            @JsonPropertyDescription("How many are OK, INFO, WARN, CRIT and UNKNOWN.")
            Map<String, Integer> bySeverity) {
        static SlurmCountsJson of(Tally tally) {
            Map<String, Integer> bySeverity = new TreeMap<>();
            tally.bySeverity().forEach((severity, count) -> bySeverity.put(severity.name(), count));
            return new SlurmCountsJson(tally.nodes(), tally.byStatus(), bySeverity);
        }
    }
}
