package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.Room;
import java.util.List;

/** A room with everything in it. */
record RoomJson(
        @JsonPropertyDescription("Unique in its site.") String id,
        @JsonPropertyDescription("What people call it.") String name,
        @JsonPropertyDescription("Free text.") @Nullable String description,

        @JsonPropertyDescription("Its floor plan.") @Nullable
        RoomLayoutJson layout,

        @JsonPropertyDescription("Its aisles in display order.")
        List<AisleJson> aisles,

        @JsonPropertyDescription("Racks that stand in no aisle.")
        List<RackJson> standaloneRacks,

        @JsonPropertyDescription("How it takes part in propagation.")
        AggregationJson aggregation) {
    static RoomJson of(Room room) {
        return new RoomJson(
                room.id().value(),
                room.name(),
                room.description(),
                room.layout() == null ? null : RoomLayoutJson.of(room.layout()),
                room.aisles().stream().map(AisleJson::of).toList(),
                room.standaloneRacks().stream().map(RackJson::of).toList(),
                AggregationJson.of(room.aggregation()));
    }
}
