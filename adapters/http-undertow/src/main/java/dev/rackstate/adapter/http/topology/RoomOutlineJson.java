package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import java.util.ArrayList;
import java.util.List;

/** A room with the names of its aisles and racks. */
record RoomOutlineJson(
        @JsonPropertyDescription("Unique in its site.") String id,
        @JsonPropertyDescription("What people call it.") String name,
        @JsonPropertyDescription("Free text.") @Nullable String description,
        @JsonPropertyDescription("The site it belongs to.") String siteId,
        @JsonPropertyDescription("How many racks it holds.") int rackTotal,
        @JsonPropertyDescription("How many nodes it holds.") int nodeTotal,

        @JsonPropertyDescription(
                "Its aisles; racks that stand in no aisle form a last one called <room id>-standalone.")
        List<AisleOutlineJson> aisles) {
    static RoomOutlineJson of(CompiledTopology topology, int entity) {
        Room room = topology.room(entity);
        List<AisleOutlineJson> aisles = new ArrayList<>();
        room.aisles()
                .forEach(aisle -> aisles.add(AisleOutlineJson.of(aisle.id().value(), aisle.name(), aisle.racks())));
        if (!room.standaloneRacks().isEmpty()) {
            aisles.add(AisleOutlineJson.of(room.id() + "-standalone", "Standalone", room.standaloneRacks()));
        }
        return new RoomOutlineJson(
                room.id().value(),
                room.name(),
                room.description(),
                topology.id(topology.parent(entity)),
                (int) topology.within(entity, EntityKind.RACK).count(),
                (int) topology.within(entity, EntityKind.NODE).count(),
                aisles);
    }

    /** An aisle with the names of its racks. */
    record AisleOutlineJson(
            @JsonPropertyDescription("Unique in its room.") String id,
            @JsonPropertyDescription("What people call it.") String name,

            @JsonPropertyDescription("Its racks in display order.")
            List<RackOutlineJson> racks) {
        static AisleOutlineJson of(String id, String name, List<Rack> racks) {
            return new AisleOutlineJson(
                    id,
                    name,
                    racks.stream()
                            .map(rack -> new RackOutlineJson(rack.id().value(), rack.name()))
                            .toList());
        }
    }

    /** The name of a rack. */
    record RackOutlineJson(
            @JsonPropertyDescription("Its id.") String id,
            @JsonPropertyDescription("What people call it.") String name) {}
}
