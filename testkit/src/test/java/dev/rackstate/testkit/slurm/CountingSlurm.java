package dev.rackstate.testkit.slurm;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.slurm.ExporterSettings;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.application.workload.WorkloadEngine;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.slurm.StatusMap;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.HeldWorkloadSource;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The real rounds and the real following of Slurm over each other, as the server wires them. */
final class CountingSlurm implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    final SettableClock clock = new SettableClock(START);
    final HeldWorkloadSource slurm = new HeldWorkloadSource();
    final TaughtSource telemetry =
            new TaughtSource("main").sample("up", "n1", 1).sample("up", "n2", 1);
    private final ManualScheduler scheduler = new ManualScheduler();
    private @Nullable RoundEngine rounds;
    private @Nullable WorkloadEngine workload;

    /** A rack of the nodes n1 and n2, of which the check {@code up} says what it measures. */
    static Configurations oneRack() {
        return new Configurations().rack("dc", "r1", "n[1-2]").check(up());
    }

    /** CRIT at 0, WARN at 0.5. */
    static Check up() {
        return new Check(
                "up",
                "up",
                null,
                CheckScope.NODE,
                PromQlTemplate.parse("up{instance=~\"$instances\"}", Check.PLACEHOLDERS),
                "numeric",
                List.of(),
                List.of(new Rule(Rule.Op.EQUAL, 0, HealthState.CRIT), new Rule(Rule.Op.EQUAL, 0.5, HealthState.WARN)),
                Duration.ZERO,
                null,
                null);
    }

    static SlurmSettings settings(String edge) {
        return settings(EdgeMap.parse(edge), ExporterSettings.DEFAULT, SlurmSettings.Mapping.NONE);
    }

    static SlurmSettings settings(EdgeMap edge, ExporterSettings exporter, SlurmSettings.Mapping mapping) {
        SlurmSettings off = SlurmSettings.OFF;
        return new SlurmSettings(
                true,
                off.source(),
                exporter,
                null,
                off.pace(),
                StatusMap.DEFAULT,
                edge,
                off.colors(),
                off.roles(),
                true,
                mapping,
                off.catalog());
    }

    void start(Configurations building, SlurmSettings settings) throws ConfigurationException {
        AtomicReference<ViewWorkload> lately = new AtomicReference<>(ViewWorkload.NONE);
        HeldConfigurationStore store =
                new HeldConfigurationStore(building.build().withSlurm(settings));
        rounds = RoundEngine.load(
                store,
                (source, all) -> telemetry,
                clock,
                scheduler,
                () -> lately.get().current());
        rounds.start();
        workload = new WorkloadEngine(rounds, asked -> slurm, scheduler, clock);
        workload.start();
        lately.set(workload);
    }

    RoundEngine rounds() {
        return Objects.requireNonNull(rounds);
    }

    Snapshot snapshot() {
        return rounds().current().snapshot();
    }

    /** What is in force, with other settings of Slurm. */
    Configuration with(SlurmSettings settings) {
        return rounds().current().configuration().withSlurm(settings);
    }

    void askSlurmAndRound() {
        scheduler.run("workload");
        round();
    }

    void round() {
        scheduler.run("round");
    }

    @Override
    public void close() {
        if (workload != null) {
            workload.close();
        }
        if (rounds != null) {
            rounds.close();
        }
    }
}
