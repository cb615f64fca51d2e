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

/** Queries without an answer: never silently UNKNOWN, never OK. States go stale after two minutes here. */
class CheckRoundFailureTest {
    private static final CompiledTopology TOPOLOGY = new Building()
            .site("alder")
            .room("hall")
            .standalone("r1")
            .device("blades", "n[1-3]")
            .compile();

    private final Watch watch = new Watch(TOPOLOGY, Checks.up());

    @Test
    void sourceAway_fromTheStart_isUnknownWithTheReason() {
        watch.away(0);

        assertThat(watch.says("n1")).isEqualTo("UNKNOWN (query failed)");
        assertThat(watch.finding("n1").message()).isEqualTo("connection refused");
        assertThat(watch.finding("n1").evidence()).isNull();
    }

    @Test
    void sourceAway_forAWhile_holdsWhatWasKnownUntilItIsStale() {
        watch.at(0, new Answer().add(0, "n1").add(1, "n2"));

        watch.away(30);
        assertThat(watch.says("n1")).isEqualTo("CRIT (held)");
        assertThat(watch.says("n2")).isEqualTo("OK (held)");
        assertThat(watch.says("n3")).isEqualTo("UNKNOWN (query failed)");
        assertThat(watch.finding("n1").message()).isEqualTo("connection refused");
        watch.away(120);
        assertThat(watch.says("n1")).isEqualTo("CRIT (held)");
        assertThat(watch.finding("n1").since()).isEqualTo(Instant.ofEpochSecond(0));
        assertThat(watch.finding("n1").evidence()).isEqualTo(Instant.ofEpochSecond(0));
        watch.away(121);
        assertThat(watch.says("n1")).isEqualTo("UNKNOWN (stale, CRIT known)");
        assertThat(watch.says("n2")).isEqualTo("UNKNOWN (stale, OK known)");
        assertThat(watch.finding("n1").since()).isEqualTo(Instant.ofEpochSecond(121));
        assertThat(watch.finding("n1").evidence()).isEqualTo(Instant.ofEpochSecond(0));
        watch.away(600);
        assertThat(watch.says("n1")).isEqualTo("UNKNOWN (stale, CRIT known)");
        assertThat(watch.finding("n1").since()).isEqualTo(Instant.ofEpochSecond(121));
    }

    @Test
    void sourceBack_speaksForItselfAtOnce() {
        watch.at(0, new Answer().add(0, "n1"));
        watch.away(30);

        watch.at(60, new Answer().add(1, "n1"));

        assertThat(watch.says("n1")).isEqualTo("OK (measured)");
        assertThat(watch.says("n2")).isEqualTo("nothing");
    }

    /** The query is faulty: what it said before says nothing any more. */
    @Test
    void queryRejected_isUnknownAtOnceWithWhatWasKnown() {
        watch.at(0, new Answer().add(0, "n1"));

        watch.at(30, round -> round.failed(watch.all(), "bad_data: parse error", false));

        assertThat(watch.says("n1")).isEqualTo("UNKNOWN (query failed, CRIT known)");
        assertThat(watch.finding("n1").message()).isEqualTo("bad_data: parse error");
        watch.away(60);
        assertThat(watch.says("n1")).isEqualTo("CRIT (held)");
    }

    @Test
    void oneOfTwoQueriesFailed_theAnsweredTargetsStand() {
        watch.at(0, round -> {
            round.answer(new Answer().add(1, "n1"), watch.of("n1", "n2"));
            round.failed(watch.of("n3"), "timeout", true);
        });

        assertThat(watch.says("n1")).isEqualTo("OK (measured)");
        assertThat(watch.says("n2")).isEqualTo("nothing");
        assertThat(watch.says("n3")).isEqualTo("UNKNOWN (query failed)");
    }

    /** Two servers that each scrape half of the nodes: the silence of one proves nothing while the other is away. */
    @Test
    void oneOfTwoSourcesAway_itsTargetsAreHeldAndTheOthersStand() {
        Watch missing = new Watch(
                TOPOLOGY,
                Checks.ofNodes("up")
                        .rule("==", 0, HealthState.CRIT)
                        .missing(HealthState.WARN)
                        .build());
        missing.at(0, round -> {
            round.answer(new Answer().add(1, "n1"), missing.all());
            round.answer(new Answer().add(1, "n2"), missing.all());
        });
        assertThat(missing.says("n3")).isEqualTo("WARN (missing)");

        missing.at(30, round -> {
            round.failed(missing.all(), "connection refused", true);
            round.answer(new Answer().add(0, "n1"), missing.all());
        });

        assertThat(missing.says("n1")).isEqualTo("CRIT (measured)");
        assertThat(missing.says("n2")).isEqualTo("OK (held)");
        assertThat(missing.says("n3")).isEqualTo("WARN (held)");
    }

    @Test
    void twoSourcesFailed_theOneThatIsAwayDecides() {
        watch.at(0, new Answer().add(0, "n1"));

        watch.at(30, round -> {
            round.failed(watch.all(), "parse error", false);
            round.failed(watch.all(), "connection refused", true);
        });

        assertThat(watch.says("n1")).isEqualTo("CRIT (held)");
        assertThat(watch.finding("n1").message()).isEqualTo("connection refused");
    }

    @Test
    void failureWithoutHistory_besideASilentAnswer_leavesNoEvidence() {
        watch.at(0, round -> {
            round.answer(new Answer(), watch.all());
            round.failed(watch.all(), "connection refused", true);
        });
        assertThat(watch.finding("n1").evidence()).isNull();

        watch.away(30);

        assertThat(watch.says("n1")).isEqualTo("UNKNOWN (query failed)");
    }

    @Test
    void trouble_ofASourceThatWasAway_keepsItsClock() {
        Check check = Checks.ofNodes("up")
                .rule("==", 0, HealthState.CRIT)
                .holdFor("1m")
                .build();
        Watch held = new Watch(TOPOLOGY, check);
        held.at(0, new Answer().add(1, "n1"));
        held.at(30, new Answer().add(0, "n1"));
        held.away(60);
        assertThat(held.says("n1")).isEqualTo("OK (held)");

        held.at(90, new Answer().add(0, "n1"));

        assertThat(held.says("n1")).isEqualTo("CRIT (measured)");
    }

    /** The other source answers, but that is no sign that the series of this one have recovered. */
    @Test
    void firingSeries_ofTheOneSourceThatWasAway_keepsFiring() {
        Check check = Checks.ofNodes("up")
                .rule("==", 0, HealthState.CRIT)
                .holdFor("1m")
                .build();
        Watch held = new Watch(TOPOLOGY, check);
        held.at(0, new Answer().add(1, "n1"));
        held.at(30, new Answer().add(0, "n1"));
        held.at(90, new Answer().add(0, "n1"));
        assertThat(held.says("n1")).isEqualTo("CRIT (measured)");

        held.at(120, round -> {
            round.answer(new Answer().add(1, "n2"), held.all());
            round.failed(held.all(), "connection refused", true);
        });
        assertThat(held.says("n1")).isEqualTo("CRIT (held)");
        held.at(150, new Answer().add(0, "n1").add(1, "n2"));

        assertThat(held.says("n1")).isEqualTo("CRIT (measured)");
        assertThat(held.finding("n1").since()).isEqualTo(Instant.ofEpochSecond(90));
    }
}
