package dev.rackstate.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Answer;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.fixture.Watch;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disk array with one virtual node per slot; a slot whose sample is 1 has failed. */
class CheckRoundVirtualNodesTest {
    private static final CompiledTopology TOPOLOGY = new Building()
            .site("alder")
            .room("hall")
            .standalone("r1")
            .device("array", "da01")
            .compile();

    private static Checks failed() {
        return Checks.ofNodes("disk").rule("==", 1, HealthState.CRIT).rule("==", 2, HealthState.WARN);
    }

    private static Watch watch(Checks checks) {
        return new Watch(TOPOLOGY, checks.build());
    }

    private final Watch watch = watch(failed().expand("slot", HealthState.UNKNOWN, null));

    private static Answer slots(double... values) {
        Answer answer = new Answer();
        for (int slot = 1; slot <= values.length; slot++) {
            answer.add(values[slot - 1], "da01", Integer.toString(slot));
        }
        return answer;
    }

    @Test
    void slots_haveFindingsOfTheirOwnAndTheInstanceIsTheirWorst() {
        watch.at(10, slots(0, 1, 2));

        assertThat(watch.says("da01", "1")).isEqualTo("OK (measured)");
        assertThat(watch.says("da01", "2")).isEqualTo("CRIT (measured)");
        assertThat(watch.says("da01", "3")).isEqualTo("WARN (measured)");
        assertThat(watch.says("da01")).isEqualTo("CRIT (combined)");
        assertThat(watch.finding("da01").message()).isEqualTo("1 CRIT, 1 WARN, 1 OK of slot");
        assertThat(watch.finding("da01").value()).isNull();
        assertThat(watch.finding("da01", "2").virtualNode()).isEqualTo("da01:slot2");
        assertThat(watch.finding("da01", "2").value()).isEqualTo(1.0);
        assertThat(watch.finding("da01", "2").since()).isEqualTo(Instant.ofEpochSecond(10));
    }

    /** In the yardstick, an instance with nothing but healthy slots is UNKNOWN. */
    @Test
    void slots_allHealthy_makeTheInstanceOk() {
        watch.at(0, slots(0, 0));

        assertThat(watch.says("da01")).isEqualTo("OK (combined)");
    }

    @ParameterizedTest(name = "{0} failed slots with threshold 3: {1}")
    @CsvSource({"0, OK", "1, WARN", "2, WARN", "3, CRIT", "4, CRIT"})
    void threshold_belowIsWarnAndFromThereOnCrit(int failed, HealthState state) {
        Watch tolerant = watch(failed().expand("slot", HealthState.OK, 3));
        double[] values = new double[5];
        Arrays.fill(values, 0, failed, 1);

        tolerant.at(0, slots(values));

        assertThat(tolerant.finding("da01").state()).isSameAs(state);
    }

    @Test
    void seriesWithoutSlot_arePassedOver() {
        watch.at(0, new Answer().add(1, "da01", null));

        assertThat(watch.says("da01")).isEqualTo("nothing");
    }

    @Test
    void slot_withSeveralSeries_isItsWorst() {
        watch.at(
                0,
                new Answer()
                        .series("a", 0, "da01", "1")
                        .series("b", 2, "da01", "1")
                        .series("c", 0, "da01", "1"));

        assertThat(watch.says("da01", "1")).isEqualTo("WARN (measured)");
        assertThat(watch.finding("da01", "1").value()).isEqualTo(2.0);
    }

    private void discover(Watch on, long seconds, Answer found, Answer answer) {
        on.at(seconds, round -> {
            round.discovered(found, on.all());
            round.answer(answer, on.all());
        });
    }

    /** Peer defect R4: a discovered slot starts as UNKNOWN, and in the yardstick a later OK cannot replace it. */
    @Test
    void discoveredSlot_isAbsentUntilTheCheckSpeaksOfIt() {
        discover(watch, 0, slots(1, 1), slots(0));
        assertThat(watch.says("da01", "1")).isEqualTo("OK (measured)");
        assertThat(watch.says("da01", "2")).isEqualTo("UNKNOWN (absent)");
        assertThat(watch.says("da01")).isEqualTo("UNKNOWN (combined)");
        discover(watch, 30, slots(1, 1), slots(0, 0));
        assertThat(watch.says("da01", "2")).isEqualTo("OK (measured)");
        assertThat(watch.says("da01")).isEqualTo("OK (combined)");
        assertThat(watch.finding("da01", "2").since()).isEqualTo(Instant.ofEpochSecond(30));
    }

