package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.topology.Device;
import java.time.Instant;
import java.util.List;

/** The state of a device, without its nodes. */
record DeviceSummaryJson(
        @JsonPropertyDescription("Its state.") HealthState state,
        @JsonPropertyDescription("Since when.") Instant since,
        @JsonPropertyDescription("What people call it.") String name,
        @JsonPropertyDescription("Its device template.") String templateId,

        @JsonPropertyDescription("The lowest rack unit it occupies.")
        int uPosition,

        @JsonPropertyDescription("What checks say of the device itself.")
        List<CheckStateJson> checks,

        @JsonPropertyDescription("Those of the checks that are WARN or CRIT.")
        List<CheckStateJson> alerts) {
    static DeviceSummaryJson of(Publication now, int entity) {
        Device device = now.topology().device(entity);
        List<CheckStateJson> checks = Evidence.on(now.snapshot(), entity).checks();
        return new DeviceSummaryJson(
                now.snapshot().state(entity),
                now.snapshot().since(entity),
                device.name(),
                device.templateId(),
                device.uPosition(),
                checks,
                Evidence.alerts(checks));
    }
}
