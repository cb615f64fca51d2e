package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.entity.UniqueKeys;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.Map;

/** The state of a rack in a list of racks. */
record RackSummaryJson(
        @JsonPropertyDescription("Its state.") HealthState state,
        @JsonPropertyDescription("Since when.") Instant since,
        @JsonPropertyDescription("What people call it.") String name,

        @JsonPropertyDescription("The aisle it stands in; null for a standalone rack.") @Nullable
        String aisleId,

        @JsonUnwrapped NodeCountsJson nodes) {
    /** The racks of a room or aisle by id. */
    static Map<String, RackSummaryJson> within(Publication now, int entity) {
        CompiledTopology topology = now.topology();
        UniqueKeys<RackSummaryJson> racks = new UniqueKeys<>();
        topology.within(entity, EntityKind.RACK)
                .forEach(rack -> racks.put(topology.id(rack), () -> topology.path(rack), of(now, rack)));
        return racks.entries();
    }

    private static RackSummaryJson of(Publication now, int rack) {
        int aisle = now.topology().ancestor(rack, EntityKind.AISLE);
        return new RackSummaryJson(
                now.snapshot().state(rack),
                now.snapshot().since(rack),
                now.topology().name(rack),
                aisle < 0 ? null : now.topology().id(aisle),
                NodeCountsJson.of(now, rack));
    }
}
