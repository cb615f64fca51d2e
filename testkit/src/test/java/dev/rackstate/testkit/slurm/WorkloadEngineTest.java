package dev.rackstate.testkit.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.slurm.ExporterSettings;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.SlurmSettings.Mapping;
import dev.rackstate.application.slurm.SlurmSettings.Pace;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import dev.rackstate.application.workload.WorkloadEngine;
import dev.rackstate.domain.slurm.NodeMapping;
import dev.rackstate.domain.slurm.StatusMap;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.HeldWorkloadSource;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkloadEngineTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final SlurmSettings ON = settings(true, Mapping.NONE, Pace.DEFAULT, ExporterSettings.DEFAULT);

    private final SettableClock clock = new SettableClock(START);
    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<HeldWorkloadSource> opened = new ArrayList<>();
    private final List<AutoCloseable> running = new ArrayList<>();
    private HeldWorkloadSource next = new HeldWorkloadSource().nodes("n1 idle", "n2 IDLE+DRAIN");
    private HeldConfigurationStore store = new HeldConfigurationStore(oneRack(SlurmSettings.OFF));
    private @Nullable String unusable;

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running) {
            one.close();
        }
    }

    private static SlurmSettings settings(boolean on, Mapping mapping, Pace pace, ExporterSettings exporter) {
        SlurmSettings off = SlurmSettings.OFF;
        return new SlurmSettings(
                on,
                off.source(),
                exporter,
                null,
                pace,
                StatusMap.DEFAULT,
                off.edge(),
                off.colors(),
                off.roles(),
                off.includeUnlabeled(),
                mapping,
                off.catalog());
    }

    private static Configuration oneRack(SlurmSettings slurm) {
        return new Configurations()
                .rack("dc", "r1", "n[1-2]")
                .refresh(Duration.ofSeconds(15))
                .staleAfter(Duration.ofSeconds(40))
                .build()
                .withSlurm(slurm);
    }

    private WorkloadEngine engine(SlurmSettings slurm) throws ConfigurationException {
        store = new HeldConfigurationStore(oneRack(slurm));
        RoundEngine rounds = RoundEngine.load(store, (settings, all) -> new TaughtSource("main"), clock, scheduler);
        rounds.start();
        WorkloadEngine engine = new WorkloadEngine(rounds, this::open, scheduler, clock);
        engine.start();
        running.add(engine);
        running.add(rounds);
        return engine;
    }

    private HeldWorkloadSource open(SlurmSettings settings) {
        if (unusable != null) {
            throw new IllegalArgumentException(unusable);
        }
        opened.add(next);
        return next;
    }

    private static String status(Known known, String node) {
        int entity = known.placed().topology().first(EntityKind.NODE, node);
        int slurm = entity < 0 ? -1 : known.placed().nodeAt(entity);
        return slurm < 0 ? "nothing" : known.placed().status(slurm);
    }

    @Test
    void start_slurmOff_asksNobody() throws Exception {
        WorkloadEngine engine = engine(SlurmSettings.OFF);

        assertThat(opened).isEmpty();
        assertThat(scheduler.names()).doesNotContain("workload");
        assertThat(engine.current().settings().enabled()).isFalse();
        assertThat(engine.current().source()).isNull();
    }

    @Test
    void poll_answered_placesTheNodes() throws Exception {
        WorkloadEngine engine = engine(ON);
        assertThat(engine.current().placed().size()).isZero();
        assertThat(engine.current().fetchedAt()).isNull();
        assertThat(engine.current().stale()).isFalse();

        scheduler.run("workload");

        Known known = engine.current();
        assertThat(status(known, "n2")).isEqualTo("drained");
        assertThat(known.fetchedAt()).isEqualTo(START);
        assertThat(known.trouble()).isNull();
        assertThat(known.source()).isEqualTo("held");
    }

    @Test
    void poll_failed_keepsTheLastGoodAnswerAndSaysWhy() throws Exception {
        WorkloadEngine engine = engine(ON);
        scheduler.run("workload");
        next.fail("slurmctld is away");
        clock.advance(Duration.ofSeconds(15));

        scheduler.run("workload");

        Known known = engine.current();
        assertThat(status(known, "n2")).isEqualTo("drained");
        assertThat(known.fetchedAt()).isEqualTo(START);
        assertThat(known.trouble()).isEqualTo("slurmctld is away");
        assertThat(known.stale()).isFalse();

        next.nodes("n1 down");
        scheduler.run("workload");
        assertThat(engine.current().trouble()).isNull();
        assertThat(status(engine.current(), "n2")).isEqualTo("nothing");
    }

    @Test
    void poll_failedFromTheBeginning_isStaleAndSaysWhy() throws Exception {
        next.fail("no such metric");
        WorkloadEngine engine = engine(ON);

        scheduler.run("workload");

        assertThat(engine.current().fetchedAt()).isNull();
        assertThat(engine.current().stale()).isTrue();
        assertThat(engine.current().trouble()).isEqualTo("no such metric");
    }

    @Test
    void poll_faultyAdapter_isTroubleAndNotTheEnd() throws Exception {
        WorkloadEngine engine = engine(ON);
        next.whenAsked(() -> {
            throw new IllegalStateException("a fault");
        });

        scheduler.run("workload");
        assertThat(engine.current().trouble()).contains("a fault");

        next.whenAsked(null);
        scheduler.run("workload");
        assertThat(engine.current().trouble()).isNull();
    }

    @Test
    void current_answerTooOld_isStaleWithoutAnotherAsking() throws Exception {
        WorkloadEngine engine = engine(ON);
        scheduler.run("workload");
        Known fresh = engine.current();

        clock.advance(Duration.ofSeconds(45));
        assertThat(engine.current()).isSameAs(fresh);
        clock.advance(Duration.ofSeconds(1));
        Known aged = engine.current();

        assertThat(fresh.stale()).isFalse();
        assertThat(aged.stale()).isTrue();
        assertThat(aged.placed()).isSameAs(fresh.placed());
        assertThat(engine.current()).isSameAs(aged);
    }

    @Test
    void current_ownPace_isKept() throws Exception {
        Pace pace = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(7));
        WorkloadEngine engine = engine(settings(true, Mapping.NONE, pace, ExporterSettings.DEFAULT));
        scheduler.run("workload");

        assertThat(scheduler.period("workload")).isEqualTo(Duration.ofSeconds(5));
        clock.advance(Duration.ofSeconds(8));
        assertThat(engine.current().stale()).isTrue();
    }

    @Test
    void start_withoutOwnPace_asksAtThePaceOfTheRounds() throws Exception {
        engine(ON);

        assertThat(scheduler.period("workload")).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void reload_otherMapping_placesTheSameAnswerAnewAtOnce() throws Exception {
        WorkloadEngine engine = engine(ON);
        scheduler.run("workload");
        NodeMapping swapped =
                new NodeMapping(List.of(new NodeMapping.Entry("n2", "n1"), new NodeMapping.Entry("n1", "n2")));

        store.change(
                oneRack(settings(true, new Mapping("mapping.yaml", swapped), Pace.DEFAULT, ExporterSettings.DEFAULT)));

        assertThat(status(engine.current(), "n1")).isEqualTo("drained");
        assertThat(next.asked()).isEqualTo(1);
        assertThat(opened).hasSize(1);
    }

    @Test
    void reload_otherBuilding_placesTheSameAnswerAnewAtOnce() throws Exception {
        WorkloadEngine engine = engine(ON);
        scheduler.run("workload");

        store.change(new Configurations()
                .rack("dc", "r0", "x[1-50]")
                .rack("dc", "r1", "n[1-2]")
                .refresh(Duration.ofSeconds(15))
                .build()
                .withSlurm(ON));

        Known known = engine.current();
        assertThat(status(known, "n2")).isEqualTo("drained");
        assertThat(known.placed().topology().count(EntityKind.NODE)).isEqualTo(52);
        assertThat(next.asked()).isEqualTo(1);
    }

    @Test
    void reload_otherSource_asksThatOneAndForgetsTheOther() throws Exception {
        WorkloadEngine engine = engine(ON);
        scheduler.run("workload");
        HeldWorkloadSource before = next;
        next = new HeldWorkloadSource().nodes("n1 down");

        ExporterSettings other = new ExporterSettings(
                "other_status", ExporterSettings.Labels.DEFAULT, ExporterSettings.Use.NONE, null, null);
        store.change(oneRack(settings(true, Mapping.NONE, Pace.DEFAULT, other)));

        assertThat(before.isClosed()).isTrue();
        assertThat(engine.current().placed().size()).isZero();
        scheduler.run("workload");
        assertThat(status(engine.current(), "n1")).isEqualTo("down");
    }

    @Test
    void reload_otherSourceWhileOneIsAsked_dropsThatAnswer() throws Exception {
        WorkloadEngine engine = engine(ON);
        HeldWorkloadSource before = next;
        next = new HeldWorkloadSource().nodes("n1 down");
        ExporterSettings other = new ExporterSettings(
                "other_status", ExporterSettings.Labels.DEFAULT, ExporterSettings.Use.NONE, null, null);
        before.whenAsked(() -> {
            store.change(oneRack(settings(true, Mapping.NONE, Pace.DEFAULT, other)));
            assertThat(before.isClosed()).isFalse();
        });

        engine.poll();

        assertThat(before.isClosed()).isTrue();
        assertThat(engine.current().placed().size()).isZero();
        assertThat(engine.current().fetchedAt()).isNull();
    }

    @Test
    void reload_switchedOffAndOn_stopsAndBegins() throws Exception {
        WorkloadEngine engine = engine(ON);
        scheduler.run("workload");

        store.change(oneRack(SlurmSettings.OFF));
        assertThat(scheduler.names()).doesNotContain("workload");
        assertThat(engine.current().placed().size()).isZero();
        assertThat(engine.current().settings().enabled()).isFalse();
        assertThat(next.isClosed()).isTrue();

        next = new HeldWorkloadSource().nodes("n1 idle");
        store.change(oneRack(ON));
        scheduler.run("workload");
        assertThat(status(engine.current(), "n1")).isEqualTo("idle");
    }

    @Test
    void start_settingsThatCannotWork_saysSo() throws Exception {
        unusable = "the certificate file ca.pem cannot be read";

        WorkloadEngine engine = engine(ON);

        assertThat(engine.current().trouble())
                .isEqualTo("the settings of Slurm cannot work: the certificate file ca.pem cannot be read");
        assertThat(engine.current().stale()).isTrue();
        assertThat(scheduler.names()).doesNotContain("workload");
    }

    @Test
    void close_always_closesTheSourceAndStopsAsking() throws Exception {
        WorkloadEngine engine = engine(ON);

        engine.close();
        store.change(oneRack(SlurmSettings.OFF));

        assertThat(next.isClosed()).isTrue();
        assertThat(scheduler.names()).doesNotContain("workload");
    }
}
