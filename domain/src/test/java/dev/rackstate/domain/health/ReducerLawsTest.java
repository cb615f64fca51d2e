package dev.rackstate.domain.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.HealthDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The laws that every reducer keeps. Those that need a tree of entities stand in {@code HealthTreeLawsTest}. */
@Domain(HealthDomain.class)
@Domain(DomainContext.Global.class)
class ReducerLawsTest {
    private static final int TRIES = 100_000;

    @Property(tries = TRIES)
    void reduce_anyChildren_givesWhatTheWordsSay(
            @ForAll Reducer reducer, @ForAll @Size(min = 1, max = 9) List<HealthState> children) {
        assertThat(States.reduce(reducer, children)).isSameAs(States.expected(reducer, children));
    }

    @Property(tries = TRIES)
    void reduce_equalChildren_givesTheirState(
            @ForAll Reducer reducer, @ForAll HealthState state, @ForAll @IntRange(min = 1, max = 500) int count) {
        assertThat(States.reduce(reducer, Collections.nCopies(count, state))).isSameAs(state);
    }

    @Property(tries = TRIES)
    void reduce_oneChildGettingWorse_neverGetsBetter(
            @ForAll Reducer reducer,
            @ForAll @Size(min = 1, max = 9) List<HealthState> children,
            @ForAll @IntRange(min = 0, max = 8) int place,
            @ForAll HealthState other) {
        int index = place % children.size();
        List<HealthState> worse = new ArrayList<>(children);
        worse.set(index, SeverityOrder.worst(children.get(index), other));

        HealthState before = States.reduce(reducer, children);
        HealthState after = States.reduce(reducer, worse);

        assertThat(SeverityOrder.isWorse(before, after)).isFalse();
    }

    @Property(tries = TRIES)
    void reduce_childrenInAnotherOrder_givesTheSame(
            @ForAll Reducer reducer,
            @ForAll @Size(min = 1, max = 9) List<HealthState> children,
            @ForAll Random random) {
        List<HealthState> shuffled = new ArrayList<>(children);
        Collections.shuffle(shuffled, random);

        assertThat(States.reduce(reducer, shuffled)).isSameAs(States.reduce(reducer, children));
    }

    @Property(tries = TRIES)
    void reduce_anyChildren_givesTheStateOfOneOfThemOrAMilderOne(
            @ForAll Reducer reducer, @ForAll @Size(min = 1, max = 9) List<HealthState> children) {
        HealthState worst = States.expected(Reducer.worst(), children);

        assertThat(SeverityOrder.isWorse(States.reduce(reducer, children), worst))
                .isFalse();
    }

    @Property(tries = TRIES)
    void worst_ofGroupsAndOfTheirResults_isTheWorstOfAll(
            @ForAll @Size(min = 1, max = 5) List<@Size(min = 1, max = 5) List<HealthState>> groups) {
        Reducer worst = Reducer.worst();

        List<HealthState> results =
                groups.stream().map(group -> States.reduce(worst, group)).toList();
        List<HealthState> all = groups.stream().flatMap(List::stream).toList();

        assertThat(States.reduce(worst, results)).isSameAs(States.reduce(worst, all));
    }

    @Property(tries = TRIES)
    void worst_withOkAdded_staysAsItIs(@ForAll @Size(min = 1, max = 9) List<HealthState> children) {
        List<HealthState> more = new ArrayList<>(children);
        more.add(HealthState.OK);

        assertThat(States.reduce(Reducer.worst(), more)).isSameAs(States.reduce(Reducer.worst(), children));
    }

    @Property(tries = TRIES)
    void need_ofAnyTotal_isReachableAndNeverZero(
            @ForAll Reducer reducer,
            @ForAll @IntRange(min = 1, max = 3) int rank,
            @ForAll @IntRange(min = 1, max = 100_000_000) int total) {
        assertThat(reducer.need(rank, total)).isBetween(1, total);
    }

    @Property(tries = TRIES)
    void parse_ofAnyReducersText_givesItBack(@ForAll Reducer reducer) {
        assertThat(Reducer.parse(reducer.toString())).isEqualTo(reducer);
        assertThat(Reducer.parse(reducer.toString().toUpperCase(Locale.ROOT))).isEqualTo(reducer);
    }
}
