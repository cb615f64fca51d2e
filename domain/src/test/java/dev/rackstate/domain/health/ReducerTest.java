package dev.rackstate.domain.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reducers by example. Children are written with one letter each: O(K), U(NKNOWN), W(ARN), C(RIT). */
class ReducerTest {
    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "worst, OOWO, WARN",
        "worst, OU, UNKNOWN",
        "worst, O, OK",
        "best, CCW, WARN",
        "best, CCO, OK",
        "nth-worst(2), COO, OK",
        "nth-worst(2), CWO, WARN",
        "nth-worst(2), C, CRIT",
        "nth-best(2), OCC, CRIT",
        "nth-best(2), OWC, WARN",
        "nth-best(2), W, WARN",
        "weighted(50%), CO, CRIT",
        "weighted(51%), CO, OK",
        "weighted(60%), CWWOO, WARN",
        "weighted(60%), CWWOOO, OK"
    })
    void reduce_children_givesState(String reducer, String children, HealthState state) {
        assertThat(States.reduce(Reducer.parse(reducer), States.of(children))).isSameAs(state);
    }

    /** Two power feeds of which one must work: losing one is a warning, losing both an emergency. */
    @ParameterizedTest(name = "two feeds {0} with quorum(1) are {1}")
    @CsvSource({"OO, OK", "OC, WARN", "CO, WARN", "CC, CRIT", "OW, WARN", "OU, UNKNOWN", "UC, WARN", "UU, UNKNOWN"})
    void quorum_ofTwoFeeds_toleratesOne(String feeds, HealthState state) {
        assertThat(States.reduce(Reducer.parse("quorum(1)"), States.of(feeds))).isSameAs(state);
    }

    /** Four core switches: WARN when one is missing, CRIT when fewer than two are left. */
    @ParameterizedTest(name = "four switches {0} are {1}")
    @CsvSource({"OOOO, OK", "COOO, WARN", "CCOO, WARN", "CCCO, CRIT", "CCCC, CRIT", "UOOO, UNKNOWN", "UUUU, UNKNOWN"})
    void quorum_ofFourSwitches_needsTwo(String switches, HealthState state) {
        assertThat(States.reduce(Reducer.parse("quorum(crit 2, warn 4)"), States.of(switches)))
                .isSameAs(state);
    }

    /** A login pool: half of it may be broken before anyone is woken up; a quarter is not even worth a warning. */
    @ParameterizedTest(name = "a pool of eight {0} is {1}")
    @CsvSource({"OOOOOOOO, OK", "CCOOOOOO, OK", "CCCOOOOO, WARN", "CCCCOOOO, WARN", "CCCCCOOO, CRIT"})
    void quorum_ofAPool_countsShares(String pool, HealthState state) {
        assertThat(States.reduce(Reducer.parse("quorum(crit 50%, warn 75%)"), States.of(pool)))
                .isSameAs(state);
    }

    @Test
    void reduce_noChildren_givesNothing() {
        assertThat(Reducer.worst().reduce(new int[4], 0)).isEqualTo(-1);
        assertThat(Reducer.parse("quorum(2)").reduce(new int[8], 4)).isEqualTo(-1);
    }

    @Test
    void reduce_withOffset_readsFromThere() {
        assertThat(Reducer.worst().reduce(new int[] {0, 0, 0, 9, 5, 0, 1, 0}, 4))
                .isEqualTo(SeverityOrder.WARN);
    }

    @ParameterizedTest(name = "{0} reads as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                " Worst | worst",
                "BEST | best",
                "nthWorst(2) | nth-worst(2)",
                "nth_best( 3 ) | nth-best(3)",
                "Nth Worst (2) | nth-worst(2)",
                "quorum(50%) | quorum(50%)",
                "quorum(1, warn 50 %) | quorum(crit 1, warn 50%)",
                "quorum(warn=2, crit=1) | quorum(crit 1, warn 2)",
                "quorum(crit: 1, warn: all) | quorum(1)",
                "quorum(crit all) | quorum(all)",
                "weighted( 60 % ) | weighted(60%)",
                "weighted(all) | weighted(100%)"
            })
    void parse_looseWriting_isRead(String text, String canonical) {
        assertThat(Reducer.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "majority",
                "worst(1)",
                "worst()",
                "best(2)",
                "nth-worst",
                "nth-worst(1, 2)",
                "nth-worst(50%)",
                "quorum",
                "quorum(warn 2)",
                "quorum(1, 2)",
                "quorum(1, crit 2)",
                "quorum(1, warn 2, warn 3)",
                "worst)",
                "nth-worst(2",
                "quorum(1) x"
            })
    void parse_somethingElse_saysWhatIsAllowed(String text) {
        assertThatThrownBy(() -> Reducer.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'" + text + "' is not a reducer; allowed: worst, best, nth-worst(n), nth-best(n), quorum(n),"
                                + " quorum(crit n, warn n), weighted(60%)");
    }

    @Test
    void parse_badNumber_saysWhatIsWrongWithIt() {
        assertThatThrownBy(() -> Reducer.parse("nth-best(0)")).hasMessage("an amount must be at least 1, not 0");
        assertThatThrownBy(() -> Reducer.parse("quorum(x)"))
                .hasMessage("'x' is not an amount; allowed: a count like 2, a percentage like 50%, or all");
        assertThatThrownBy(() -> Reducer.parse("weighted(3)"))
                .hasMessage("weighted takes a percentage like weighted(60%), not '3'");
    }

    @Test
    void constructors_outOfRange_areRefused() {
        assertThatThrownBy(() -> new Reducer.NthWorst(0)).hasMessage("n must be at least 1, not 0");
        assertThatThrownBy(() -> new Reducer.NthBest(-1)).hasMessage("n must be at least 1, not -1");
        assertThatThrownBy(() -> new Reducer.Weighted(0)).hasMessage("weighted takes 1% to 100%, not 0%");
        assertThatThrownBy(() -> new Reducer.Weighted(101)).hasMessage("weighted takes 1% to 100%, not 101%");
    }

    @Test
    void aggregation_weightOutOfRange_isRefused() {
        Reducer worst = Reducer.worst();
        EdgeMap identity = EdgeMap.identity();

        assertThat(new Aggregation(worst, identity, 1)).isEqualTo(Aggregation.DEFAULT);
        assertThat(new Aggregation(worst, identity, Aggregation.MAX_WEIGHT).weight())
                .isEqualTo(1_000);
        assertThatThrownBy(() -> new Aggregation(worst, identity, 0)).hasMessage("a weight must be 1 to 1000, not 0");
        assertThatThrownBy(() -> new Aggregation(worst, identity, 1_001))
                .hasMessage("a weight must be 1 to 1000, not 1001");
    }

    @Test
    void usesWeights_isTrueForWeightedAlone() {
        assertThat(Reducer.parse("weighted(60%)").usesWeights()).isTrue();
        assertThat(Reducer.parse("quorum(60%)").usesWeights()).isFalse();
    }
}
