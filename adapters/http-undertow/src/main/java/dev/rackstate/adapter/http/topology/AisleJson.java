package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.domain.topology.Aisle;
import java.util.List;

/** An aisle with everything in it. */
record AisleJson(
        @JsonPropertyDescription("Unique in its room.") String id,
        @JsonPropertyDescription("What people call it.") String name,

        @JsonPropertyDescription("Its racks in display order.")
        List<RackJson> racks,

        @JsonPropertyDescription("How it takes part in propagation.")
        AggregationJson aggregation) {
    static AisleJson of(Aisle aisle) {
        return new AisleJson(
                aisle.id().value(),
                aisle.name(),
                aisle.racks().stream().map(RackJson::of).toList(),
                AggregationJson.of(aisle.aggregation()));
    }
}
