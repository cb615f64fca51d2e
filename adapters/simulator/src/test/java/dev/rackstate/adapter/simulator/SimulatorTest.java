package dev.rackstate.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.IncidentType.TargetKind;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.fake.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private static final Instant NOON = MachineRooms.NOON;
    private static final SimulationSettings IMPOSSIBLE =
            MachineRooms.emitting(MachineRooms.entry("up", Map.of("not-a-label", "x"), false));

    private final SettableClock clock = new SettableClock(NOON);
    private final Simulator simulator = new Simulator(clock);
    private final TelemetrySource source = new SimulatedTelemetrySource("simulator", simulator, clock);

    @BeforeEach
    void calm() {
        follow(MachineRooms.calm());
    }

    private double number(String query) throws TelemetryException {
        return number(query, clock.instant());
    }

    private double number(String query, Instant at) throws TelemetryException {
        return source.instant(PromQl.verbatim(query), new SampleRequest(List.of(), at))
                .value(0);
    }

    private void follow(SimulationSettings settings) {
        simulator.follow(MachineRooms.configuration(MachineRooms.twoSites(), settings));
    }

    @Test
    void follow_anotherMode_showsAtOnce() throws TelemetryException {
        assertThat(number("sum(up)")).isEqualTo(37);

        follow(MachineRooms.custom(5, 0, 0, 0));

        assertThat(number("sum(up)")).isEqualTo(32);
    }

    @Test
    void follow_anotherMachineRoom_showsAtOnce() throws TelemetryException {
        assertThat(number("sum(up)")).isEqualTo(37);

        simulator.follow(MachineRooms.configuration(MachineRooms.of(List.of("n[1-3]")), MachineRooms.calm()));

        assertThat(number("sum(up)")).isEqualTo(3);
        assertThat(simulator.ids(TargetKind.NODE)).containsExactlyInAnyOrder("n1", "n2", "n3");
    }

    @Test
    void follow_whatCannotBe_leavesEverythingAsItIs() throws TelemetryException {
        assertThat(number("sum(up)")).isEqualTo(37);

        follow(IMPOSSIBLE);
        assertThat(number("sum(up)")).isEqualTo(37);
        simulator.restart();
        assertThat(number("sum(up)")).isEqualTo(37);

        follow(MachineRooms.custom(5, 0, 0, 0));
        assertThat(number("sum(up)")).isEqualTo(32);
    }

    @Test
    void source_whoseFirstConfigurationCannotBe_saysWhy() {
        TelemetrySource broken = new SimulatedTelemetrySource(
                "simulator", MachineRooms.simulator(MachineRooms.twoSites(), IMPOSSIBLE), clock);

        assertThatThrownBy(() -> broken.instant(PromQl.verbatim("up"), SampleRequest.now()))
                .isInstanceOf(TelemetryException.class)
                .hasMessageContaining("what is configured cannot be simulated")
                .hasMessageContaining("'not-a-label' is not a label name");
    }

    @Test
    void modes_oneAfterTheOther_followTheSettings() throws TelemetryException {
        for (IncidentMode mode : List.of(IncidentMode.CHAOS, IncidentMode.FULL_OK)) {
            follow(MachineRooms.mode(mode));
            assertThat(number("sum(up)") == 37).isEqualTo(mode == IncidentMode.FULL_OK);
        }
    }

    @Test
    void override_thatWasTakenAway_stillHoldsInThePast() throws TelemetryException {
        simulator.simulation();
        follow(MachineRooms.forced(new ValueOverride("x", "node1", null, "up", 0, NOON, null)));
        clock.advance(Duration.ofMinutes(5));
        assertThat(number("sum(up)")).isEqualTo(36);

        follow(MachineRooms.calm());

        assertThat(number("sum(up)")).isEqualTo(37);
        assertThat(number("sum(up)", NOON.minusSeconds(1))).isEqualTo(37);
        assertThat(number("sum(up)", NOON)).isEqualTo(36);
        assertThat(number("sum(up)", clock.instant().minusSeconds(1))).isEqualTo(36);
    }

    @Test
    void override_thatIsOverAndPurged_stillHoldsInThePast() throws TelemetryException {
        ValueOverride brief = new ValueOverride("x", "node1", null, "up", 0, NOON, NOON.plusSeconds(60));
        follow(MachineRooms.forced(brief));
        clock.advance(Duration.ofMinutes(5));

        follow(MachineRooms.calm());

        assertThat(number("sum(up)", NOON.plusSeconds(59))).isEqualTo(36);
        assertThat(number("sum(up)", NOON.plusSeconds(60))).isEqualTo(37);
    }

    @Test
    void incident_thatWasEnded_stillHoldsInThePast_untilARestart() throws TelemetryException {
        Incident cut = new Incident("x", IncidentType.NETWORK_PARTITION, "r02", NOON, null);
        follow(MachineRooms.calm().with(List.of(), List.of(cut)));
        clock.advance(Duration.ofMinutes(5));
        assertThat(number("sum(up)")).isEqualTo(29);

        follow(MachineRooms.calm());
        assertThat(number("sum(up)")).isEqualTo(37);
        assertThat(number("sum(up)", NOON.plusSeconds(1))).isEqualTo(29);

        simulator.restart();
        assertThat(number("sum(up)", NOON.plusSeconds(1))).isEqualTo(37);
    }

    @Test
    void whatEndedLongAgo_isForgotten() throws TelemetryException {
        follow(MachineRooms.forced(new ValueOverride("x", "node1", null, "up", 0, NOON, null)));
        clock.advance(Duration.ofMinutes(5));
        follow(MachineRooms.calm());
        clock.advance(Duration.ofDays(32));

        follow(MachineRooms.forced());

        assertThat(number("sum(up)", NOON.plusSeconds(1))).isEqualTo(37);
    }
}
