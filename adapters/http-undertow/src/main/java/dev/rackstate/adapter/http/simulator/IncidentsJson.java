package dev.rackstate.adapter.http.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.simulation.Incident;
import java.time.Instant;
import java.util.List;

/** What goes wrong by hand. */
record IncidentsJson(
        @JsonPropertyDescription("What goes wrong by hand now. A rack that is down is also among the overrides.")
        List<IncidentJson> incidents) {
    static IncidentsJson of(List<Incident> incidents) {
        return new IncidentsJson(incidents.stream().map(IncidentJson::of).toList());
    }

    static IncidentsJson of(Configuration in, Instant now) {
        return of(in.simulation().incidentsAt(now));
    }
}
