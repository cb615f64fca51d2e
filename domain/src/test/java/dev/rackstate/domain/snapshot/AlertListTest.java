package dev.rackstate.domain.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Answer;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.fixture.Rounds;
import dev.rackstate.domain.fixture.Watch;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told about. The yardstick drops alerts on devices and on virtual nodes; here they are listed. */
class AlertListTest {
    private static final CompiledTopology TOPOLOGY = new Building()
            .site("alder")
            .room("hall")
            .standalone("r1")
            .device("blades", "n[1-2]")
            .standalone("r2")
            .device("array", "da01")
            .compile();

    private final Rounds rounds = new Rounds(TOPOLOGY);

    private static List<String> words(Snapshot snapshot) {
        return snapshot.alerts().stream()
                .map(alert -> alert.type() + " "
                        + (alert.virtualNode() == null ? TOPOLOGY.id(alert.entity()) : alert.virtualNode()) + " "
                        + alert.state())
                .toList();
    }

    @Test
    void alerts_ofAllTypes_areListedByTypeInFileOrder() {
        Watch leak = rounds.watch(
                Checks.ofRacks("leak").rule("==", 1, HealthState.CRIT).build());
        Watch disk = rounds.watch(Checks.ofNodes("disk")
                .rule("==", 1, HealthState.CRIT)
                .expand("slot", HealthState.OK, 2)
                .build());
        Watch fan = rounds.watch(
                Checks.ofDevices("fan").rule("<", 1000, HealthState.WARN).build());
        Watch up = rounds.watch(Checks.up());
        leak.at(0, new Answer().add(1, "r2").add(1, "r1"));
        disk.at(0, new Answer().add(1, "da01", "7").add(0, "da01", "8"));
        fan.at(0, new Answer().add(500, "blades"));
        up.at(0, new Answer().add(0, "n2").add(1, "n1").add(1, "da01"));

        assertThat(words(rounds.snapshot(0)))
                .containsExactly(
                        "NODE n2 CRIT",
                        "NODE da01 WARN",
                        "VIRTUAL_NODE da01:slot7 CRIT",
                        "DEVICE blades WARN",
                        "RACK r1 CRIT",
                        "RACK r2 CRIT");
    }

    @Test
    void alert_ofSeveralChecks_isTheirWorstSinceTheEarliest() {
        Watch up = rounds.watch(Checks.up());
        Watch load = rounds.watch(
                Checks.ofNodes("load").rule(">", 5, HealthState.WARN).build());
        up.at(10, new Answer().add(1, "n1"));
        load.at(10, new Answer().add(9, "n1"));
        rounds.snapshot(10);
        up.at(20, new Answer().add(0, "n1"));
        load.at(20, new Answer().add(8, "n1"));

        Snapshot snapshot = rounds.snapshot(20);

        assertThat(snapshot.alerts()).hasSize(1);
        Alert alert = snapshot.alerts().get(0);
        assertThat(alert.state()).isSameAs(HealthState.CRIT);
        assertThat(alert.since()).isEqualTo(Instant.ofEpochSecond(10));
        assertThat(alert.checks())
                .containsExactly(
                        new Alert.FiringCheck("up", "Check up", HealthState.CRIT, Instant.ofEpochSecond(20), 0.0),
                        new Alert.FiringCheck("load", "Check load", HealthState.WARN, Instant.ofEpochSecond(10), 8.0));
    }

    @Test
    void unknownAndPending_areNoAlerts() {
        Watch hot = rounds.watch(Checks.ofNodes("hot")
                .rule(">", 5, HealthState.CRIT)
                .holdFor("1m")
                .build());
        Watch nan = rounds.watch(Checks.ofNodes("nan").build());
        hot.at(0, new Answer().add(1, "n1"));
        nan.at(0, new Answer().add(Double.NaN, "n2"));
        rounds.snapshot(0);
        hot.at(30, new Answer().add(9, "n1"));
        nan.at(30, new Answer().add(Double.NaN, "n2"));

        assertThat(rounds.snapshot(30).alerts()).isEmpty();
    }

    @Test
    void missingTargets_alertWithoutAValue() {
        Watch up = rounds.watch(Checks.ofNodes("up").missing(HealthState.CRIT).build());
        up.at(0, new Answer().add(1, "n1").add(1, "n2"));

        Snapshot snapshot = rounds.snapshot(0);

        assertThat(words(snapshot)).containsExactly("NODE da01 CRIT");
        assertThat(snapshot.alerts().get(0).checks().get(0).value()).isNull();
    }

    @Test
    void heldTrouble_staysAnAlertAndStaleTroubleDoesNot() {
        Watch up = rounds.watch(Checks.up());
        up.at(0, new Answer().add(0, "n1"));
        rounds.snapshot(0);
        up.away(60);
        assertThat(words(rounds.snapshot(60))).containsExactly("NODE n1 CRIT");
        up.away(300);
        assertThat(words(rounds.snapshot(300))).isEmpty();
    }
}
