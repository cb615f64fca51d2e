package dev.rackstate.testkit.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever a source does, a state is what was last measured, or UNKNOWN: never a guess, never an OK out of nothing. */
class FailingSourceTest {
    private static final Duration STALE_AFTER = Duration.ofSeconds(60);

    /** What happens before a round: time passes, the node goes up or down, and the source answers or fails. */
    record Step(int seconds, boolean up, TelemetryException.@Nullable Kind failure) {}

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<TelemetryException.Kind> failure =
                Arbitraries.of(TelemetryException.Kind.class).injectNull(0.6);
        return Combinators.combine(Arbitraries.integers().between(1, 50), Arbitraries.of(true, false), failure)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 500)
    void state_isTheLatestMeasurement_orUnknown(@ForAll("lives") List<Step> life) throws Exception {
        SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
        TaughtSource source = new TaughtSource("main");
        HeldConfigurationStore store = new HeldConfigurationStore(new Configurations()
                .rack("dc", "r1", "n1")
                .check(nodeUp())
                .staleAfter(STALE_AFTER)
                .build());
        Instant measured = null;
        HealthState measurement = HealthState.UNKNOWN;
        try (RoundEngine engine = RoundEngine.load(store, (settings, all) -> source, clock, new ManualScheduler())) {
            for (Step step : life) {
                clock.advance(Duration.ofSeconds(step.seconds()));
                source.sample("up", "n1", step.up() ? 1 : 0);
                source.failAll(step.failure() == null ? null : new TelemetryException(step.failure(), "on purpose"));

                engine.round();

                if (step.failure() == null) {
                    measured = clock.instant();
                    measurement = step.up() ? HealthState.OK : HealthState.CRIT;
                }
                assertThat(state(engine)).isEqualTo(expected(step, measured, measurement, clock.instant()));
            }
        }
    }

    private static HealthState expected(Step step, @Nullable Instant measured, HealthState measurement, Instant now) {
        boolean queryAtFault = step.failure() != null && !step.failure().isSourceTrouble();
        boolean stale = measured == null || measured.plus(STALE_AFTER).isBefore(now);
        return queryAtFault || stale ? HealthState.UNKNOWN : measurement;
    }

    private static HealthState state(RoundEngine engine) {
        Snapshot snapshot = engine.current().snapshot();
        return snapshot.state(snapshot.topology().first(EntityKind.NODE, "n1"));
    }

    private static Check nodeUp() {
        return new Check(
                "node_up",
                "Node answers",
                null,
                CheckScope.NODE,
                PromQlTemplate.parse("up{instance=~\"$instances\"}", Check.PLACEHOLDERS),
                "bool",
                List.of(),
                List.of(new Rule(Rule.Op.EQUAL, 0, HealthState.CRIT)),
                Duration.ZERO,
                null,
                null);
    }
}
