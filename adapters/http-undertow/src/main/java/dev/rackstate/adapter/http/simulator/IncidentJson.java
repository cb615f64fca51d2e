package dev.rackstate.adapter.http.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;

/** Something that goes wrong by hand. */
record IncidentJson(
        @JsonPropertyDescription("What it is known by.") String id,

        @JsonPropertyDescription("What goes wrong.") IncidentType incidentType,

        @JsonPropertyDescription("The id of what it happens to.")
        String targetId,

        @JsonPropertyDescription("When it began, in seconds since 1970; null when it always has been.") @Nullable
        Long startsAt,

        @JsonPropertyDescription("When it ends, in seconds since 1970; null for never.") @Nullable
        Long expiresAt) {
    static IncidentJson of(Incident incident) {
        return new IncidentJson(
                incident.id(),
                incident.type(),
                incident.target(),
                EpochSeconds.of(incident.startsAt()),
                EpochSeconds.of(incident.expiresAt()));
    }
}
