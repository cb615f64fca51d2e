package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.entity.PlaceJson;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;

/** What the mapping of names leaves over, on both sides. */
record SlurmUnmappedJson(
        @JsonPropertyDescription("Slurm nodes that are nowhere in the building.")
        List<SlurmStrayJson> slurmNodes,

        @JsonPropertyDescription("Slurm nodes that share a node of the building with one in a state that is no better,"
                + " which is shown in their stead.")
        List<SlurmStrayJson> hiddenSlurmNodes,

        @JsonPropertyDescription(
                "Nodes of the building that no Slurm node is, of devices in one of the configured roles.")
        List<SlurmBuildingNodeJson> buildingNodes,

        @JsonPropertyDescription("The roles of device templates whose nodes Slurm should know.")
        List<String> roles,

        @JsonUnwrapped WorkloadStatusJson status) {
    static SlurmUnmappedJson of(Known known, Catalog catalog) {
        PlacedWorkload workload = known.placed();
        CompiledTopology topology = workload.topology();
        return new SlurmUnmappedJson(
                workload.unplaced()
                        .mapToObj(node -> SlurmStrayJson.of(workload, node))
                        .toList(),
                workload.hidden()
                        .mapToObj(node -> SlurmStrayJson.of(workload, node))
                        .toList(),
                topology.all(EntityKind.NODE)
                        .filter(entity ->
                                workload.nodeAt(entity) < 0 && known.settings().expects(topology, entity, catalog))
                        .mapToObj(entity ->
                                new SlurmBuildingNodeJson(topology.id(entity), PlaceJson.of(topology, entity)))
                        .toList(),
                known.settings().roles(),
                WorkloadStatusJson.of(known));
    }

    /** A Slurm node without a place of its own. */
    record SlurmStrayJson(
            @JsonPropertyDescription("What Slurm calls it.") String node,

            @JsonPropertyDescription("What it would be called in the building.")
            String instance,

            @JsonPropertyDescription(
                    "The Slurm node that is shown in its stead; null when there is no such node in the" + " building.")
            @Nullable
            String shown) {
        static SlurmStrayJson of(PlacedWorkload workload, int node) {
            int entity = workload.entity(node);
            return new SlurmStrayJson(
                    workload.node(node).name(),
                    workload.instance(node),
                    entity < 0 ? null : workload.node(workload.nodeAt(entity)).name());
        }
    }

    /** A node of the building that Slurm does not know. */
    record SlurmBuildingNodeJson(
            @JsonPropertyDescription("Its name in the building.")
            String node,

            @JsonUnwrapped PlaceJson place) {}
}
