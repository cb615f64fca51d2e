package dev.rackstate.adapter.http.simulator;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.simulationcontrol.ControlSimulation.Status;
import java.util.List;

/** How the simulator is. */
record SimulatorStatusJson(
        @JsonPropertyDescription("Whether anything is simulated.")
        boolean running,

        @JsonPropertyDescription(
                "Where its values are offered: the address of its exporter, or in-process when they are"
                        + " taken inside this process; null when nothing is simulated.")
        @Nullable
        String endpoint,

        @JsonPropertyDescription("The seconds after which values change.")
        long updateInterval,

        @JsonPropertyDescription("How much goes wrong by itself.")
        IncidentMode incidentMode,

        @JsonPropertyDescription("How often other things go wrong.")
        int changesPerHour,

        @JsonPropertyDescription("Equal seeds give equal values.")
        long seed,

        @JsonPropertyDescription("How many values are forced now.")
        int overridesCount,

        @JsonPropertyDescription("What goes wrong by hand now.")
        List<IncidentJson> incidents) {
    static SimulatorStatusJson of(Status status) {
        SimulationSettings settings = status.settings();
        return new SimulatorStatusJson(
                status.running(),
                status.endpoint(),
                settings.updateInterval().toSeconds(),
                settings.incidentMode(),
                settings.changesPerHour(),
                settings.seed(),
                status.overrides(),
                status.incidents().stream().map(IncidentJson::of).toList());
    }
}
