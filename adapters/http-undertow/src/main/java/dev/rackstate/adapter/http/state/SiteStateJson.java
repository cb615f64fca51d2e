package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.entity.UniqueKeys;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.Map;

/** The state of a site and of its rooms. */
record SiteStateJson(
        @JsonPropertyDescription("The site.") String siteId,

        @JsonPropertyDescription("Its state: the worst of its rooms, unless configured otherwise.")
        HealthState state,

        @JsonPropertyDescription("Since when.") Instant since,
        @JsonPropertyDescription("Its rooms by id.") Map<String, RoomSummaryJson> rooms) {
    static SiteStateJson of(Publication now, int site) {
        CompiledTopology topology = now.topology();
        UniqueKeys<RoomSummaryJson> rooms = new UniqueKeys<>();
        topology.children(site)
                .forEach(
                        room -> rooms.put(topology.id(room), () -> topology.path(room), RoomSummaryJson.of(now, room)));
        return new SiteStateJson(
                topology.id(site), now.snapshot().state(site), now.snapshot().since(site), rooms.entries());
    }

    /** The state of a room in a list of rooms. */
    record RoomSummaryJson(
            @JsonPropertyDescription("Its state.") HealthState state,
            @JsonPropertyDescription("Since when.") Instant since,
            @JsonPropertyDescription("What people call it.") String name,
            @JsonPropertyDescription("All racks.") int rackTotal,
            @JsonPropertyDescription("Racks that are CRIT.") int rackCrit,
            @JsonPropertyDescription("Racks that are WARN.") int rackWarn,

            @JsonPropertyDescription("Racks that are UNKNOWN.")
            int rackUnknown,

            @JsonUnwrapped NodeCountsJson nodes) {
        static RoomSummaryJson of(Publication now, int room) {
            int[] racks = now.snapshot().count(room, EntityKind.RACK);
            int crit = racks[SeverityOrder.CRIT];
            int warn = racks[SeverityOrder.WARN];
            int unknown = racks[SeverityOrder.UNKNOWN];
            return new RoomSummaryJson(
                    now.snapshot().state(room),
                    now.snapshot().since(room),
                    now.topology().name(room),
                    crit + warn + unknown + racks[SeverityOrder.OK],
                    crit,
                    warn,
                    unknown,
                    NodeCountsJson.of(now, room));
        }
    }
}