    @Test
    void discoveryAfterTheAnswer_changesNothing() {
        watch.at(0, round -> {
            round.answer(slots(0), watch.all());
            round.discovered(slots(1, 1), watch.all());
        });

        assertThat(watch.says("da01", "1")).isEqualTo("OK (measured)");
        assertThat(watch.says("da01", "2")).isEqualTo("UNKNOWN (absent)");
    }

    @Test
    void slot_notDiscoveredAnyMore_isGone() {
        discover(watch, 0, slots(1, 1), slots(0, 0));
        discover(watch, 30, slots(1), slots(0));

        assertThat(watch.says("da01", "2")).isEqualTo("nothing");
        assertThat(watch.finding("da01").message()).isEqualTo("1 OK of slot");
    }

    @Test
    void expandedCheckWithoutAnyNode_saysWhatIsMissing() {
        Watch strict = watch(failed().expand("slot", HealthState.OK, null).missing(HealthState.WARN));

        strict.at(0, new Answer());

        assertThat(strict.says("da01")).isEqualTo("WARN (missing)");
    }

    /** In the yardstick, a debounce on an expanded check never fires. */
    @Test
    void hold_withExpandedLabels_firesOnTimeForEachSlot() {
        Watch held = watch(failed().expand("slot", HealthState.OK, null).holdFor("1m"));
        held.at(0, slots(0, 0));
        held.at(30, slots(1, 0));
        assertThat(held.says("da01", "1")).isEqualTo("OK (pending, CRIT seen)");
        assertThat(held.says("da01")).isEqualTo("OK (pending, CRIT seen)");
        held.at(60, slots(1, 1));
        held.at(90, slots(1, 1));
        assertThat(held.says("da01", "1")).isEqualTo("CRIT (measured)");
        assertThat(held.says("da01", "2")).isEqualTo("OK (pending, CRIT seen)");
        assertThat(held.says("da01")).isEqualTo("CRIT (combined)");
        for (int second = 120; second < 400; second += 30) {
            held.at(second, slots(1, 1));
            assertThat(held.finding("da01").message()).isEqualTo("2 CRIT of slot");
        }
    }

    /** The query names failed slots only: until a failure counts, the slot keeps the state of a quiet one. */
    @Test
    void hold_afterAbsence_keepsTheAbsentState() {
        Watch held = watch(failed().expand("slot", HealthState.OK, null).holdFor("1m"));
        discover(held, 0, slots(0, 0), new Answer());
        discover(held, 30, slots(0, 0), new Answer().add(1, "da01", "2"));
        assertThat(held.says("da01", "2")).isEqualTo("OK (pending, CRIT seen)");
        discover(held, 90, slots(0, 0), new Answer().add(1, "da01", "2"));
        assertThat(held.says("da01", "2")).isEqualTo("CRIT (measured)");
    }

    @Test
    void hold_afterSilenceWithoutDiscovery_saysNothingUntilItCounts() {
        Watch held = watch(failed().expand("slot", HealthState.OK, null).holdFor("1m"));
        held.at(0, new Answer());
        held.at(30, new Answer().add(1, "da01", "2"));
        assertThat(held.says("da01")).isEqualTo("nothing");
        held.at(90, new Answer().add(1, "da01", "2"));
        assertThat(held.says("da01")).isEqualTo("CRIT (combined)");
    }

    @Test
    void sourceAway_holdsTheSlotsWithTheirInstance() {
        discover(watch, 0, slots(1, 1, 1), slots(0, 1));

        watch.away(60);
        assertThat(watch.says("da01")).isEqualTo("CRIT (held)");
        assertThat(watch.says("da01", "1")).isEqualTo("OK (held)");
        assertThat(watch.says("da01", "2")).isEqualTo("CRIT (held)");
        assertThat(watch.says("da01", "3")).isEqualTo("UNKNOWN (held)");
        assertThat(watch.finding("da01", "2").since()).isEqualTo(Instant.ofEpochSecond(0));
        watch.away(121);
        assertThat(watch.says("da01")).isEqualTo("UNKNOWN (stale, CRIT known)");
        assertThat(watch.says("da01", "2")).isEqualTo("UNKNOWN (stale)");
        assertThat(watch.finding("da01", "2").since()).isEqualTo(Instant.ofEpochSecond(121));
        watch.at(150, slots(0, 0));
        assertThat(watch.says("da01")).isEqualTo("OK (combined)");
    }

