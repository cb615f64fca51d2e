package dev.rackstate.adapter.http.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.time.Instant;
import java.util.List;

/** The values that are forced. */
record OverridesJson(
        @JsonPropertyDescription("The values that are forced now, in the order in which they were.")
        List<OverrideJson> overrides) {
    static OverridesJson of(List<ValueOverride> overrides) {
        return new OverridesJson(overrides.stream().map(OverrideJson::of).toList());
    }

    static OverridesJson of(Configuration in, Instant now) {
        return of(in.simulation().overridesAt(now));
    }
}
