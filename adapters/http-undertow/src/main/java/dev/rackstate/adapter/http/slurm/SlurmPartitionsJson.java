package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.slurm.Workloads.Subject;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.slurm.SlurmPartition;
import java.util.List;
import java.util.Map;

/** How many nodes of each partition are in which status. */
record SlurmPartitionsJson(
        @JsonPropertyDescription("The room; null for all nodes, also those that are in no room.") @Nullable
        String roomId,

        @JsonPropertyDescription("By partition, how many of its nodes are in which status. Every partition has every"
                + " status that any node of the cluster is in. A node of several partitions counts in each.")
        Map<String, Map<String, Integer>> partitions,

        @JsonPropertyDescription("What else is known of the partitions.")
        List<SlurmPartitionJson> details,

        @JsonUnwrapped WorkloadStatusJson status) {
    static SlurmPartitionsJson of(Subject subject) {
        PlacedWorkload workload = subject.known().placed();
        return new SlurmPartitionsJson(
                SlurmSummaryJson.room(subject),
                workload.byPartition(
                        subject.isEverything() ? workload.nodes() : workload.nodesWithin(subject.entity())),
                workload.workload().partitions().stream()
                        .map(SlurmPartitionJson::of)
                        .toList(),
                WorkloadStatusJson.of(subject.known()));
    }

    /** A partition as a whole. */
    record SlurmPartitionJson(
            @JsonPropertyDescription("Its name.") String name,

            @JsonPropertyDescription("up, down, drain or inactive; null where the source does not tell.") @Nullable
            String state,

            @JsonPropertyDescription("How many nodes it has; null where the source does not tell.") @Nullable
            Integer totalNodes,

            @JsonPropertyDescription("How many processors it has; null where the source does not tell.") @Nullable
            Integer totalCpus) {
        static SlurmPartitionJson of(SlurmPartition partition) {
            return new SlurmPartitionJson(
                    partition.name(), partition.state(), partition.totalNodes(), partition.totalCpus());
        }
    }
}
