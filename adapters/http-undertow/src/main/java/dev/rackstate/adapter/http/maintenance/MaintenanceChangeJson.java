package dev.rackstate.adapter.http.maintenance;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Clearable;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.maintenance.MaintenanceChange;
import java.time.Instant;

/** Other properties of a maintenance; what is absent stays as it is. */
record MaintenanceChangeJson(
        @JsonPropertyDescription("Why; never null or blank.") @Clearable
        Patch<String> reason,

        @JsonPropertyDescription("What becomes of alerts on it; null leaves it as it is.") @Clearable
        Patch<Maintenance.Effect> effect,

        @JsonPropertyDescription("When it begins; null for at once.") @Clearable
        Patch<Instant> startsAt,

        @JsonPropertyDescription("When it ends by itself; null for never.") @Clearable
        Patch<Instant> expiresAt) {
    MaintenanceChange of(String id) {
        return new MaintenanceChange.Alter(id, reason, effect, startsAt, expiresAt);
    }
}
