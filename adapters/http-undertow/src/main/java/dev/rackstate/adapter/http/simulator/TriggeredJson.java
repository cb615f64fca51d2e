package dev.rackstate.adapter.http.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;

/** An incident that was triggered. */
record TriggeredJson(
        @JsonPropertyDescription("That it was.") @Allowed(words = "triggered")
        String status,

        @JsonPropertyDescription("What it is known by.") String id,

        @JsonPropertyDescription("What goes wrong.") IncidentType incidentType,

        @JsonPropertyDescription("The id of what it happens to.")
        String targetId,

        @JsonPropertyDescription("For how many seconds; 0 for ever.")
        int duration,

        @JsonPropertyDescription("When it ends, in seconds since 1970; null for never.") @Nullable
        Long expiresAt) {
    static TriggeredJson of(Incident incident, int duration) {
        return new TriggeredJson(
                "triggered",
                incident.id(),
                incident.type(),
                incident.target(),
                duration,
                EpochSeconds.of(incident.expiresAt()));
    }
}
