package dev.rackstate.adapter.http.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.simulationcontrol.ControlSimulation.NewOverride;

/** A value to be forced. */
record NewOverrideJson(
        @JsonPropertyDescription("What it shall be known by; left out, an id is made up.") @Nullable
        String id,

        @JsonPropertyDescription("The node. Either this or rack_id.") @Nullable
        String instance,

        @JsonPropertyDescription(
                "The rack, and all nodes in it when the metric is one of nodes. Either this or instance.")
        @Nullable
        String rackId,

        @JsonPropertyDescription("The metric, as GET /api/simulator/metrics names it; required.") @Nullable
        String metric,

        @JsonPropertyDescription("What it is forced to; required.") @Nullable
        Double value,

        @JsonPropertyDescription(
                "For how many seconds; 0 for ever. Left out, as the simulator's default_ttl_seconds says.")
        @Nullable
        Integer ttlSeconds) {
    NewOverride wanted() {
        return new NewOverride(id, instance, rackId, metric, value, ttlSeconds);
    }
}
