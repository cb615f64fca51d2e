package dev.rackstate.domain.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.slurm.SlurmNodeState.Flag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusMapTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "idle, OK",
        "ALLOC, OK",
        "comp, OK",
        "alloc+, OK",
        "mixed, WARN",
        "MIXED+CLOUD, WARN",
        "idle+cloud, OK",
        "maint, WARN",
        "alloc$, WARN",
        "idle-, WARN",
        "idle~, WARN",
        "idle%, WARN",
        "reboot_requested, WARN",
        "idle*, CRIT",
        "allocated*, CRIT",
        "drain, CRIT",
        "drng, CRIT",
        "IDLE+DRAIN, CRIT",
        "DOWN+DRAIN, CRIT",
        "ALLOCATED+FAIL, CRIT",
        "down, CRIT",
        "error, CRIT",
        "unknown, CRIT",
        "IDLE+INVALID_REG, CRIT",
        "future, UNKNOWN",
        "weird, UNKNOWN",
        "idle+weird, UNKNOWN",
        "down+weird, CRIT"
    })
    void default_ofState_is(String state, Severity severity) {
        assertThat(StatusMap.DEFAULT.severities().of(SlurmNodeState.parse(state)))
                .isEqualTo(severity);
    }

    @Test
    void of_shortAndLongForms_areTheSame() {
        StatusMap map = new StatusMap(List.of("ALLOC", "mix"), List.of("pow_dn"), List.of("drng"), List.of("futr"));

        assertThat(of(map, "allocated")).isEqualTo(Severity.OK);
        assertThat(of(map, "mixed")).isEqualTo(Severity.OK);
        assertThat(of(map, "power_down")).isEqualTo(Severity.WARN);
        assertThat(of(map, "ALLOCATED+DRAIN")).isEqualTo(Severity.CRIT);
        assertThat(of(map, "FUTURE")).isEqualTo(Severity.INFO);
    }

    @Test
    void of_wordInSeveralLists_isTheFirstOfCritWarnOkInfo() {
        StatusMap map = new StatusMap(List.of("a", "b"), List.of("b", "c"), List.of("c"), List.of("a"));

        assertThat(of(map, "a")).isEqualTo(Severity.OK);
        assertThat(of(map, "b")).isEqualTo(Severity.WARN);
        assertThat(of(map, "c")).isEqualTo(Severity.CRIT);
    }

    @Test
    void of_compoundThatIsListed_countsForThatStateAlone() {
        StatusMap map = new StatusMap(List.of("idle", "idle+planned"), List.of("planned"), List.of(), List.of());

        assertThat(of(map, "IDLE+PLANNED")).isEqualTo(Severity.OK);
        assertThat(of(map, "idle-")).isEqualTo(Severity.OK);
        assertThat(of(map, "IDLE+PLANNED+CLOUD")).isEqualTo(Severity.WARN);
    }

    @Test
    void of_mapThatCallsDrainedHealthy_warnsAllTheSame() {
        StatusMap map = new StatusMap(
                List.of("idle", "drain", "drained", "idle+drain", "down", "fail", "inval"),
                List.of(),
                List.of(),
                List.of());

        assertThat(of(map, "idle")).isEqualTo(Severity.OK);
        assertThat(of(map, "drain")).isEqualTo(Severity.WARN);
        assertThat(of(map, "drained")).isEqualTo(Severity.WARN);
        assertThat(of(map, "IDLE+DRAIN")).isEqualTo(Severity.WARN);
        assertThat(of(map, "down")).isEqualTo(Severity.WARN);
        assertThat(of(map, "idle+fail")).isEqualTo(Severity.WARN);
        assertThat(of(map, "inval")).isEqualTo(Severity.WARN);
    }

    @Test
    void of_mapThatSaysNothingOfDrained_warnsAllTheSame() {
        StatusMap nothing = new StatusMap(List.of("idle"), List.of(), List.of(), List.of());

        assertThat(of(nothing, "IDLE+DRAIN")).isEqualTo(Severity.WARN);
        assertThat(of(nothing, "mixed")).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void of_downAndDrainedWhereDrainedIsMild_isWhatDownIs() {
        StatusMap map = new StatusMap(List.of("idle"), List.of("drain"), List.of("down"), List.of());

        assertThat(of(map, "IDLE+DRAIN")).isEqualTo(Severity.WARN);
        assertThat(of(map, "DOWN+DRAIN")).isEqualTo(Severity.CRIT);
    }

    /** The promise of the whole package: whatever an operator lists, an unfit node is never healthy. */
    @Property(tries = 20_000)
    void of_outOfService_isWarnOrWorse(@ForAll("maps") StatusMap map, @ForAll("states") SlurmNodeState state) {
        Severity severity = map.severities().of(state);

        if (state.isOutOfService()) {
            assertThat(severity).isIn(Severity.WARN, Severity.CRIT);
        }
        if (state.has(Flag.NOT_RESPONDING)) {
            assertThat(severity).isEqualTo(Severity.CRIT);
        }
    }

    /** One more flag under the same word for the whole never makes a state better, unless compounds are listed. */
    @Property(tries = 20_000)
    void of_oneMoreFlag_isNeverBetter(
            @ForAll("maps") StatusMap map, @ForAll("states") SlurmNodeState state, @ForAll Flag flag) {
        Set<Flag> more = new HashSet<>(state.flags());
        more.add(flag);
        SlurmNodeState then = new SlurmNodeState(state.base(), more, state.other());
        Assume.that(then.status().equals(state.status()));
        Assume.that(Stream.of(map.ok(), map.warn(), map.crit(), map.info())
                .flatMap(List::stream)
                .noneMatch(word -> word.contains("+")));

        Severity before = map.severities().of(state);
        Severity after = map.severities().of(then);

        assertThat(before.isWorseThan(after))
                .as("%s is %s, %s is %s", state, before, then, after)
                .isFalse();
    }

    private static Severity of(StatusMap map, String state) {
        return map.severities().of(SlurmNodeState.parse(state));
    }

    @Provide
    static Arbitrary<StatusMap> maps() {
        Arbitrary<List<String>> words = Arbitraries.of(
                        "idle",
                        "alloc",
                        "mixed",
                        "drain",
                        "drained",
                        "draining",
                        "down",
                        "fail",
                        "failing",
                        "error",
                        "inval",
                        "maint",
                        "planned",
                        "unknown",
                        "idle+drain",
                        "mixed+cloud",
                        "weird",
                        "noresp",
                        "resv")
                .list()
                .ofMaxSize(8);
        return Combinators.combine(words, words, words, words).as(StatusMap::new);
    }

    @Provide
    static Arbitrary<SlurmNodeState> states() {
        return SlurmNodeStateTest.states();
    }
}
