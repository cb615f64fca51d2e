package dev.rackstate.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DebounceTest {
    private static final Duration FIVE = Duration.ofSeconds(5);

    private final Debounce debounce = new Debounce();

    private HealthState see(long seconds, HealthState raw) {
        return see(seconds, 1, 10, raw, HealthState.OK);
    }

    private HealthState see(long seconds, int entity, long series, HealthState raw, HealthState before) {
        return debounce.observe(entity, null, series, raw, FIVE, before, seconds * 1000);
    }

    private void next() {
        debounce.forget(entity -> true);
        debounce.begin();
    }

    @Test
    void trouble_lastingLongEnough_countsFromThenOnAndKeepsCounting() {
        for (long second = 100; second < 105; second++) {
            assertThat(see(second, HealthState.CRIT)).isSameAs(HealthState.OK);
            next();
        }
        for (long second = 105; second < 130; second++) {
            assertThat(see(second, HealthState.CRIT)).isSameAs(HealthState.CRIT);
            next();
        }
    }

    @Test
    void trouble_thatEndsInTime_neverCounts() {
        see(0, HealthState.CRIT);
        next();
        see(4, HealthState.CRIT);
        next();
        assertThat(see(6, HealthState.OK)).isSameAs(HealthState.OK);
        next();
        assertThat(debounce.size()).isZero();
        assertThat(see(7, HealthState.CRIT)).isSameAs(HealthState.OK);
        next();
        assertThat(see(11, HealthState.CRIT)).isSameAs(HealthState.OK);
        next();
        assertThat(see(12, HealthState.CRIT)).isSameAs(HealthState.CRIT);
    }

    @Test
    void trouble_withoutAHold_countsAtOnceAndIsNotRemembered() {
        assertThat(debounce.observe(1, null, 10, HealthState.CRIT, Duration.ZERO, HealthState.OK, 0))
                .isSameAs(HealthState.CRIT);
        assertThat(debounce.size()).isZero();
    }

    @Test
    void okAndUnknown_passAtOnce() {
        assertThat(see(0, HealthState.UNKNOWN)).isSameAs(HealthState.UNKNOWN);
        assertThat(see(0, HealthState.OK)).isSameAs(HealthState.OK);
        assertThat(debounce.size()).isZero();
    }

    @Test
    void unknown_endsTrouble() {
        see(0, HealthState.CRIT);
        next();
        see(3, HealthState.UNKNOWN);
        next();
        assertThat(see(6, HealthState.CRIT)).isSameAs(HealthState.OK);
    }

    /** WARN has lasted, CRIT is new: the state is WARN meanwhile, not what it was before all trouble. */
    @Test
    void escalation_startsTheClockOfCritAndNotThatOfWarn() {
        see(0, HealthState.WARN);
        next();
        assertThat(see(5, HealthState.WARN)).isSameAs(HealthState.WARN);
        next();
        assertThat(see(6, HealthState.CRIT)).isSameAs(HealthState.WARN);
        next();
        assertThat(see(10, HealthState.CRIT)).isSameAs(HealthState.WARN);
        next();
        assertThat(see(11, HealthState.CRIT)).isSameAs(HealthState.CRIT);
    }

    @Test
    void escalation_beforeWarnCounted_letsWarnCountOnTime() {
        see(0, HealthState.WARN);
        next();
        assertThat(see(3, HealthState.CRIT)).isSameAs(HealthState.OK);
        next();
        assertThat(see(5, HealthState.CRIT)).isSameAs(HealthState.WARN);
        next();
        assertThat(see(8, HealthState.CRIT)).isSameAs(HealthState.CRIT);
    }

    @Test
    void deescalation_fallsToWarnAtOnceAndStopsTheClockOfCrit() {
        see(0, HealthState.CRIT);
        next();
        assertThat(see(5, HealthState.CRIT)).isSameAs(HealthState.CRIT);
        next();
        assertThat(see(6, HealthState.WARN)).isSameAs(HealthState.WARN);
        next();
        assertThat(see(7, HealthState.CRIT)).isSameAs(HealthState.WARN);
        next();
        assertThat(see(12, HealthState.CRIT)).isSameAs(HealthState.CRIT);
    }

    /** One healthy sensor beside one failing one: in the yardstick, the alert never fires. */
    @Test
    void series_ofOneTarget_doNotDisturbEachOther() {
        for (long second = 0; second < 5; second++) {
            assertThat(see(second, 1, 10, HealthState.CRIT, HealthState.OK)).isSameAs(HealthState.OK);
            assertThat(see(second, 1, 20, HealthState.OK, HealthState.OK)).isSameAs(HealthState.OK);
            next();
        }
        assertThat(see(5, 1, 20, HealthState.OK, HealthState.OK)).isSameAs(HealthState.OK);
        assertThat(see(5, 1, 10, HealthState.CRIT, HealthState.OK)).isSameAs(HealthState.CRIT);
    }

    @Test
    void before_isWhatWasSaidWhenTroubleBegan() {
        assertThat(see(0, 1, 10, HealthState.CRIT, HealthState.UNKNOWN)).isSameAs(HealthState.UNKNOWN);
        next();
        assertThat(see(1, 1, 10, HealthState.CRIT, HealthState.OK)).isSameAs(HealthState.UNKNOWN);
    }

    @Test
    void virtualNodes_haveClocksOfTheirOwn() {
        debounce.observe(1, "7", 10, HealthState.CRIT, FIVE, HealthState.OK, 0);

        assertThat(debounce.observe(1, "7", 10, HealthState.CRIT, FIVE, HealthState.OK, 5_000))
                .isSameAs(HealthState.CRIT);
        assertThat(debounce.observe(1, "8", 10, HealthState.CRIT, FIVE, HealthState.OK, 5_000))
                .isSameAs(HealthState.OK);
        assertThat(debounce.size()).isEqualTo(2);
    }

    @Test
    void forget_dropsWhatWasAskedAboutAndNotSeen() {
        debounce.begin();
        see(0, 1, 10, HealthState.CRIT, HealthState.OK);
        see(0, 2, 10, HealthState.CRIT, HealthState.OK);
        see(0, 3, 10, HealthState.CRIT, HealthState.OK);
        debounce.begin();
        see(3, 1, 10, HealthState.CRIT, HealthState.OK);

        debounce.forget(entity -> entity != 3);

        assertThat(debounce.size()).isEqualTo(2);
        assertThat(see(5, 1, 10, HealthState.CRIT, HealthState.OK)).as("seen").isSameAs(HealthState.CRIT);
        assertThat(see(5, 2, 10, HealthState.CRIT, HealthState.OK))
                .as("forgotten")
                .isSameAs(HealthState.OK);
        assertThat(see(5, 3, 10, HealthState.CRIT, HealthState.OK))
                .as("not asked")
                .isSameAs(HealthState.CRIT);
    }

    @Test
    void renumber_followsEntitiesAndDropsThoseThatAreGone() {
        see(0, 1, 10, HealthState.CRIT, HealthState.OK);
        see(0, 2, 10, HealthState.CRIT, HealthState.OK);
        see(0, 3, 10, HealthState.CRIT, HealthState.OK);

        debounce.renumber(entity -> entity == 3 ? -1 : 2 - entity);

        assertThat(debounce.size()).isEqualTo(2);
        assertThat(see(5, 0, 10, HealthState.CRIT, HealthState.OK)).isSameAs(HealthState.CRIT);
        assertThat(see(5, 1, 10, HealthState.CRIT, HealthState.OK)).isSameAs(HealthState.CRIT);
        assertThat(see(5, 2, 10, HealthState.CRIT, HealthState.OK)).isSameAs(HealthState.OK);
        assertThat(see(5, 3, 10, HealthState.CRIT, HealthState.OK)).isSameAs(HealthState.OK);
    }

    @Test
    void copy_goesOnFromTheSameMemoryAndDisturbsNothing() {
        debounce.begin();
        see(0, HealthState.WARN);
        Debounce copy = debounce.copy();

        copy.begin();
        assertThat(copy.observe(1, null, 10, HealthState.WARN, FIVE, HealthState.UNKNOWN, 5_000))
                .isSameAs(HealthState.WARN);
        copy.observe(1, null, 10, HealthState.UNKNOWN, FIVE, HealthState.OK, 6_000);
        copy.observe(2, null, 20, HealthState.CRIT, FIVE, HealthState.OK, 6_000);
        copy.renumber(entity -> entity + 7);
        debounce.forget(entity -> true);

        assertThat(debounce.size()).as("what the copy saw").isEqualTo(1);
        assertThat(see(4, HealthState.WARN)).isSameAs(HealthState.OK);
        assertThat(see(5, HealthState.WARN)).isSameAs(HealthState.WARN);
    }

    /** Copied at any moment, the copy answers as the original would have. */
    @Property(tries = 5_000)
    void copy_atAnyMoment_answersLikeTheOriginal(
            @ForAll @Size(value = 20) List<HealthState> states, @ForAll @IntRange(max = 19) int copiedAt) {
        Debounce original = new Debounce();
        Debounce other = new Debounce();
        for (int i = 0; i < states.size(); i++) {
            other = i == copiedAt ? original.copy() : other;
            for (Debounce memory : List.of(original, other)) {
                memory.begin();
            }
            HealthState expected = original.observe(1, null, 7, states.get(i), FIVE, HealthState.OK, i * 2_000L);
            HealthState actual = other.observe(1, null, 7, states.get(i), FIVE, HealthState.OK, i * 2_000L);
            original.forget(entity -> true);
            other.forget(entity -> true);

            assertThat(i < copiedAt || actual == expected).isTrue();
            assertThat(i < copiedAt || other.size() == original.size()).isTrue();
        }
    }

    /**
     * Any sequence of states and pauses, beside a second series that does what it likes. A level is shown exactly when
     * the series has been at it or worse without interruption for at least the hold: never earlier, never later.
     */
    @Property(tries = 50_000)
    void level_isShown_exactlyWhenItHasLasted(
            @ForAll @Size(max = 40) List<HealthState> states,
            @ForAll @Size(value = 40) List<@IntRange(min = 0, max = 4) Integer> pauses,
            @ForAll @Size(value = 40) List<HealthState> disturbing,
            @ForAll @IntRange(min = 1, max = 8) int hold) {
        Debounce memory = new Debounce();
        Duration holdFor = Duration.ofMillis(hold);
        List<Integer> times = new ArrayList<>();
        int now = 1_000;
        for (int i = 0; i < states.size(); i++) {
            now += pauses.get(i);
            times.add(now);
            memory.begin();
            memory.observe(1, null, 99, disturbing.get(i), holdFor, HealthState.OK, now);

            HealthState shown = memory.observe(1, null, 7, states.get(i), holdFor, HealthState.OK, now);

            memory.forget(entity -> true);
            assertThat(shown)
                    .as("at %s of %s", times, states.subList(0, i + 1))
                    .isSameAs(expected(states, times, i, hold));
        }
    }

    private static HealthState expected(List<HealthState> states, List<Integer> times, int last, int hold) {
        if (!states.get(last).alerts()) {
            return states.get(last);
        }
        for (HealthState level : List.of(HealthState.CRIT, HealthState.WARN)) {
            int first = last + 1;
            while (first > 0 && !SeverityOrder.isWorse(level, states.get(first - 1))) {
                first--;
            }
            if (first <= last && times.get(last) - times.get(first) >= hold) {
                return level;
            }
        }
        return HealthState.OK;
    }

    /** Only series in trouble are remembered, whatever happened before. */
    @Property(tries = 5_000)
    void memory_afterAnyRound_holdsExactlyTheSeriesInTrouble(
            @ForAll @Size(max = 20) List<@Size(6) List<HealthState>> rounds) {
        Debounce memory = new Debounce();
        long now = 0;
        for (List<HealthState> series : rounds) {
            memory.begin();
            for (int i = 0; i < series.size(); i++) {
                memory.observe(i / 2, null, i, series.get(i), FIVE, HealthState.OK, now);
            }
            memory.forget(entity -> true);
            now += 1_000;

            assertThat(memory.size())
                    .isEqualTo((int) series.stream().filter(HealthState::alerts).count());
        }
    }
}
