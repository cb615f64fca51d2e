package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.EntityKind;

/** How many nodes of a rack or room are in which state. */
record NodeCountsJson(
        @JsonPropertyDescription("All nodes.") int nodeTotal,
        @JsonPropertyDescription("Nodes that are CRIT.") int nodeCrit,
        @JsonPropertyDescription("Nodes that are WARN.") int nodeWarn,
        @JsonPropertyDescription("Nodes that are UNKNOWN.") int nodeUnknown) {
    static NodeCountsJson of(Publication now, int entity) {
        int[] counts = now.snapshot().count(entity, EntityKind.NODE);
        int crit = counts[SeverityOrder.CRIT];
        int warn = counts[SeverityOrder.WARN];
        int unknown = counts[SeverityOrder.UNKNOWN];
        return new NodeCountsJson(crit + warn + unknown + counts[SeverityOrder.OK], crit, warn, unknown);
    }
}
