package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.slurm.Workloads.Subject;
import dev.rackstate.domain.slurm.PlacedWorkload;
import java.util.List;

/** The Slurm nodes. */
record SlurmNodesJson(
        @JsonPropertyDescription("The room; null for all nodes, also those that are in no room.") @Nullable
        String roomId,

        @JsonPropertyDescription("The nodes: all sorted by name, those of a room in its order.")
        List<SlurmNodeJson> nodes,

        @JsonUnwrapped WorkloadStatusJson status) {
    static SlurmNodesJson of(Subject subject) {
        PlacedWorkload workload = subject.known().placed();
        return new SlurmNodesJson(
                SlurmSummaryJson.room(subject),
                SlurmNodeJson.of(
                        workload, subject.isEverything() ? workload.nodes() : workload.nodesWithin(subject.entity())),
                WorkloadStatusJson.of(subject.known()));
    }
}
