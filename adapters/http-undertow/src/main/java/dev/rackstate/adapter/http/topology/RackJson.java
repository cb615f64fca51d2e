package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.Rack;
import java.util.List;

/** A rack with everything in it. */
record RackJson(
        @JsonPropertyDescription("May repeat; site_id and room_id tell racks apart.")
        String id,

        @JsonPropertyDescription("What people call it.") String name,

        @JsonPropertyDescription("Its rack template.") @Nullable
        String templateId,

        @JsonPropertyDescription("Its height in rack units, 1 to 60.")
        int uHeight,

        @JsonPropertyDescription("What its file says about its aisle.") @Nullable
        String aisleId,

        @JsonPropertyDescription("What is mounted in it.") List<DeviceJson> devices,

        @JsonPropertyDescription("How it takes part in propagation.")
        AggregationJson aggregation) {
    static RackJson of(Rack rack) {
        return new RackJson(
                rack.id().value(),
                rack.name(),
                rack.templateId(),
                rack.uHeight(),
                rack.aisleId(),
                rack.devices().stream().map(DeviceJson::of).toList(),
                AggregationJson.of(rack.aggregation()));
    }
}
