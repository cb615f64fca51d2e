package dev.rackstate.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.fixture.Answer;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.fixture.Watch;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.snapshot.Finding;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What a round makes of answers. Failures, debounce, virtual nodes and repeated ids have test classes of their own. */
class CheckRoundTest {
    private static final CompiledTopology TOPOLOGY = new Building()
            .site("alder")
            .room("hall")
            .aisle("a")
            .rack("r1")
            .device("blades", "n[1-3]")
            .compile();

    private static Watch watch(Check check) {
        return new Watch(TOPOLOGY, check);
    }

    @Test
    void answer_isJudgedByTheRules() {
        Watch watch = watch(Checks.up());

        watch.at(10, new Answer().add(1, "n1").add(0, "n2"));

        assertThat(watch.says("n1")).isEqualTo("OK (measured)");
        assertThat(watch.says("n2")).isEqualTo("CRIT (measured)");
        assertThat(watch.says("n3")).isEqualTo("nothing");
        Finding finding = watch.finding("n2");
        assertThat(finding.value()).isEqualTo(0.0);
        assertThat(finding.checkId()).isEqualTo("up");
        assertThat(finding.checkName()).isEqualTo("Check up");
        assertThat(finding.message()).isNull();
        assertThat(finding.since()).isEqualTo(Instant.ofEpochSecond(10));
        assertThat(finding.evidence()).isEqualTo(Instant.ofEpochSecond(10));
    }

    @Test
    void since_staysUntilTheStateChanges() {
        Watch watch = watch(Checks.up());

        watch.at(10, new Answer().add(0, "n1"));
        watch.at(20, new Answer().add(0, "n1"));
        assertThat(watch.finding("n1").since()).isEqualTo(Instant.ofEpochSecond(10));
        assertThat(watch.finding("n1").evidence()).isEqualTo(Instant.ofEpochSecond(20));
        watch.at(30, new Answer().add(1, "n1"));
        assertThat(watch.finding("n1").since()).isEqualTo(Instant.ofEpochSecond(30));
        watch.at(40, new Answer());
        watch.at(50, new Answer().add(1, "n1"));
        assertThat(watch.finding("n1").since()).isEqualTo(Instant.ofEpochSecond(50));
    }

    @Test
    void severalSeries_theWorstDecides() {
        Check check = Checks.ofNodes("temperature")
                .rule(">", 60, HealthState.WARN)
                .rule(">", 80, HealthState.CRIT)
                .build();
        Watch watch = watch(check);

        watch.at(
                0,
                new Answer()
                        .series("cpu", 70, "n1")
                        .series("inlet", 20, "n1")
                        .series("gpu", 90, "n1")
                        .series("cpu", 65, "n2")
                        .series("inlet", Double.NaN, "n2")
                        .series("inlet", Double.NaN, "n3")
                        .series("cpu", 20, "n3"));

        assertThat(watch.says("n1")).isEqualTo("CRIT (measured)");
        assertThat(watch.finding("n1").value()).isEqualTo(90.0);
        assertThat(watch.says("n2")).isEqualTo("WARN (measured)");
        assertThat(watch.finding("n2").value()).isEqualTo(65.0);
        assertThat(watch.says("n3")).isEqualTo("UNKNOWN (measured)");
        assertThat(watch.finding("n3").value()).isNull();
    }

    @Test
    void answer_fromTwoSources_isMerged() {
        Watch watch = watch(Checks.up());

        watch.at(0, round -> {
            round.answer(new Answer().add(1, "n1").add(1, "n2"), watch.all());
            round.answer(new Answer().add(0, "n2").add(0, "n3"), watch.all());
        });

        assertThat(watch.says("n1")).isEqualTo("OK (measured)");
        assertThat(watch.says("n2")).isEqualTo("CRIT (measured)");
        assertThat(watch.says("n3")).isEqualTo("CRIT (measured)");
    }

