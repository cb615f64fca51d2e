package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How warm an aisle gets, and how fast. */
class CoolingLossTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private static Incident failure(@Nullable Instant start, @Nullable Instant end) {
        return new Incident("x", IncidentType.AISLE_COOLING, "a1", start, end);
    }

    private static double lost(List<Incident> failures, long second) {
        return CoolingLoss.at(failures, NOON.plusSeconds(second)).of("a1");
    }

    @Example
    void oneFailure_followsItsCurve_upAndDown() {
        List<Incident> failures = List.of(failure(NOON, NOON.plusSeconds(120)));

        assertThat(lost(failures, 0)).isZero();
        assertThat(lost(failures, 60)).isCloseTo(1 - Math.exp(-0.5), within(1e-9));
        double highest = 1 - Math.exp(-1);
        assertThat(lost(failures, 120)).isCloseTo(highest, within(1e-9));
        assertThat(lost(failures, 240)).isCloseTo(highest * Math.exp(-1), within(1e-9));
        assertThat(lost(failures, 120 + 840)).isZero();
    }

    @Example
    void failure_withoutABeginning_hasWarmedEverything() {
        assertThat(lost(List.of(failure(null, null)), 0)).isEqualTo(1);
        assertThat(lost(List.of(failure(null, NOON)), 120)).isCloseTo(Math.exp(-1), within(1e-9));
    }

    @Example
    void otherAislesAndOtherIncidents_areNotWarm() {
        List<Incident> cut = List.of(new Incident("x", IncidentType.NETWORK_PARTITION, "a1", NOON, null));

        assertThat(lost(cut, 600)).isZero();
        assertThat(CoolingLoss.at(List.of(failure(null, null)), NOON).of("a2")).isZero();
    }

    /** Failures that overlap are one, whatever their order; a second one meanwhile makes nothing cooler. */
    @Property
    void failures_thatOverlap_areOne(
            @ForAll @LongRange(max = 600) long second,
            @ForAll @LongRange(min = 1, max = 600) long third,
            @ForAll @LongRange(max = 3_000) long at) {
        List<Incident> one = List.of(failure(NOON, NOON.plusSeconds(second + third)));
        Incident first = failure(NOON, NOON.plusSeconds(second + third / 2));
        Incident other = failure(NOON.plusSeconds(second), NOON.plusSeconds(second + third));

        assertThat(lost(List.of(first, other), at)).isCloseTo(lost(one, at), within(1e-9));
        assertThat(lost(List.of(other, first), at)).isCloseTo(lost(one, at), within(1e-9));
    }

    @Property
    void loss_isWithinItsBounds_andMovesByTheLawFromSecondToSecond(
            @ForAll("failures") @Size(max = 4) List<Incident> failures,
            @ForAll @LongRange(max = 3_000) long at,
            @ForAll Random random) {
        double before = lost(failures, at);
        double after = lost(failures, at + 1);
        boolean failing = failures.stream().anyMatch(failure -> failure.isInForce(NOON.plusSeconds(at)));

        assertThat(before).isBetween(0.0, 1.0);
        if (failing) {
            assertThat(after).isGreaterThanOrEqualTo(before);
        } else {
            assertThat(after).isLessThanOrEqualTo(before);
        }
        assertThat(Math.abs(after - before)).isLessThan(0.01);
        List<Incident> shuffled = new ArrayList<>(failures);
        Collections.shuffle(shuffled, random);
        assertThat(lost(shuffled, at)).isEqualTo(before);
    }

    @Provide
    Arbitrary<List<Incident>> failures() {
        Arbitrary<Long> seconds = Arbitraries.longs().between(0, 2_000);
        return Combinators.combine(seconds, seconds)
                .as((start, length) -> failure(NOON.plusSeconds(start), NOON.plusSeconds(start + length + 1)))
                .list();
    }
}
