package dev.rackstate.adapter.http.stats;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The installation in numbers. */
record GlobalStatisticsJson(
        @JsonPropertyDescription("Rooms.") int totalRooms,

        @JsonPropertyDescription("Racks, standalone ones included.")
        int totalRacks,

        @JsonPropertyDescription("Nodes.") int totalNodes,
        @JsonPropertyDescription("Active alerts.") int activeAlerts,
        @JsonPropertyDescription("Racks that are CRIT.") int critCount,
        @JsonPropertyDescription("Racks that are WARN.") int warnCount,
        @JsonPropertyDescription("The worst of all sites.") HealthState status,

        @JsonPropertyDescription(
                "Whether a source of telemetry has been away for too long, so that states have become" + " UNKNOWN.")
        boolean stale,

        @JsonPropertyDescription("Grows with every round.") long snapshotVersion,

        @JsonPropertyDescription("When the round began on which all this rests.")
        Instant snapshotTime,

        @JsonPropertyDescription("Site, room, aisle, rack, device and node to state to count.")
        Map<String, Map<String, Integer>> byKind) {
    static GlobalStatisticsJson of(Publication now) {
        Snapshot snapshot = now.snapshot();
        Map<String, Map<String, Integer>> byKind = new LinkedHashMap<>();
        for (EntityKind kind : EntityKind.values()) {
            byKind.put(kind.word(), byState(snapshot.count(kind)));
        }
        int[] racks = snapshot.count(EntityKind.RACK);
        return new GlobalStatisticsJson(
                now.topology().count(EntityKind.ROOM),
                now.topology().count(EntityKind.RACK),
                now.topology().count(EntityKind.NODE),
                snapshot.alerts().size(),
                racks[SeverityOrder.CRIT],
                racks[SeverityOrder.WARN],
                snapshot.overall(),
                now.isStale(),
                snapshot.version(),
                snapshot.time(),
                byKind);
    }

    private static Map<String, Integer> byState(int[] counts) {
        Map<String, Integer> byState = new LinkedHashMap<>();
        for (HealthState state : HealthState.values()) {
            byState.put(state.name(), counts[SeverityOrder.rank(state)]);
        }
        return byState;
    }
}
