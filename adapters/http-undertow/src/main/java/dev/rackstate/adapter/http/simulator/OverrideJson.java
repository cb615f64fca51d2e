package dev.rackstate.adapter.http.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;

/** A value that is forced. */
record OverrideJson(
        @JsonPropertyDescription("What it is known by.") String id,

        @JsonPropertyDescription("The node; null when a rack is meant.") @Nullable
        String instance,

        @JsonPropertyDescription("The rack; null when a node is meant.") @Nullable
        String rackId,

        @JsonPropertyDescription("The metric, as GET /api/simulator/metrics names it.")
        String metric,

        @JsonPropertyDescription("What it is forced to.") double value,

        @JsonPropertyDescription("When it began, in seconds since 1970; null when it always has been.") @Nullable
        Long startsAt,

        @JsonPropertyDescription("When it ends, in seconds since 1970; null for never.") @Nullable
        Long expiresAt) {
    static OverrideJson of(ValueOverride override) {
        return new OverrideJson(
                override.id(),
                override.instance(),
                override.rackId(),
                override.metric(),
                override.value(),
                EpochSeconds.of(override.startsAt()),
                EpochSeconds.of(override.expiresAt()));
    }
}
