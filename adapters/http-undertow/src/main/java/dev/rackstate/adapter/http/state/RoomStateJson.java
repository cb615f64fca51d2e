package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.HealthState;
import java.time.Instant;
import java.util.Map;

/** The state of a room and of its racks. */
record RoomStateJson(
        @JsonPropertyDescription("The room.") String roomId,
        @JsonPropertyDescription("The site it belongs to.") String siteId,

        @JsonPropertyDescription("Its state: the worst of its racks, unless configured otherwise.")
        HealthState state,

        @JsonPropertyDescription("Since when.") Instant since,
        @JsonPropertyDescription("Its racks by id.") Map<String, RackSummaryJson> racks) {
    static RoomStateJson of(Publication now, int room) {
        return new RoomStateJson(
                now.topology().id(room),
                now.topology().id(now.topology().parent(room)),
                now.snapshot().state(room),
                now.snapshot().since(room),
                RackSummaryJson.within(now, room));
    }
}
