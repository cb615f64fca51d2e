package dev.rackstate.domain.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.fixture.Answer;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.fixture.Rounds;
import dev.rackstate.domain.fixture.Watch;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final CompiledTopology TOPOLOGY = new Building()
            .site("alder")
            .room("hall")
            .aisle("a")
            .rack("r1")
            .device("blades", "n[1-3]")
            .rack("r2")
            .device("array", "da01")
            .standalone("empty")
            .compile();

    private final Rounds rounds = new Rounds(TOPOLOGY);
    private final Watch up = rounds.watch(Checks.up());

    private static int entity(EntityKind kind, String id) {
        return TOPOLOGY.first(kind, id);
    }

    private static HealthState state(Snapshot snapshot, EntityKind kind, String id) {
        return snapshot.state(entity(kind, id));
    }

    @Test
    void states_followTheEvidence() {
        up.at(10, new Answer().add(1, "n1").add(0, "n2").add(1, "n3").add(1, "da01"));
        Snapshot snapshot = rounds.snapshot(10);

        assertThat(state(snapshot, EntityKind.NODE, "n2")).isSameAs(HealthState.CRIT);
        assertThat(state(snapshot, EntityKind.RACK, "r1")).isSameAs(HealthState.CRIT);
        assertThat(state(snapshot, EntityKind.RACK, "r2")).isSameAs(HealthState.OK);
        assertThat(snapshot.overall()).isSameAs(HealthState.CRIT);
        assertThat(snapshot.rank(entity(EntityKind.RACK, "r1"))).isEqualTo((byte) 3);
        assertThat(snapshot.ownState(entity(EntityKind.NODE, "n2"))).contains(HealthState.CRIT);
        assertThat(snapshot.ownState(entity(EntityKind.RACK, "r1"))).isEmpty();
        assertThat(snapshot.version()).isEqualTo(1);
        assertThat(snapshot.time()).isEqualTo(Instant.ofEpochSecond(10));
        assertThat(snapshot.topology()).isSameAs(TOPOLOGY);
        assertThat(snapshot.checks()).hasSize(1);
    }

    @Test
    void snapshot_afterItsRound_neverChanges() {
        up.at(10, new Answer().add(1, "n1").add(1, "n2").add(1, "n3").add(1, "da01"));
        Snapshot first = rounds.snapshot(10);
        up.at(20, new Answer().add(0, "n1"));
        Snapshot second = rounds.snapshot(20);

        assertThat(first.overall()).isSameAs(HealthState.OK);
        assertThat(first.findings(entity(EntityKind.NODE, "n1")).get(0).state()).isSameAs(HealthState.OK);
        assertThat(second.overall()).isSameAs(HealthState.CRIT);
        assertThat(second.version()).isGreaterThan(first.version());
    }

    @Test
    void since_isTheRoundInWhichTheStateChanged() {
        up.at(10, new Answer().add(1, "n1").add(1, "n2").add(1, "n3").add(1, "da01"));
        rounds.snapshot(10);
        up.at(20, new Answer().add(0, "n1").add(1, "n2").add(1, "n3").add(1, "da01"));
        rounds.snapshot(20);
        up.at(30, new Answer().add(0, "n1").add(0, "n2").add(1, "n3").add(1, "da01"));
        Snapshot snapshot = rounds.snapshot(30);

        assertThat(snapshot.since(entity(EntityKind.RACK, "r1"))).isEqualTo(Instant.ofEpochSecond(20));
        assertThat(snapshot.since(entity(EntityKind.NODE, "n2"))).isEqualTo(Instant.ofEpochSecond(30));
        assertThat(snapshot.since(entity(EntityKind.RACK, "r2"))).isEqualTo(Instant.ofEpochSecond(10));
    }

    @Test
    void findings_ofANodeThatNoCheckAnsweredFor_sayNoData() {
        up.at(10, new Answer().add(1, "n1"));
        Snapshot snapshot = rounds.snapshot(10);

        Finding finding = snapshot.findings(entity(EntityKind.NODE, "n2")).get(0);

        assertThat(finding.reason()).isSameAs(Reason.NO_DATA);
        assertThat(finding.state()).isSameAs(HealthState.UNKNOWN);
        assertThat(finding.checkId()).isEmpty();
        assertThat(finding.message()).isEqualTo("no check that applies here returned anything");
        assertThat(finding.since()).isEqualTo(Instant.ofEpochSecond(10));
        assertThat(finding.evidence()).isNull();
    }

    @Test
    void findings_ofANodeWithoutChecks_sayNoChecks() {
        Rounds one = new Rounds(TOPOLOGY);
        one.watch(Checks.up(), entity(EntityKind.NODE, "n1")).at(0, new Answer().add(1, "n1"));
        Snapshot snapshot = one.snapshot(0);

        Finding finding = snapshot.findings(entity(EntityKind.NODE, "n2")).get(0);

        assertThat(finding.reason()).isSameAs(Reason.NO_CHECKS);
        assertThat(finding.message()).isEqualTo("no check applies here");
        assertThat(snapshot.findings(entity(EntityKind.DEVICE, "blades"))).isEmpty();
        assertThat(snapshot.findings(entity(EntityKind.ROOM, "hall"))).isEmpty();
    }

    @Test
    void findings_ofARackWhoseCheckSaidNothing_sayNoData() {
        Watch leak = rounds.watch(Checks.ofRacks("leak").build(), entity(EntityKind.RACK, "r1"));
        up.at(0, new Answer());
        leak.at(0, new Answer());
        Snapshot snapshot = rounds.snapshot(0);

        assertThat(snapshot.findings(entity(EntityKind.RACK, "r1")))
                .extracting(Finding::reason)
                .containsExactly(Reason.NO_DATA);
        assertThat(snapshot.findings(entity(EntityKind.RACK, "r2"))).isEmpty();
        assertThat(state(snapshot, EntityKind.RACK, "r1")).isSameAs(HealthState.UNKNOWN);
    }

    @Test
    void findings_ofSeveralChecks_comeInLibraryOrderWithVirtualNodesBehindTheirInstance() {
        Watch disk = rounds.watch(Checks.ofNodes("disk")
                .rule("==", 1, HealthState.CRIT)
                .expand("slot", HealthState.OK, null)
                .build());
        up.at(0, new Answer().add(1, "da01"));
        disk.at(0, new Answer().add(1, "da01", "10").add(0, "da01", "9"));
        Snapshot snapshot = rounds.snapshot(0);

        List<Finding> findings = snapshot.findings(entity(EntityKind.NODE, "da01"));

        assertThat(findings).extracting(Finding::checkId).containsExactly("up", "disk", "disk", "disk");
        assertThat(findings).extracting(Finding::virtualNode).containsExactly(null, null, "da01:slot9", "da01:slot10");
    }

    @Test
    void count_ofAKind_isByRank() {
        up.at(0, new Answer().add(1, "n1").add(0, "n2").add(1, "da01"));
        Snapshot snapshot = rounds.snapshot(0);

        assertThat(snapshot.count(EntityKind.NODE)).containsExactly(2, 1, 0, 1);
        assertThat(snapshot.count(entity(EntityKind.RACK, "r1"), EntityKind.NODE))
                .containsExactly(1, 1, 0, 1);
        assertThat(snapshot.count(EntityKind.RACK)).containsExactly(1, 1, 0, 1);
        assertThat(snapshot.count(entity(EntityKind.RACK, "r2"), EntityKind.RACK))
                .containsExactly(1, 0, 0, 0);
    }

    @Test
    void witness_namesTheFindingThatExplainsTheState() {
        Watch fan = rounds.watch(
                Checks.ofDevices("fan").rule("<", 1000, HealthState.WARN).build());
        up.at(0, new Answer().add(1, "n1").add(0, "n2").add(0, "n3").add(1, "da01"));
        fan.at(0, new Answer().add(500, "array").add(2000, "blades"));
        Snapshot snapshot = rounds.snapshot(0);

        assertThat(words(snapshot, entity(EntityKind.SITE, "alder"))).containsExactly("n2 up CRIT");
        assertThat(words(snapshot, entity(EntityKind.RACK, "r2"))).containsExactly("array fan WARN");
        assertThat(words(snapshot, entity(EntityKind.RACK, "empty"))).isEmpty();
        assertThat(words(snapshot, entity(EntityKind.NODE, "n1"))).isEmpty();
    }

    /** Two failed disks of three that are needed: the array is WARN, and that is the finding, not that of a disk. */
    @Test
    void witness_ofVirtualNodes_isTheFindingOnTheirInstance() {
        Watch disk = rounds.watch(Checks.ofNodes("disk")
                .rule("==", 1, HealthState.CRIT)
                .expand("slot", HealthState.OK, 3)
                .build());
        up.at(0, new Answer().add(1, "n1").add(1, "n2").add(1, "n3").add(1, "da01"));
        disk.at(0, new Answer().add(1, "da01", "1").add(1, "da01", "2"));
        Snapshot snapshot = rounds.snapshot(0);

        List<Finding> witness = snapshot.witness(entity(EntityKind.RACK, "r2"));

        assertThat(witness).hasSize(1);
        assertThat(witness.get(0).virtualNode()).isNull();
        assertThat(witness.get(0).state()).isSameAs(HealthState.WARN);
    }

    @Test
    void witness_ofWantOfData_saysSo() {
        up.at(0, new Answer().add(1, "n1").add(1, "n2").add(1, "n3"));
        Snapshot snapshot = rounds.snapshot(0);

        assertThat(snapshot.witness(entity(EntityKind.SITE, "alder")))
                .extracting(Finding::reason)
                .containsExactly(Reason.NO_DATA);
    }

    private static List<String> words(Snapshot snapshot, int entity) {
        return snapshot.witness(entity).stream()
                .map(finding -> TOPOLOGY.id(finding.entity()) + " " + finding.checkId() + " " + finding.state())
                .toList();
    }

    @Test
    void unknownState_isWhatTargetsWithoutDataAre() {
        Rounds strict = new Rounds(TOPOLOGY, HealthState.WARN);
        strict.watch(Checks.up()).at(0, new Answer().add(1, "n1"));
        Snapshot snapshot = strict.snapshot(0);

        assertThat(state(snapshot, EntityKind.NODE, "n2")).isSameAs(HealthState.WARN);
        assertThat(snapshot.findings(entity(EntityKind.NODE, "n2")).get(0).state())
                .isSameAs(HealthState.WARN);
        assertThat(snapshot.witness(0)).extracting(Finding::reason).containsExactly(Reason.NO_DATA);
        assertThat(snapshot.alerts()).as("no check found anything").isEmpty();
    }

    @Test
    void metrics_areFoundById() {
        int n1 = entity(EntityKind.NODE, "n1");
        MetricColumn power =
                new MetricColumn("power", "node_power_watts", new int[] {n1, n1 + 1}, new double[] {250, Double.NaN});
        List<MetricColumn> metrics = new ArrayList<>(List.of(power));
        Snapshot snapshot = new Snapshot(
                1,
                Instant.EPOCH,
                new HealthTree(TOPOLOGY),
                new long[TOPOLOGY.size()],
                HealthState.UNKNOWN,
                List.of(),
                metrics,
                Instant.ofEpochSecond(5),
                List.of());
        metrics.clear();

        assertThat(snapshot.measurement("power", n1)).hasValue(250);
        assertThat(snapshot.measurement("power", n1 + 1)).isEmpty();
        assertThat(snapshot.measurement("heat", n1)).isEmpty();
        assertThat(snapshot.metrics()).containsExactly(power);
        assertThat(snapshot.metricsTime()).contains(Instant.ofEpochSecond(5));
        assertThat(power.value(n1)).isEqualTo(250);
        assertThat(power.value(n1 + 1)).isNaN();
        assertThat(power.value(0)).isNaN();
        assertThat(power.metricId()).isEqualTo("power");
        assertThat(power.seriesName()).isEqualTo("node_power_watts");
        assertThatThrownBy(() -> new MetricColumn("p", "p", new int[2], new double[1]))
                .hasMessage("2 targets but 1 values");
    }

    @Test
    void sources_areCopied() {
        List<String> warnings = new ArrayList<>(List.of("slow"));
        SourceStatus status = new SourceStatus("main", true, false, null, null, null, null, null, 0, warnings);
        List<SourceStatus> sources = new ArrayList<>(List.of(status));
        Snapshot snapshot = new Snapshot(
                1,
                Instant.EPOCH,
                new HealthTree(TOPOLOGY),
                new long[TOPOLOGY.size()],
                HealthState.UNKNOWN,
                List.of(),
                List.of(),
                null,
                sources);
        warnings.clear();
        sources.clear();

        assertThat(status.warnings()).containsExactly("slow");
        assertThat(snapshot.sources()).containsExactly(status);
        assertThat(snapshot.metricsTime()).isEmpty();
    }

    @Test
    void reasons_haveWordsAndPlaces() {
        for (Reason reason : Reason.values()) {
            assertThat(Reason.at(reason.ordinal())).isSameAs(reason);
            assertThat(reason.word()).matches("[a-z_]+");
        }
        assertThat(Reason.NO_DATA.word()).isEqualTo("no_data");
    }
}