    @Test
    void answer_aboutAPortion_speaksOfItAlone() {
        Watch watch = watch(Checks.ofNodes("up").missing(HealthState.WARN).build());

        watch.at(0, round -> {
            int spoke = round.answer(new Answer().add(1, "n1").add(1, "n3"), watch.of("n1", "n2"));
            assertThat(spoke).isEqualTo(1);
        });

        assertThat(watch.says("n1")).isEqualTo("OK (measured)");
        assertThat(watch.says("n2")).isEqualTo("WARN (missing)");
        assertThat(watch.says("n3")).isEqualTo("nothing");
    }

    @Test
    void answer_returnsHowManySeriesSpokeOfItsTargets() {
        Watch watch = watch(Checks.up());

        watch.at(0, round -> {
            Answer answer =
                    new Answer().series("a", 1, "n1").series("b", 1, "n1").add(1, "n2");
            assertThat(round.answer(answer.add(1, "x").add(1, "y"), watch.all()))
                    .isEqualTo(3);
        });
    }

    @Test
    void answer_aboutForeignThings_isPassedOver() {
        Watch watch = watch(Checks.up());

        CheckColumn column = watch.at(0, round -> {
            int spoke = round.answer(
                    new Answer()
                            .add(0, "elsewhere")
                            .add(0, (String) null)
                            .add(0, "blades")
                            .add(0, "r1"),
                    watch.all());
            assertThat(spoke).isZero();
        });

        assertThat(column.size()).isEqualTo(3);
        assertThat(List.of(watch.says("n1"), watch.says("n2"), watch.says("n3")))
                .containsOnly("nothing");
    }

    @Test
    void answer_aboutANodeTheCheckIsNotBoundTo_isPassedOver() {
        Watch watch = new Watch(TOPOLOGY, Checks.up(), TOPOLOGY.first(EntityKind.NODE, "n2"));

        watch.at(0, new Answer().add(0, "n1").add(0, "n2"));

        assertThat(watch.says("n1")).isEqualTo("nothing");
        assertThat(watch.says("n2")).isEqualTo("CRIT (measured)");
    }

    @Test
    void missing_saysItsStateWhereAnAnswerIsSilent() {
        Watch watch = watch(Checks.ofNodes("up")
                .rule("==", 0, HealthState.CRIT)
                .missing(HealthState.CRIT)
                .build());

        watch.at(10, new Answer().add(1, "n1"));

        assertThat(watch.says("n1")).isEqualTo("OK (measured)");
        assertThat(watch.says("n2")).isEqualTo("CRIT (missing)");
        assertThat(watch.finding("n2").message()).isEqualTo("the check returned nothing for this target");
        assertThat(watch.finding("n2").evidence()).isEqualTo(Instant.ofEpochSecond(10));
        assertThat(watch.finding("n2").value()).isNull();
    }

    @Test
    void uncovered_saysThatNobodyIsAsked() {
        Watch watch = watch(Checks.ofNodes("up").missing(HealthState.CRIT).build());

        watch.at(0, round -> {
            round.uncovered(watch.of("n3"));
            round.answer(new Answer().add(1, "n1"), watch.of("n1", "n2"));
        });

        assertThat(watch.says("n3")).isEqualTo("UNKNOWN (no source)");
        assertThat(watch.finding("n3").message()).isEqualTo("no configured source answers this check here");
        assertThat(watch.finding("n3").evidence()).isNull();
    }

    @Test
    void checksOfDevicesAndRacks_speakOfThem() {
        Watch fan =
                watch(Checks.ofDevices("fan").rule("<", 1000, HealthState.WARN).build());
        Watch leak =
                watch(Checks.ofRacks("leak").rule("==", 1, HealthState.CRIT).build());

        fan.at(0, new Answer().add(500, "blades"));
        leak.at(0, new Answer().add(1, "r1"));

        assertThat(fan.says("blades")).isEqualTo("WARN (measured)");
        assertThat(leak.says("r1")).isEqualTo("CRIT (measured)");
    }

