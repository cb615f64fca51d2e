package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.entity.UniqueKeys;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.slurm.Workloads.Subject;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.Map;

/** The nodes of a room with what Slurm says of them. */
record SlurmRoomNodesJson(
        @JsonPropertyDescription("The room.") String roomId,

        @JsonPropertyDescription(
                "Every node of the room by its name in the building. A node whose name is taken already"
                        + " stands under its path.")
        Map<String, SlurmRoomNodeJson> nodes,

        @JsonUnwrapped WorkloadStatusJson status) {
    static SlurmRoomNodesJson of(Subject subject) {
        PlacedWorkload workload = subject.known().placed();
        CompiledTopology topology = workload.topology();
        UniqueKeys<SlurmRoomNodeJson> nodes = new UniqueKeys<>();
        topology.within(subject.entity(), EntityKind.NODE)
                .forEach(entity -> nodes.put(
                        topology.id(entity), () -> topology.path(entity), SlurmRoomNodeJson.of(workload, entity)));
        return new SlurmRoomNodesJson(
                topology.id(subject.entity()), nodes.entries(), WorkloadStatusJson.of(subject.known()));
    }

    /** A node of the building with what Slurm says of it. */
    record SlurmRoomNodeJson(
            @JsonUnwrapped SlurmStateJson state,

            @JsonPropertyDescription(
                    "What Slurm calls it; null when Slurm does not know it, and then its status is" + " unknown.")
            @Nullable
            String slurmNode) {
        private static final SlurmRoomNodeJson NOT_IN_SLURM = new SlurmRoomNodeJson(SlurmStateJson.NOT_IN_SLURM, null);

        static SlurmRoomNodeJson of(PlacedWorkload workload, int entity) {
            int node = workload.nodeAt(entity);
            return node < 0
                    ? NOT_IN_SLURM
                    : new SlurmRoomNodeJson(
                            SlurmStateJson.of(workload, node),
                            workload.node(node).name());
        }
    }
}
