package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.Aisle;

/** A rack with everything in it, and where it stands. */
record PlacedRackJson(
        @JsonUnwrapped RackJson rack,
        @JsonPropertyDescription("Where it stands.") RackPlaceJson place) {
    static PlacedRackJson of(Located found) {
        Aisle aisle = found.aisle();
        return new PlacedRackJson(
                RackJson.of(found.theRack()),
                new RackPlaceJson(
                        found.site().id().value(),
                        found.room().id().value(),
                        aisle == null ? null : aisle.id().value()));
    }

    /** Where a rack stands. */
    record RackPlaceJson(
            @JsonPropertyDescription("The site.") String siteId,
            @JsonPropertyDescription("The room.") String roomId,

            @JsonPropertyDescription("The aisle; null for a standalone rack.") @Nullable
            String aisleId) {}
}
