package dev.rackstate.adapter.http.maintenance;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;

/** A maintenance to be. */
record NewMaintenanceJson(
        @JsonPropertyDescription("What kind of thing is worked on.")
        EntityKind targetType,

        @JsonPropertyDescription("Its id. Where ids repeat, the ids of what holds it may stand before it, joined by"
                + " slashes: hall/a is aisle a of room hall, r1/blades is device blades of rack r1. A device may also be"
                + " named by one of its nodes; then that node alone is meant.")
        String targetId,

        @JsonPropertyDescription("Why.") String reason,

        @JsonPropertyDescription("What becomes of alerts on it: hide leaves them out, badge marks them.")
        @Default("\"badge\"")
        Maintenance.Effect effect,

        @JsonPropertyDescription("When it begins; null or absent for at once. A time without an offset is in UTC; a"
                + " number is seconds since 1970.")
        @Nullable
        Instant startsAt,

        @JsonPropertyDescription("When it ends by itself; null or absent for never.") @Nullable
        Instant expiresAt) {}
