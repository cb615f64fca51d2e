package dev.rackstate.adapter.http.maintenance;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;

/** A maintenance. */
record MaintenanceJson(
        @JsonPropertyDescription("12 hexadecimal digits when made here.")
        String id,

        @JsonPropertyDescription("What kind of thing is worked on.")
        EntityKind targetType,

        @JsonPropertyDescription("Its id; the ids of what holds it may stand before it, joined by slashes.")
        String targetId,

        @JsonPropertyDescription("Why.") String reason,

        @JsonPropertyDescription("What becomes of alerts on it: hide leaves them out, badge marks them.")
        Maintenance.Effect effect,

        @JsonPropertyDescription("When it was entered.") Instant createdAt,

        @JsonPropertyDescription("Who entered it; null when that is not known.") @Nullable
        String createdBy,

        @JsonPropertyDescription("When it begins; null when it began at once.") @Nullable
        Instant startsAt,

        @JsonPropertyDescription("When it ends by itself; null for never.") @Nullable
        Instant expiresAt,

        @JsonPropertyDescription("When somebody ended it; null when nobody did.") @Nullable
        Instant endedAt,

        @JsonPropertyDescription("Where it stands in time.") @Allowed(words = {"ACTIVE", "SCHEDULED", "EXPIRED"})
        String status) {
    static MaintenanceJson of(Maintenance maintenance, Instant now) {
        return new MaintenanceJson(
                maintenance.id(),
                maintenance.target().kind(),
                maintenance.target().id(),
                maintenance.reason(),
                maintenance.effect(),
                maintenance.createdAt(),
                maintenance.createdBy(),
                maintenance.startsAt(),
                maintenance.expiresAt(),
                maintenance.endedAt(),
                maintenance.statusAt(now).name());
    }
}
