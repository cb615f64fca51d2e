package dev.rackstate.testkit.round;

import static dev.rackstate.domain.health.HealthState.CRIT;
import static dev.rackstate.domain.health.HealthState.OK;
import static dev.rackstate.domain.health.HealthState.UNKNOWN;
import static dev.rackstate.domain.health.HealthState.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.application.view.Measurements;
import dev.rackstate.application.view.Published;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.snapshot.Finding;
import dev.rackstate.domain.snapshot.Reason;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundEngineTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final ManualScheduler scheduler = new ManualScheduler();
    private final Map<String, TaughtSource> sources = new HashMap<>();
    private final List<RoundEngine> engines = new ArrayList<>();
    private HeldConfigurationStore store = new HeldConfigurationStore(new Configurations().build());

    @AfterEach
    void closeEngines() {
        engines.forEach(RoundEngine::close);
    }

    private RoundEngine engine(Configurations configurations) throws ConfigurationException {
        store = new HeldConfigurationStore(configurations.build());
        RoundEngine engine = RoundEngine.load(store, (settings, all) -> source(settings.id()), clock, scheduler);
        engines.add(engine);
        engine.start();
        return engine;
    }

    private TaughtSource source(String id) {
        return sources.computeIfAbsent(id, TaughtSource::new);
    }

    private static Check nodeUp() {
        return check("node_up", "up", Duration.ZERO, null, new Rule(Rule.Op.EQUAL, 0, CRIT));
    }

    private static Check check(String id, String metric, Duration holdFor, HealthState missing, Rule... rules) {
        return new Check(
                id,
                id,
                null,
                CheckScope.NODE,
                PromQlTemplate.parse(metric + "{instance=~\"$instances\"}", Check.PLACEHOLDERS),
                "numeric",
                List.of(),
                List.of(rules),
                holdFor,
                null,
                missing);
    }

    private static Configurations oneRack() {
        return new Configurations().rack("dc", "r1", "n[1-2]").check(nodeUp());
    }

    private static HealthState state(Snapshot snapshot, EntityKind kind, String id) {
        return snapshot.state(snapshot.topology().first(kind, id));
    }

    private static Finding finding(Snapshot snapshot, String node) {
        return snapshot.findings(snapshot.topology().first(EntityKind.NODE, node))
                .get(0);
    }

    @Test
    void load_beforeTheFirstRound_everyNodeIsUnknownForWantOfData() throws Exception {
        Snapshot snapshot = engine(oneRack()).current().snapshot();

        assertThat(snapshot.overall()).isEqualTo(UNKNOWN);
        assertThat(finding(snapshot, "n1").reason()).isEqualTo(Reason.NO_DATA);
    }

    @Test
    void round_withOneNodeDown_makesItsRackRoomAndSiteCritical() throws Exception {
        RoundEngine engine = engine(oneRack());
        source("main").sample("up", "n1", 0).sample("up", "n2", 1);

        scheduler.run("round");

        Snapshot snapshot = engine.current().snapshot();
        assertThat(state(snapshot, EntityKind.NODE, "n1")).isEqualTo(CRIT);
        assertThat(state(snapshot, EntityKind.NODE, "n2")).isEqualTo(OK);
        assertThat(state(snapshot, EntityKind.RACK, "r1")).isEqualTo(CRIT);
        assertThat(state(snapshot, EntityKind.SITE, "dc")).isEqualTo(CRIT);
        assertThat(snapshot.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.since()).isEqualTo(START));
        assertThat(snapshot.witness(snapshot.topology().first(EntityKind.SITE, "dc")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.checkId()).isEqualTo("node_up"));
    }

    @Test
    void round_asksOneQueryPerCheck_whateverTheNumberOfNodes() throws Exception {
        engine(new Configurations().rack("dc", "r1", "n[1-900]").check(nodeUp()));

        scheduler.run("round");

        assertThat(source("main").asked()).containsExactly("up{instance=~\".+\"}");
    }

    @Test
    void round_ofAnAnswerThatIsMostlyOthers_namesTheIdsFromThenOn() throws Exception {
        engine(oneRack());
        for (int i = 0; i < 3_000; i++) {
            source("main").sample("up", "stranger" + i, 1);
        }
        source("main").sample("up", "n1", 1).sample("up", "n2", 1);

        scheduler.run("round");
        scheduler.run("round");

        assertThat(source("main").asked()).containsExactly("up{instance=~\".+\"}", "up{instance=~\"n1|n2\"}");
    }

    @Test
    void round_ofAnAnswerThatIsTooLarge_namesTheIdsFromThenOn() throws Exception {
        engine(oneRack());
        source("main").fail("up", new TelemetryException(Kind.TOO_LARGE, "more than 10 series"));
        scheduler.run("round");
        source("main").fail("up", null);
        source("main").sample("up", "n1", 1).sample("up", "n2", 1);

        scheduler.run("round");

        assertThat(source("main").asked()).last().isEqualTo("up{instance=~\"n1|n2\"}");
        assertThat(engines.get(0).current().snapshot().overall()).isEqualTo(OK);
    }

    @Test
    void sourceAway_forLessThanStaleAfter_holdsTheStateAndSaysSo() throws Exception {
        RoundEngine engine = engine(oneRack());
        source("main").sample("up", "n1", 0).sample("up", "n2", 1);
        scheduler.run("round");

        source("main").failAll(new TelemetryException(Kind.UNREACHABLE, "connection refused"));
        clock.advance(Duration.ofSeconds(60));
        scheduler.run("round");

        Snapshot snapshot = engine.current().snapshot();
        assertThat(state(snapshot, EntityKind.NODE, "n1")).isEqualTo(CRIT);
        assertThat(finding(snapshot, "n2")).satisfies(held -> {
            assertThat(held.state()).isEqualTo(OK);
            assertThat(held.reason()).isEqualTo(Reason.HELD);
            assertThat(held.message()).isEqualTo("source 'main': connection refused");
            assertThat(held.evidence()).isEqualTo(START);
        });
        assertThat(snapshot.sources()).singleElement().satisfies(status -> {
            assertThat(status.up()).isFalse();
            assertThat(status.stale()).isFalse();
            assertThat(status.lastError()).isEqualTo("connection refused");
        });
    }

    @Test
    void sourceAway_forLongerThanStaleAfter_isUnknownWithTheLastKnownStateBeside_andRecovers() throws Exception {
        RoundEngine engine = engine(oneRack());
        source("main").sample("up", "n1", 0).sample("up", "n2", 1);
        scheduler.run("round");
        source("main").failAll(new TelemetryException(Kind.TIMEOUT, "no answer within 5 s"));
        clock.advance(Duration.ofSeconds(121));
        scheduler.run("round");

        Snapshot stale = engine.current().snapshot();
        assertThat(stale.overall()).isEqualTo(UNKNOWN);
        assertThat(finding(stale, "n1")).satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo(Reason.STALE);
            assertThat(finding.lastKnown()).isEqualTo(CRIT);
        });
        assertThat(stale.sources().get(0).stale()).isTrue();

        source("main").failAll(null);
        scheduler.run("round");
        Snapshot recovered = engine.current().snapshot();
        assertThat(state(recovered, EntityKind.NODE, "n1")).isEqualTo(CRIT);
        assertThat(recovered.sources().get(0).stale()).isFalse();
    }

    @Test
    void queryRejected_isUnknownAtOnceWithTheReason_andOtherChecksStand() throws Exception {
        RoundEngine engine = engine(
                oneRack().check(check("load", "load", Duration.ZERO, null, new Rule(Rule.Op.GREATER, 90, WARN))));
        source("main").sample("up", "n1", 1).sample("up", "n2", 1).sample("load", "n1", 95);
        scheduler.run("round");
        source("main").fail("load", new TelemetryException(Kind.REJECTED, "parse error"));
        scheduler.run("round");

        Snapshot snapshot = engine.current().snapshot();
        List<Finding> findings = snapshot.findings(snapshot.topology().first(EntityKind.NODE, "n1"));
        assertThat(findings).extracting(Finding::checkId).containsExactly("node_up", "load");
        assertThat(findings.get(0).state()).isEqualTo(OK);
        assertThat(findings.get(1)).satisfies(failed -> {
            assertThat(failed.state()).isEqualTo(UNKNOWN);
            assertThat(failed.reason()).isEqualTo(Reason.QUERY_FAILED);
            assertThat(failed.message()).isEqualTo("source 'main': parse error");
            assertThat(failed.lastKnown()).isEqualTo(WARN);
        });
    }

    @Test
    void sourceThatHangs_costsOneTimeLimitARound_notOnePerQuery() throws Exception {
        Configurations many = oneRack();
        for (int i = 0; i < 30; i++) {
            many.check(check("c" + i, "m" + i, Duration.ZERO, null));
        }
        engine(many);
        source("main").failAll(new TelemetryException(Kind.TIMEOUT, "no answer within 5 s"));

        scheduler.run("round");

        assertThat(source("main").asked().size()).isLessThan(6);
    }

    @Test
    void sourceTrouble_thatPassesAtOnce_isAskedAgain() throws Exception {
        RoundEngine engine = engine(oneRack());
        source("main").failAll(new TelemetryException(Kind.UNAVAILABLE, "HTTP 503"));

        scheduler.run("round");

        assertThat(source("main").asked()).hasSize(2);
        assertThat(engine.statistics().failures()).isEqualTo(2);
        assertThat(finding(engine.current().snapshot(), "n1").reason()).isEqualTo(Reason.QUERY_FAILED);
    }

    @Test
    void severalSources_eachAnswersForItsSite_andOneGivesNothingAway() throws Exception {
        RoundEngine engine = engine(new Configurations()
                .rack("north", "r1", "n1")
                .rack("south", "r1", "n1")
                .check(nodeUp())
                .sources(
                        Configurations.source("prom-north", List.of("north"), List.of()),
                        Configurations.source("prom-south", List.of("south"), List.of("node_*"))));
        source("prom-north").sample("up", "n1", 0);
        source("prom-south").sample("up", "n1", 1);

        scheduler.run("round");

        Snapshot snapshot = engine.current().snapshot();
        assertThat(state(snapshot, EntityKind.SITE, "north")).isEqualTo(CRIT);
        assertThat(state(snapshot, EntityKind.SITE, "south")).isEqualTo(OK);
    }

    @Test
    void checkThatNoSourceAnswersHere_saysSo() throws Exception {
        RoundEngine engine = engine(new Configurations()
                .rack("north", "r1", "n1")
                .check(nodeUp())
                .sources(Configurations.source("prom", List.of("elsewhere"), List.of())));

        scheduler.run("round");

        assertThat(finding(engine.current().snapshot(), "n1").reason()).isEqualTo(Reason.NO_SOURCE);
    }

    @Test
    void reload_keepsTimersStatesAndTimes_andShowsNewRacksAtOnce() throws Exception {
        Check slow = check("hot", "temp", Duration.ofMinutes(5), null, new Rule(Rule.Op.GREATER, 80, CRIT));
        RoundEngine engine = engine(new Configurations().rack("dc", "r1", "n1").check(slow));
        source("main").sample("temp", "n1", 20);
        scheduler.run("round");
        source("main").sample("temp", "n1", 99);
        scheduler.run("round");
        clock.advance(Duration.ofMinutes(3));

        store.change(new Configurations()
                .rack("dc", "r0", "n0")
                .rack("dc", "r1", "n1")
                .check(slow)
                .build());

        Snapshot swapped = engine.current().snapshot();
        assertThat(state(swapped, EntityKind.NODE, "n1")).isEqualTo(OK);
        assertThat(state(swapped, EntityKind.NODE, "n0")).isEqualTo(UNKNOWN);
        assertThat(scheduler.isWished("round")).isTrue();
        clock.advance(Duration.ofMinutes(2));
        scheduler.run("round");
        assertThat(state(engine.current().snapshot(), EntityKind.NODE, "n1")).isEqualTo(CRIT);
    }

    @Test
    void reload_thatFails_leavesTheLastGoodConfigurationInForceAndShowsTheProblem() throws Exception {
        RoundEngine engine = engine(oneRack());
        Configuration before = engine.current().configuration();

        store.breakWith(new Problem(Problem.Level.ERROR, "app.yaml", 3, 1, "broken"));

        Published published = engine.current();
        assertThat(published.configuration()).isSameAs(before);
        assertThat(published.configurationStatus().accepted()).isFalse();
        assertThat(published.configurationStatus().problems()).hasSize(1);
    }

    @Test
    void reload_withAnErrorThatTheOneInForceDoesNotHave_isRefused_andAcceptedOnceItIsGone() throws Exception {
        RoundEngine engine = engine(oneRack());
        Problem error = new Problem(Problem.Level.ERROR, "rack.yaml", 3, 1, "no id");

        store.change(new Configurations().rack("dc", "r2", "n9").problem(error).build());
        assertThat(engine.current().snapshot().topology().first(EntityKind.RACK, "r2"))
                .isNegative();

        store.change(new Configurations().rack("dc", "r2", "n9").build());
        assertThat(engine.current().snapshot().topology().first(EntityKind.RACK, "r2"))
                .isNotNegative();
        assertThat(engine.current().configurationStatus().accepted()).isTrue();
    }

    @Test
    void reload_withAnotherPace_reschedulesTheRounds() throws Exception {
        engine(oneRack());

        store.change(oneRack().refresh(Duration.ofSeconds(7)).build());

        assertThat(scheduler.period("round")).isEqualTo(Duration.ofSeconds(7));
        assertThat(scheduler.names()).containsExactlyInAnyOrder("round", "heartbeat", "maintenance");
    }

    @Test
    void measurements_areFetchedAtTheirOwnPaceAndAddUp() throws Exception {
        RoundEngine engine = engine(
                oneRack().metrics(List.of("node_power_watts", "node_temperature_celsius"), List.of("pdu_watts")));
        source("main").sample("node_power_watts", "n1", 200).sample("node_power_watts", "n2", 100);
        source("main").sample("node_temperature_celsius", "n1", 30);
        source("main").sample("pdu_watts", Map.of("rack_id", "r1", "inlet", "1"), 150);
        source("main").sample("pdu_watts", Map.of("rack_id", "r1", "inlet", "2"), 170);

        scheduler.run("round");
        source("main").sample("node_power_watts", "n1", 999);
        scheduler.run("round");

        Measurements measurements = new Measurements(engine.current());
        int rack = engine.current().snapshot().topology().first(EntityKind.RACK, "r1");
        assertThat(measurements.rackPower(rack)).hasValue(300);
        assertThat(measurements.rackTemperature(rack)).hasValue(30);
        assertThat(measurements.components(rack)).isEqualTo(Map.of("pdu", Map.of("pdu_watts", 320.0)));
        int device = engine.current().snapshot().topology().first(EntityKind.DEVICE, "r1-d1");
        assertThat(measurements.device(device).get("n2")).isEqualTo(Map.of("node_power_watts", 100.0));
    }

    @Test
    void missing_givesItsStateToTargetsTheAnswerIsSilentAbout() throws Exception {
        RoundEngine engine = engine(new Configurations()
                .rack("dc", "r1", "n[1-2]")
                .check(check("node_up", "up", Duration.ZERO, WARN, new Rule(Rule.Op.EQUAL, 0, CRIT))));
        source("main").sample("up", "n1", 1);

        scheduler.run("round");

        assertThat(finding(engine.current().snapshot(), "n2")).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(WARN);
            assertThat(finding.reason()).isEqualTo(Reason.MISSING);
        });
    }

    @Test
    void unknownState_isWhatATargetWithoutDataIs() throws Exception {
        RoundEngine engine = engine(oneRack().unknownState(WARN));
        source("main").sample("up", "n1", 1);

        scheduler.run("round");

        assertThat(state(engine.current().snapshot(), EntityKind.NODE, "n2")).isEqualTo(WARN);
        assertThat(engine.current().snapshot().alerts()).isEmpty();
    }

    @Test
    void subscribers_hearOfEveryPublicationInOrder() throws Exception {
        RoundEngine engine = engine(oneRack());
        List<Long> versions = new ArrayList<>();
        AutoCloseable subscription =
                engine.subscribe(published -> versions.add(published.snapshot().version()));

        scheduler.run("round");
        scheduler.run("round");
        subscription.close();
        scheduler.run("round");

        assertThat(versions).containsExactly(1L, 2L);
    }

    @Test
    void since_movesWhenTheStateChangesAndOnlyThen() throws Exception {
        RoundEngine engine = engine(oneRack());
        source("main").sample("up", "n1", 1).sample("up", "n2", 1);
        scheduler.run("round");
        clock.advance(Duration.ofSeconds(30));
        scheduler.run("round");
        clock.advance(Duration.ofSeconds(30));
        source("main").sample("up", "n1", 0);
        scheduler.run("round");
        clock.advance(Duration.ofSeconds(30));
        scheduler.run("round");

        Snapshot snapshot = engine.current().snapshot();
        assertThat(snapshot.since(snapshot.topology().first(EntityKind.RACK, "r1")))
                .isEqualTo(START.plusSeconds(60));
        assertThat(snapshot.since(snapshot.topology().first(EntityKind.NODE, "n2")))
                .isEqualTo(START);
    }
}
