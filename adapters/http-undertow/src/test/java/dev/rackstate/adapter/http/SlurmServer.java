package dev.rackstate.adapter.http;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.editing.ConfigurationEditing;
import dev.rackstate.application.inquiry.Inquiries;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.workload.WorkloadEngine;
import dev.rackstate.testkit.fake.HeldAuditLog;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.HeldWorkloadSource;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;

/** A server over the real following of the workload, which begins with {@link SlurmWorkload}. */
final class SlurmServer implements AutoCloseable {
    final SettableClock clock = new SettableClock(SlurmWorkload.ASKED);
    final HeldConfigurationStore store;
    final HeldWorkloadSource slurm = new HeldWorkloadSource().tell(SlurmWorkload.TOLD);
    final ManualScheduler scheduler = new ManualScheduler();
    final TaughtSource telemetry =
            new TaughtSource("main").sample("up", "n001", 1).sample("up", "n002", 0);
    final TestServer http;
    private final RoundEngine rounds;
    private final WorkloadEngine workload;

    private SlurmServer(Configuration configuration) {
        store = new HeldConfigurationStore(configuration);
        try {
            rounds = RoundEngine.load(store, (settings, in) -> telemetry, clock, scheduler);
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
        rounds.start();
        workload = new WorkloadEngine(rounds, settings -> slurm, scheduler, clock);
        workload.start();
        HeldAuditLog audit = new HeldAuditLog();
        http = TestServer.of(TestPorts.over(rounds)
                .editing(new ConfigurationEditing(store, rounds, audit, clock))
                .audit(audit)
                .files(store.files())
                .inquiries(Inquiries.over(rounds, rounds, clock))
                .workload(workload)
                .clock(clock)
                .ports());
    }

    /** A server whose Slurm has answered once. */
    static SlurmServer start() {
        SlurmServer server = start(SlurmWorkload.ON);
        server.poll();
        return server;
    }

    static SlurmServer start(SlurmSettings settings) {
        return new SlurmServer(Situation.start().configuration().withSlurm(settings));
    }

    /** Asks Slurm once more. */
    void poll() {
        scheduler.run("workload");
    }

    @Override
    public void close() {
        http.close();
        workload.close();
        rounds.close();
    }
}
