package dev.rackstate.adapter.http.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;

/** That the simulator begins anew. */
record SimulatorRestartJson(
        @JsonPropertyDescription("That it does.") @Allowed(words = "restarting")
        String status) {
    static final SimulatorRestartJson RESTARTING = new SimulatorRestartJson("restarting");
}
