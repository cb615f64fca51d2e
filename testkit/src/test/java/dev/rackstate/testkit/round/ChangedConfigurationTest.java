package dev.rackstate.testkit.round;

import static dev.rackstate.domain.health.HealthState.CRIT;
import static dev.rackstate.domain.health.HealthState.OK;
import static dev.rackstate.domain.health.HealthState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.editing.StateDifference;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.edit.ChangeRefusedException;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.edit.TopologyChange;
import dev.rackstate.domain.edit.TopologyEditor;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.Reducer;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.maintenance.MaintenanceTarget;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The configuration changes while rounds go on. */
class ChangedConfigurationTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final ManualScheduler scheduler = new ManualScheduler();
    private final TaughtSource source = new TaughtSource("main");
    private RoundEngine engine;

    @BeforeEach
    void startEngine() throws ConfigurationException {
        source.sample("up", "n1", 0).sample("up", "n2", 1).sample("up", "n3", 0);
        engine = RoundEngine.load(
                new HeldConfigurationStore(oneRack().build()), (settings, all) -> source, clock, scheduler);
        engine.start();
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    private static Configurations oneRack() {
        return oneRack(Duration.ZERO);
    }

    private static Configurations oneRack(Duration holdFor) {
        return new Configurations().rack("dc", "r1", "n[1-2]").check(nodeUp(holdFor));
    }

    private static Configurations twoRacks() {
        return oneRack().rack("dc", "r2", "n[3-4]");
    }

    private static Check nodeUp(Duration holdFor) {
        return new Check(
                "node_up",
                "node_up",
                null,
                CheckScope.NODE,
                PromQlTemplate.parse("up{instance=~\"$instances\"}", Check.PLACEHOLDERS),
                "numeric",
                List.of(),
                List.of(new Rule(Rule.Op.EQUAL, 0, CRIT)),
                holdFor,
                null,
                null);
    }

    private HealthState state(EntityKind kind, String id) {
        Snapshot snapshot = engine.current().snapshot();
        return snapshot.state(snapshot.topology().first(kind, id));
    }

    private static Maintenance maintenance(String rack, Instant from, Instant until) {
        return new Maintenance(
                "0123456789ab",
                new MaintenanceTarget(EntityKind.RACK, rack),
                "new fans",
                Maintenance.Effect.BADGE,
                START,
                "anna",
                from,
                until,
                null);
    }

    private List<String> reasonsOver(EntityKind kind, String id) {
        return engine
                .current()
                .coverage()
                .over(engine.current().snapshot().topology().first(kind, id))
                .stream()
                .map(Maintenance::reason)
                .toList();
    }

    @Test
    void adopt_showsTheNewBuildingAtOnce_andWishesForARound() {
        scheduler.run("round");

        engine.adopt(twoRacks().build());

        assertThat(state(EntityKind.NODE, "n1")).isEqualTo(CRIT);
        assertThat(state(EntityKind.NODE, "n3")).isEqualTo(UNKNOWN);
        assertThat(scheduler.isWished("round")).isTrue();
    }

    private Configuration renamed(String name) {
        Configuration now = engine.current().configuration();
        try {
            return now.withTopology(TopologyEditor.apply(
                    new TopologyChange.ChangeSite(
                            new SiteId("dc"),
                            Patch.to(name),
                            Patch.keep(),
                            Patch.keep(),
                            Patch.to(new Aggregation(Reducer.parse("best"), EdgeMap.identity(), 1))),
                    now.topology(),
                    now.catalog()));
        } catch (ChangeRefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void adopt_ofOtherNamesAndReducers_showsThemAtOnce_andNeedsNoRound() {
        engine.adopt(twoRacks().build());
        scheduler.run("round");
        assertThat(scheduler.isWished("round")).isFalse();

        engine.adopt(renamed("North"));

        Snapshot snapshot = engine.current().snapshot();
        assertThat(snapshot.topology().name(0)).isEqualTo("North");
        assertThat(state(EntityKind.NODE, "n1")).isEqualTo(CRIT);
        assertThat(scheduler.isWished("round")).isFalse();
        source.sample("up", "n1", 1);
        scheduler.run("round");
        assertThat(state(EntityKind.NODE, "n1")).isEqualTo(OK);
        assertThat(engine.current().snapshot().topology().name(0)).isEqualTo("North");
    }

    @Test
    void adopt_ofOtherNames_whileARoundIsUnderWay_keepsNamesAndFindings() {
        source.whenAsked(once(() -> engine.adopt(renamed("North"))));

        scheduler.run("round");

        assertThat(engine.current().snapshot().topology().name(0)).isEqualTo("North");
        assertThat(state(EntityKind.NODE, "n1")).isEqualTo(CRIT);
    }

    @Test
    void adopt_whileARoundIsUnderWay_keepsWhatTheRoundFinds() {
        source.whenAsked(once(() -> engine.adopt(twoRacks().build())));

        scheduler.run("round");

        assertThat(state(EntityKind.NODE, "n1")).isEqualTo(CRIT);
        assertThat(state(EntityKind.NODE, "n2")).isEqualTo(OK);
        assertThat(state(EntityKind.NODE, "n3")).isEqualTo(UNKNOWN);
        assertThat(engine.current().configuration().topology().sites()).hasSize(1);
        assertThat(engine.current().snapshot().time()).isEqualTo(START);
    }

    @Test
    void adopt_duringEveryRound_neverStarvesTheRounds() {
        AtomicInteger changes = new AtomicInteger();
        source.whenAsked(() -> engine.adopt((changes.getAndIncrement() % 2 == 0 ? twoRacks() : oneRack()).build()));

        for (int round = 1; round <= 5; round++) {
            clock.advance(Duration.ofSeconds(30));
            scheduler.run("round");
            assertThat(engine.current().snapshot().time()).isEqualTo(clock.instant());
            assertThat(state(EntityKind.NODE, "n1")).isEqualTo(CRIT);
        }
        assertThat(changes.get()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void adopt_ofOtherSources_whileARoundIsUnderWay_dropsItsAnswers() {
        Configuration elsewhere = oneRack()
                .sources(Configurations.source("other", List.of(), List.of()))
                .build();
        source.whenAsked(once(() -> engine.adopt(elsewhere)));

        scheduler.run("round");

        assertThat(state(EntityKind.NODE, "n1")).isEqualTo(UNKNOWN);
    }

    @Test
    void adopt_whileACheckIsPending_startsItsTimerNeitherAnewNorTwice() {
        engine.adopt(oneRack(Duration.ofMinutes(1)).build());
        scheduler.run("round");
        assertThat(state(EntityKind.NODE, "n1")).isEqualTo(UNKNOWN);

        source.whenAsked(once(() -> engine.adopt(
                oneRack(Duration.ofMinutes(1)).rack("dc", "r2", "n[3-4]").build())));
        clock.advance(Duration.ofSeconds(30));
        scheduler.run("round");
        clock.advance(Duration.ofSeconds(30));
        scheduler.run("round");

        assertThat(state(EntityKind.NODE, "n1")).isEqualTo(CRIT);
        assertThat(state(EntityKind.NODE, "n3")).isEqualTo(UNKNOWN);
    }

    @Test
    void adopt_ofAMaintenance_coversAtOnce_andNeedsNoRound() {
        scheduler.run("round");
        Configuration planned =
                engine.current().configuration().withMaintenances(List.of(maintenance("r1", null, null)));

        engine.adopt(planned);

        assertThat(reasonsOver(EntityKind.NODE, "n1")).containsExactly("new fans");
        assertThat(state(EntityKind.NODE, "n1")).isEqualTo(CRIT);
        assertThat(scheduler.isWished("round")).isFalse();
    }

    @Test
    void maintenance_beginsAndExpiresWhenItsTimeHasCome_withoutARound() {
        Configuration planned = engine.current()
                .configuration()
                .withMaintenances(List.of(maintenance("r1", START.plusSeconds(10), START.plusSeconds(20))));
        engine.adopt(planned);
        assertThat(reasonsOver(EntityKind.NODE, "n1")).isEmpty();
        long before = engine.current().snapshot().version();

        clock.advance(Duration.ofSeconds(9));
        scheduler.run("maintenance");
        assertThat(engine.current().snapshot().version()).isEqualTo(before);
        clock.advance(Duration.ofSeconds(1));
        scheduler.run("maintenance");
        assertThat(reasonsOver(EntityKind.NODE, "n1")).containsExactly("new fans");
        clock.advance(Duration.ofSeconds(10));
        scheduler.run("maintenance");

        assertThat(reasonsOver(EntityKind.NODE, "n1")).isEmpty();
    }

    @Test
    void preview_saysWhatWouldChange_worstFirst() {
        scheduler.run("round");
        Configuration without = new Configurations()
                .rack("dc", "r2", "n[3-4]")
                .check(nodeUp(Duration.ZERO))
                .build();

        StateDifference difference = engine.preview(without);

        assertThat(difference.summary())
                .isEqualTo("1 site would turn UNKNOWN, 1 room would turn UNKNOWN, 1 aisle would turn UNKNOWN,"
                        + " 1 rack would be gone, 1 device would be gone, 2 nodes would be gone,"
                        + " 1 rack would be new, 1 device would be new, 2 nodes would be new");
        assertThat(difference.entities())
                .contains(new StateDifference.Entity(EntityKind.SITE, "dc", "dc", CRIT, UNKNOWN))
                .contains(new StateDifference.Entity(EntityKind.NODE, "n1", path("r1/r1-d1/n1"), CRIT, null))
                .contains(new StateDifference.Entity(EntityKind.RACK, "r2", path("r2"), null, UNKNOWN));
    }

    private static String path(String below) {
        return "dc/dc-room/aisle/" + below;
    }

    @Test
    void preview_ofTheConfigurationInForce_isThatNothingChanges() {
        scheduler.run("round");

        assertThat(engine.preview(oneRack().build()).summary()).isEqualTo("no state would change");
    }

    @Test
    void preview_leavesTheConfigurationInForceAndItsTimersAlone() {
        engine.adopt(oneRack(Duration.ofMinutes(1)).build());
        scheduler.run("round");
        engine.preview(twoRacks().build());
        engine.preview(new Configurations().build());

        clock.advance(Duration.ofMinutes(1));
        scheduler.run("round");

        assertThat(state(EntityKind.NODE, "n1")).isEqualTo(CRIT);
        assertThat(engine.current().snapshot().topology().first(EntityKind.RACK, "r2"))
                .isNegative();
    }

    private static Runnable once(Runnable action) {
        AtomicInteger done = new AtomicInteger();
        return () -> {
            if (done.getAndIncrement() == 0) {
                action.run();
            }
        };
    }
}
