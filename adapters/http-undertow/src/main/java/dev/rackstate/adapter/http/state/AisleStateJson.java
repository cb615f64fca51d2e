package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Instant;
import java.util.Map;

/** The state of an aisle and of its racks. */
record AisleStateJson(
        @JsonPropertyDescription("The aisle.") String aisleId,
        @JsonPropertyDescription("The room it is in.") String roomId,
        @JsonPropertyDescription("The site it belongs to.") String siteId,

        @JsonPropertyDescription("Its state: the worst of its racks, unless configured otherwise.")
        HealthState state,

        @JsonPropertyDescription("Since when.") Instant since,
        @JsonPropertyDescription("Its racks by id.") Map<String, RackSummaryJson> racks) {
    static AisleStateJson of(Publication now, int aisle) {
        CompiledTopology topology = now.topology();
        int room = topology.parent(aisle);
        return new AisleStateJson(
                topology.id(aisle),
                topology.id(room),
                topology.id(topology.parent(room)),
                now.snapshot().state(aisle),
                now.snapshot().since(aisle),
                RackSummaryJson.within(now, aisle));
    }
}
