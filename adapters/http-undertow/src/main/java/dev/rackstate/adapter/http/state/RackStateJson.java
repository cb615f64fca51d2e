package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.entity.UniqueKeys;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The state of a rack and of everything in it. */
record RackStateJson(
        @JsonPropertyDescription("The rack.") String rackId,

        @JsonPropertyDescription(
                "Its state: the worst of its own checks and of what stands in it, unless configured" + " otherwise.")
        HealthState state,

        @JsonPropertyDescription("Since when.") Instant since,
        @JsonPropertyDescription("The site it stands in.") String siteId,
        @JsonPropertyDescription("The room it stands in.") String roomId,

        @JsonPropertyDescription("The aisle it stands in; null for a standalone rack.") @Nullable
        String aisleId,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("The ids of the active maintenances that cover it; absent when there are none.")
        List<String> maintenance,

        @JsonPropertyDescription("What checks say of the rack itself.")
        List<CheckStateJson> checks,

        @JsonPropertyDescription("Those of the checks that are WARN or CRIT.")
        List<CheckStateJson> alerts,

        @JsonPropertyDescription("What is measured on its nodes together; null without include_metrics.")
        RackMetricsJson metrics,

        @JsonPropertyDescription("What is measured on its infrastructure; empty without include_metrics.")
        InfraMetricsJson infraMetrics,

        @JsonPropertyDescription("Its devices by id.") Map<String, DeviceSummaryJson> devices,

        @JsonPropertyDescription("Its nodes by name, each followed by its virtual nodes.")
        Map<String, NodeStateJson> nodes) {
    static RackStateJson of(Publication now, int rack, boolean measured) {
        CompiledTopology topology = now.topology();
        int aisle = topology.ancestor(rack, EntityKind.AISLE);
        Evidence evidence = Evidence.on(now.snapshot(), rack);
        UniqueKeys<DeviceSummaryJson> devices = new UniqueKeys<>();
        UniqueKeys<NodeStateJson> nodes = new UniqueKeys<>();
        topology.children(rack).forEach(device -> {
            devices.put(topology.id(device), () -> topology.path(device), DeviceSummaryJson.of(now, device));
            topology.children(device).forEach(node -> NodeStateJson.add(now, node, measured, nodes));
        });
        return new RackStateJson(
                topology.id(rack),
                now.snapshot().state(rack),
                now.snapshot().since(rack),
                topology.id(topology.ancestor(rack, EntityKind.SITE)),
                topology.id(topology.ancestor(rack, EntityKind.ROOM)),
                aisle < 0 ? null : topology.id(aisle),
                now.maintenances(rack),
                evidence.checks(),
                Evidence.alerts(evidence.checks()),
                measured ? RackMetricsJson.of(now, rack) : RackMetricsJson.NONE,
                measured ? new InfraMetricsJson(now.measurements().components(rack)) : InfraMetricsJson.NONE,
                devices.entries(),
                nodes.entries());
    }

    /** What is measured on the nodes of a rack together. */
    record RackMetricsJson(
            @JsonPropertyDescription("The mean in degrees Celsius.") @Nullable
            Double temperature,

            @JsonPropertyDescription("The sum in watts.") @Nullable
            Double power) {
        static final RackMetricsJson NONE = new RackMetricsJson(null, null);

        static RackMetricsJson of(Publication now, int rack) {
            return new RackMetricsJson(
                    NodeStateJson.orNull(now.measurements().rackTemperature(rack)),
                    NodeStateJson.orNull(now.measurements().rackPower(rack)));
        }
    }

    /** What is measured on the infrastructure of a rack. */
    record InfraMetricsJson(
            @JsonPropertyDescription("Component template to metric to value; parts without a value are left out.")
            Map<String, Map<String, Double>> components) {
        static final InfraMetricsJson NONE = new InfraMetricsJson(Map.of());
    }
}
