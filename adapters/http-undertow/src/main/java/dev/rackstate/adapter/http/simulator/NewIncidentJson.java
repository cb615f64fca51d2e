package dev.rackstate.adapter.http.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.simulationcontrol.ControlSimulation.NewIncident;

/** Something that shall go wrong. */
record NewIncidentJson(
        @JsonPropertyDescription(
                "rack_down: a rack loses its power; aisle_cooling: an aisle gets hotter by the minute, and cools down"
                        + " afterwards; pdu_failure: a power distribution unit fails, of a rack the first;"
                        + " network_partition: nobody hears of a rack or an aisle; node_flapping: a node comes and goes."
                        + " Required.")
        @Nullable
        String type,

        @JsonPropertyDescription("The id of what it happens to: of a rack, an aisle, a PDU or a node. Required.")
        @Nullable
        String targetId,

        @JsonPropertyDescription("For how many seconds; 0 for ever.") @Default("300")
        int duration) {
    NewIncident wanted() {
        return new NewIncident(type, targetId, duration);
    }
}
