package dev.rackstate.adapter.simulator;

import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CustomIncidents;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.testkit.telemetry.TelemetrySourceContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The in-process source keeps the contract of every source. Its ticks are a century long: the gauge holds still. */
class SimulatedTelemetrySourceContractTest extends TelemetrySourceContract {
    private final TelemetrySource source = new SimulatedTelemetrySource(
            "simulator",
            MachineRooms.simulator(
                    MachineRooms.of(AWKWARD_INSTANCES),
                    new SimulationSettings(
                            3,
                            Duration.ofDays(36_500),
                            IncidentMode.FULL_OK,
                            1,
                            CustomIncidents.NONE,
                            Map.of(),
                            List.of(),
                            List.of())),
            InstantSource.system());

    @Override
    protected TelemetrySource source() {
        return source;
    }

    @Override
    protected String metric() {
        return "node_load_percent";
    }

    @Override
    protected Set<String> instances() {
        return AWKWARD_INSTANCES;
    }
}