    @Test
    void labels_namesTheColumnsInOrder() {
        Check plain = Checks.up();
        Check selected = Checks.ofNodes("x").selectors("host", "ignored").build();
        Check expanded =
                Checks.ofNodes("x").expand("slot", HealthState.OK, null).build();

        assertThat(CheckRound.labels(plain, "instance", false)).containsExactly("instance");
        assertThat(CheckRound.labels(selected, "instance", false)).containsExactly("host");
        assertThat(CheckRound.labels(expanded, "instance", false)).containsExactly("instance", "slot");
        assertThat(CheckRound.labels(plain, "rack_id", true)).containsExactly("rack_id", "site_id", "room_id");
        assertThat(CheckRound.labels(expanded, "instance", true))
                .containsExactly("instance", "slot", "site_id", "room_id");
    }

    @Test
    void portion_size_countsItsRows() {
        assertThat(Portion.all(7).size()).isEqualTo(7);
        assertThat(Portion.all(0).size()).isZero();
    }

    /** What happens in a round, in any order: two answers and a failure about any portions give one column. */
    @Property(tries = 10_000)
    void round_withItsEventsInAnyOrder_saysTheSame(
            @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 17) Integer> first,
            @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 17) Integer> second,
            @ForAll @IntRange(min = 0, max = 7) int failing,
            @ForAll boolean trouble,
            @ForAll boolean missing,
            @ForAll boolean remembers,
            @ForAll Random random) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
        List<String> expected = said(first, second, failing, trouble, missing, remembers, order);
        Collections.shuffle(order, random);

        assertThat(said(first, second, failing, trouble, missing, remembers, order))
                .isEqualTo(expected);
    }

    private static List<String> said(
            List<Integer> first,
            List<Integer> second,
            int failing,
            boolean trouble,
            boolean missing,
            boolean remembers,
            List<Integer> order) {
        Checks checks = Checks.ofNodes("level")
                .rule("==", 1, HealthState.UNKNOWN)
                .rule("==", 2, HealthState.WARN)
                .rule("==", 3, HealthState.CRIT);
        Watch watch = watch((missing ? checks.missing(HealthState.WARN) : checks).build());
        if (remembers) {
            watch.at(0, new Answer().add(3, "n1").add(0, "n2"));
        }
        Portion portion = new Portion(BitSet.valueOf(new long[] {failing}));
        watch.at(30, round -> {
            for (int event : order) {
                switch (event) {
                    case 0 -> round.answer(samples(first), watch.all());
                    case 1 -> round.answer(samples(second), watch.all());
                    default -> round.failed(portion, "connection refused", trouble);
                }
            }
        });
        return List.of(watch.says("n1"), watch.says("n2"), watch.says("n3"));
    }

    /** One number says which of three nodes, which of two sensors, and which of four levels. */
    private static Answer samples(List<Integer> numbers) {
        Answer answer = new Answer();
        numbers.forEach(number -> answer.series("sensor" + number % 2, number / 2 % 4, "n" + (1 + number % 3)));
        return answer;
    }

    @Test
    void samplesThatSpeakOfNoTarget_areToldOf() {
        int[] targets = {TOPOLOGY.first(EntityKind.NODE, "n1")};
        CheckRound round = new CheckRound(Checks.up(), TOPOLOGY, targets, History.NONE, new Debounce(), 0, 0);
        List<Integer> strangers = new ArrayList<>();

        int spoke = round.answer(
                new Answer().add(1, "n1").add(1, "n2").add(1, "elsewhere").add(1, (String) null),
                Portion.all(1),
                strangers::add);

        assertThat(spoke).isEqualTo(1);
        assertThat(strangers).containsExactly(1, 2, 3);
        assertThat(round.finish().message(0)).isNull();
    }
}
