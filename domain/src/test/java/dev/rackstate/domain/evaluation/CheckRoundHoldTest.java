package dev.rackstate.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.fixture.Answer;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.fixture.Watch;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A check with {@code for: 1m}, through whole rounds. */
class CheckRoundHoldTest {
    private static final Building BUILDING =
            new Building().site("alder").room("hall").standalone("r1").device("blades", "n[1-2]");
    private static final CompiledTopology TOPOLOGY = BUILDING.compile();

    private static Checks temperature() {
        return Checks.ofNodes("temperature")
                .rule(">", 60, HealthState.WARN)
                .rule(">", 80, HealthState.CRIT)
                .holdFor("1m");
    }

    private final Watch watch = new Watch(TOPOLOGY, temperature().build());

    @Test
    void trouble_afterOk_isPendingThenFiresAndKeepsFiring() {
        watch.at(0, new Answer().add(20, "n1"));
        watch.at(30, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("OK (pending, CRIT seen)");
        assertThat(watch.finding("n1").value()).isEqualTo(90.0);
        assertThat(watch.finding("n1").since()).isEqualTo(Instant.ofEpochSecond(0));
        watch.at(60, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("OK (pending, CRIT seen)");
        for (int second = 90; second < 600; second += 30) {
            watch.at(second, new Answer().add(90, "n1"));
            assertThat(watch.says("n1")).isEqualTo("CRIT (measured)");
            assertThat(watch.finding("n1").since()).isEqualTo(Instant.ofEpochSecond(90));
        }
        watch.at(600, new Answer().add(20, "n1"));
        assertThat(watch.says("n1")).isEqualTo("OK (measured)");
        assertThat(watch.troubles()).isZero();
    }

    @Test
    void trouble_inTheFirstRoundOfAll_isUnknownWhilePending() {
        watch.at(0, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("UNKNOWN (pending, CRIT seen)");
        watch.at(60, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("CRIT (measured)");
    }

    /** Queries like {@code x > 60} answer only when something is wrong. Until it counts, all stays as it was. */
    @Test
    void trouble_afterSilence_saysNothingWhilePending() {
        watch.at(0, new Answer());
        watch.at(30, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("nothing");
        watch.at(60, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("nothing");
        watch.at(90, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("CRIT (measured)");
        watch.at(120, new Answer());
        assertThat(watch.says("n1")).isEqualTo("nothing");
    }

    @Test
    void escalation_afterSilence_showsWarnOnTimeAndCritLater() {
        watch.at(0, new Answer());
        watch.at(30, new Answer().add(70, "n1"));
        watch.at(60, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("nothing");
        watch.at(90, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("WARN (pending, CRIT seen)");
        watch.at(120, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("CRIT (measured)");
    }

    /** Peer defect R2: one healthy sensor deletes the timer of the failing one; and firing deletes it too. */
    @Test
    void oneFailingSensorBesideAHealthyOne_firesAndKeepsFiring() {
        watch.at(0, new Answer().series("cpu", 20, "n1").series("inlet", 20, "n1"));
        watch.at(30, new Answer().series("cpu", 90, "n1").series("inlet", 20, "n1"));
        assertThat(watch.says("n1")).isEqualTo("OK (pending, CRIT seen)");
        for (int second = 90; second < 600; second += 30) {
            watch.at(second, new Answer().series("inlet", 20, "n1").series("cpu", 90, "n1"));
            assertThat(watch.says("n1")).isEqualTo("CRIT (measured)");
        }
    }

    /** Two sensors that take turns: neither is bad for long enough, so nothing fires. */
    @Test
    void sensorsTakingTurns_neverFire() {
        for (int second = 0; second < 600; second += 30) {
            boolean odd = second % 60 == 30;
            watch.at(second, new Answer().series("a", odd ? 90 : 20, "n1").series("b", odd ? 20 : 90, "n1"));
            assertThat(watch.says("n1")).doesNotContain("CRIT (").doesNotContain("measured");
        }
    }

    @Test
    void newTrouble_besideFiringTrouble_doesNotHideIt() {
        watch.at(0, new Answer().series("a", 20, "n1").series("b", 20, "n1"));
        watch.at(30, new Answer().series("a", 70, "n1").series("b", 20, "n1"));
        watch.at(90, new Answer().series("a", 70, "n1").series("b", 90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("WARN (pending, CRIT seen)");
        watch.at(120, new Answer().series("a", 20, "n1").series("b", 90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("OK (pending, CRIT seen)");
        watch.at(150, new Answer().series("a", 20, "n1").series("b", 90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("CRIT (measured)");
    }

    @Test
    void newTrouble_afterOtherTroubleFired_isNotTakenForIt() {
        watch.at(0, new Answer().series("a", 20, "n1").series("b", 20, "n1"));
        watch.at(30, new Answer().series("a", 90, "n1").series("b", 20, "n1"));
        watch.at(90, new Answer().series("a", 90, "n1").series("b", 20, "n1"));
        assertThat(watch.says("n1")).isEqualTo("CRIT (measured)");
        watch.at(120, new Answer().series("a", 20, "n1").series("b", 90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("OK (pending, CRIT seen)");
    }

    /** The yardstick turns a pending node UNKNOWN; here an UNKNOWN is held only where it was the last word. */
    @Test
    void trouble_afterUnknown_staysUnknownWhilePending() {
        watch.at(0, new Answer().add(Double.NaN, "n1"));
        watch.at(30, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("UNKNOWN (pending, CRIT seen)");
    }

    /** A node that was missed as CRIT comes back in trouble: that is no recovery. */
    @Test
    void trouble_afterMissing_holdsWhatStoodInForIt() {
        Watch missed =
                new Watch(TOPOLOGY, temperature().missing(HealthState.CRIT).build());
        missed.at(0, new Answer());
        assertThat(missed.says("n1")).isEqualTo("CRIT (missing)");

        missed.at(30, new Answer().add(90, "n1").add(70, "n2"));

        assertThat(missed.says("n1")).isEqualTo("CRIT (measured)");
        assertThat(missed.says("n2")).as("what it says itself is milder").isEqualTo("WARN (measured)");
    }

    @Test
    void trouble_thatWasGoneForOneRound_beginsAnew() {
        watch.at(0, new Answer().add(20, "n1"));
        watch.at(30, new Answer().add(90, "n1"));
        watch.at(60, new Answer());
        assertThat(watch.troubles()).isZero();
        watch.at(90, new Answer().add(90, "n1"));
        assertThat(watch.says("n1")).isEqualTo("nothing");
    }

    /** An edit of the building in the middle of it all changes numbers, not timers. */
    @Test
    void pendingTrouble_acrossAConfigurationReload_firesOnTime() {
        watch.at(0, new Answer().add(20, "n1").add(20, "n2"));
        watch.at(30, new Answer().add(90, "n1").add(90, "n2"));

        watch.move(new Building()
                .site("new")
                .site("alder")
                .room("hall")
                .standalone("r0")
                .device("more", "m[1-5]")
                .standalone("r1")
                .device("blades", "n[0-1]")
                .compile());
        watch.at(60, new Answer().add(90, "n1").add(90, "n0"));
        assertThat(watch.says("n1")).isEqualTo("OK (pending, CRIT seen)");
        assertThat(watch.says("n0")).as("new, and in trouble from the start").isEqualTo("UNKNOWN (pending, CRIT seen)");
        watch.at(90, new Answer().add(90, "n1").add(90, "n0"));

        assertThat(watch.says("n1")).isEqualTo("CRIT (measured)");
        assertThat(watch.says("n0")).isEqualTo("UNKNOWN (pending, CRIT seen)");
    }

    @Test
    void carriedOver_virtualNodes_followTheirInstance() {
        Check check = Checks.ofNodes("disk")
                .rule("==", 1, HealthState.CRIT)
                .expand("slot", HealthState.OK, null)
                .build();
        var said =
                new Watch(TOPOLOGY, check).at(10, new Answer().add(1, "n1", "7").add(0, "n2", "8"));
        CompiledTopology fresh = new Building()
                .site("alder")
                .room("hall")
                .standalone("r0")
                .device("d0")
                .standalone("r1")
                .device("blades", "n[2-3]")
                .compile();
        int n2 = fresh.first(check.scope().target(), "n2");

        var carried = History.of(said, EntityMatch.between(TOPOLOGY, fresh))
                .carriedOver(check, fresh.all(check.scope().target()).toArray());

        assertThat(carried.virtual()).hasSize(1);
        assertThat(carried.virtualOf(n2)).isEqualTo(carried.virtual());
        assertThat(carried.virtual().get(0))
                .isEqualTo(said.virtualOf(TOPOLOGY.first(check.scope().target(), "n2"))
                        .get(0)
                        .at(n2));
    }

    @Test
    void carriedOver_column_saysTheSameOfTheTargetsOfNow() {
        Check check = temperature().build();
        Watch before = new Watch(TOPOLOGY, check);
        before.at(0, new Answer().add(20, "n1"));
        var said = before.at(30, new Answer().add(90, "n1"));
        CompiledTopology fresh = new Building()
                .site("alder")
                .room("hall")
                .standalone("r0")
                .device("d0")
                .standalone("r1")
                .device("blades", "n[1-3]")
                .compile();
        int[] targets = fresh.all(check.scope().target()).toArray();

        var carried = History.of(said, EntityMatch.between(TOPOLOGY, fresh)).carriedOver(check, targets);

        int row = carried.row(fresh.first(check.scope().target(), "n1"));
        int was = said.row(TOPOLOGY.first(check.scope().target(), "n1"));
        assertThat(carried.state(row)).isEqualTo(said.state(was));
        assertThat(carried.reason(row)).isEqualTo(said.reason(was));
        assertThat(carried.value(row)).isEqualTo(90.0);
        assertThat(carried.since(row)).isEqualTo(said.since(was));
        assertThat(carried.evidence(row)).isEqualTo(said.evidence(was));
        assertThat(carried.lastKnown(row)).isEqualTo(said.lastKnown(was));
        assertThat(carried.state(carried.row(fresh.first(check.scope().target(), "n3"))))
                .isEqualTo((byte) -1);
        assertThat(History.NONE.carriedOver(check, targets).state(row)).isEqualTo((byte) -1);
    }
}
