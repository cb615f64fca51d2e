package dev.rackstate.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.fake.SettableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private final Simulator simulator =
            Simulator.of(MachineRooms.twoSites(), MachineRooms.catalog(), MachineRooms.calm());
    private final TelemetrySource source =
            new SimulatedTelemetrySource("simulator", simulator, new SettableClock(MachineRooms.NOON));

    private double number(String query) throws TelemetryException {
        return source.instant(PromQl.verbatim(query), SampleRequest.now()).value(0);
    }

    @Test
    void update_withAnotherMode_showsAtOnce() throws TelemetryException {
        assertThat(number("sum(up)")).isEqualTo(37);

        simulator.update(MachineRooms.custom(5, 0, 0, 0));

        assertThat(number("sum(up)")).isEqualTo(32);
        assertThat(simulator.settings()).isEqualTo(MachineRooms.custom(5, 0, 0, 0));
    }

    @Test
    void update_withAnotherMachineRoom_showsAtOnce() throws TelemetryException {
        simulator.update(MachineRooms.of(List.of("n[1-3]")), MachineRooms.catalog(), MachineRooms.calm());

        assertThat(number("sum(up)")).isEqualTo(3);
    }

    @Test
    void update_thatCannotBe_leavesEverythingAsItIs() throws TelemetryException {
        SimulationSettings impossible =
                MachineRooms.emitting(MachineRooms.entry("up", Map.of("not-a-label", "x"), false));

        assertThatThrownBy(() -> simulator.update(impossible)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.update(MachineRooms.of(List.of("x")), MachineRooms.catalog(), impossible))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(number("sum(up)")).isEqualTo(37);
        assertThat(simulator.settings()).isEqualTo(MachineRooms.calm());
    }

    @Test
    void modes_oneAfterTheOther_followTheSettings() throws TelemetryException {
        for (IncidentMode mode : List.of(IncidentMode.CHAOS, IncidentMode.FULL_OK)) {
            simulator.update(MachineRooms.mode(mode));
            assertThat(number("sum(up)") == 37).isEqualTo(mode == IncidentMode.FULL_OK);
        }
    }
}