    /** The query for failed disks fails, the one for all disks does not: that is no proof that no disk has failed. */
    @Test
    void mainQueryFailed_withDiscoveryAnswered_isNeverOk() {
        Watch quiet = watch(failed().expand("slot", HealthState.OK, null));
        quiet.at(0, round -> {
            round.discovered(slots(0, 0), quiet.all());
            round.failed(quiet.all(), "timeout", true);
        });
        assertThat(quiet.says("da01")).isEqualTo("UNKNOWN (query failed)");
        discover(quiet, 30, slots(0, 0), new Answer().add(1, "da01", "2"));
        assertThat(quiet.says("da01")).isEqualTo("CRIT (combined)");

        quiet.at(60, round -> {
            round.failed(quiet.all(), "timeout", true);
            round.discovered(slots(0, 0), quiet.all());
        });

        assertThat(quiet.says("da01")).isEqualTo("CRIT (held)");
        assertThat(quiet.says("da01", "1")).isEqualTo("OK (held)");
        assertThat(quiet.says("da01", "2")).isEqualTo("CRIT (held)");
    }

    /** The check names failed disks only and named none, but what disks there are is not known now. */
    @Test
    void discoveryFailed_withMainQuerySilent_holdsWhatWasKnown() {
        Watch quiet = watch(failed().expand("slot", HealthState.OK, null));
        discover(quiet, 0, slots(0, 0), new Answer());
        quiet.at(30, round -> {
            round.answer(new Answer(), quiet.all());
            round.failed(quiet.all(), "timeout", true);
        });

        assertThat(quiet.says("da01")).isEqualTo("OK (held)");
        assertThat(quiet.says("da01", "2")).isEqualTo("OK (held)");
        assertThat(quiet.column().virtual()).hasSize(2);
    }

    @Test
    void discoveryOfTwoSources_oneFailedAndMainSilent_saysNothingOfSlotsItCannotVouchFor() {
        Watch quiet = watch(failed().expand("slot", HealthState.OK, null));
        quiet.at(0, round -> {
            round.answer(new Answer(), quiet.all());
            round.discovered(slots(0, 0), quiet.all());
            round.failed(quiet.all(), "timeout", true);
        });

        assertThat(quiet.says("da01")).isEqualTo("UNKNOWN (query failed)");
        assertThat(quiet.column().virtual()).isEmpty();
    }

    /** There was no answer before, so nothing says that the slot was in order. */
    @Test
    void hold_afterAFailedQuery_isUnknownWhilePending() {
        Watch held = watch(failed().expand("slot", HealthState.OK, null).holdFor("1m"));
        held.away(0);
        held.at(30, new Answer().add(1, "da01", "2"));
        assertThat(held.says("da01", "2")).isEqualTo("UNKNOWN (pending, CRIT seen)");
        assertThat(held.says("da01")).isEqualTo("UNKNOWN (pending, CRIT seen)");

        Watch uncovered = watch(failed().expand("slot", HealthState.OK, null).holdFor("1m"));
        uncovered.at(0, round -> round.uncovered(uncovered.all()));
        uncovered.at(30, new Answer().add(1, "da01", "2"));
        assertThat(uncovered.says("da01", "2")).isEqualTo("UNKNOWN (pending, CRIT seen)");
    }

    @Test
    void hold_ofOneSlot_isNotMistakenForTheTroubleOfAnother() {
        Watch held = watch(failed().expand("slot", HealthState.CRIT, null).holdFor("1m"));
        held.at(0, slots(0, 0));
        held.at(30, new Answer().series("a", 1, "da01", "1").series("b", 0, "da01", "1"));
        held.at(90, new Answer().series("a", 1, "da01", "1").series("b", 0, "da01", "1"));
        assertThat(held.says("da01", "1")).isEqualTo("CRIT (measured)");
        held.at(120, new Answer().series("a", 0, "da01", "1").series("b", 1, "da01", "1"));
        assertThat(held.says("da01", "1")).isEqualTo("OK (pending, CRIT seen)");
    }

    @Test
    void virtualOf_eachInstance_isItsOwn() {
        CompiledTopology three = new Building()
                .site("alder")
                .room("hall")
                .standalone("r1")
                .device("arrays", "da[1-5]")
                .compile();
        Watch wide =
                new Watch(three, failed().expand("slot", HealthState.OK, null).build());
        Answer answer = new Answer();
        for (int array : new int[] {5, 1, 3}) {
            for (int slot = array; slot > 0; slot--) {
                answer.add(array == slot ? 1 : 0, "da" + array, Integer.toString(slot));
            }
        }

        CheckColumn column = wide.at(0, answer);

        for (int array = 1; array <= 5; array++) {
            int expected = array % 2 == 0 ? 0 : array;
            assertThat(column.virtualOf(wide.entity("da" + array)))
                    .hasSize(expected)
                    .allMatch(finding -> finding.label().length() == 1);
        }
        assertThat(wide.says("da3", "3")).isEqualTo("CRIT (measured)");
        assertThat(wide.says("da4")).isEqualTo("nothing");
    }

    @Test
    void discoveryFailed_withMainQueryAnswered_keepsTheSlotsThatWereKnown() {
        discover(watch, 0, slots(0, 0, 0), slots(0, 1));

        watch.at(30, round -> {
            round.failed(watch.all(), "timeout", true);
            round.answer(slots(1), watch.all());
        });

        assertThat(watch.says("da01", "1")).isEqualTo("CRIT (measured)");
        assertThat(watch.says("da01", "2")).isEqualTo("CRIT (held)");
        assertThat(watch.says("da01", "3")).isEqualTo("UNKNOWN (held)");
        assertThat(watch.says("da01")).isEqualTo("CRIT (combined)");
        assertThat(watch.finding("da01").message()).isEqualTo("2 CRIT, 1 UNKNOWN of slot");
    }

    /** Two sources of one array: one answers, one is away and takes its slots with it. */
    @Test
    void oneOfTwoSourcesAway_slotsItAloneKnows_areHeldThenStale() {
        Watch pair = watch(failed().expand("slot", HealthState.OK, null));
        pair.at(0, slots(0, 0));
        for (int second : new int[] {60, 120, 180}) {
            pair.at(second, round -> {
                round.answer(slots(0), pair.all());
                round.failed(pair.all(), "connection refused", true);
                round.discovered(slots(0, 0, 0), pair.all());
            });
            assertThat(pair.says("da01", "1")).isEqualTo("OK (measured)");
            assertThat(pair.says("da01", "2")).isEqualTo(second > 120 ? "UNKNOWN (stale)" : "OK (held)");
            assertThat(pair.says("da01", "3")).isEqualTo("UNKNOWN (query failed)");
        }
        CheckColumn column = pair.at(210, slots(0, 0));
        assertThat(pair.says("da01")).isEqualTo("OK (combined)");
        assertThat(column.virtual()).hasSize(2);
    }

    @Test
    void findings_areOrderedSoThatTenFollowsNine() {
        CheckColumn column = watch.at(0, slots(new double[11]));

        assertThat(column.virtual())
                .extracting(CheckColumn.VirtualFinding::label)
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    }

    @Test
    void discovery_ofACheckWithoutExpansion_isPassedOver() {
        Watch plain = new Watch(TOPOLOGY, Checks.up());

        plain.at(0, round -> {
            round.discovered(slots(1), plain.all());
            round.answer(new Answer().add(1, "da01"), plain.all());
        });

        assertThat(plain.says("da01")).isEqualTo("OK (measured)");
    }

    @Test
    void slotsOfARack_belongToTheRack() {
        Watch fans = new Watch(
                TOPOLOGY,
                Checks.ofRacks("fan")
                        .rule("==", 0, HealthState.WARN)
                        .expand("fan", HealthState.OK, null)
                        .build());

        fans.at(0, new Answer().add(0, "r1", "3").add(1, "r1", "4"));

        assertThat(fans.says("r1")).isEqualTo("WARN (combined)");
        assertThat(fans.finding("r1", "3").virtualNode()).isEqualTo("r1:fan3");
    }
}
