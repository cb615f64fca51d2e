package dev.rackstate.adapter.http;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.editing.AuditTrail;
import dev.rackstate.application.editing.ConfigurationInForce;
import dev.rackstate.application.editing.StartProfile;
import dev.rackstate.application.log.LogBuffer;
import dev.rackstate.application.system.ProcessUsage;
import dev.rackstate.application.system.RestartServer;
import dev.rackstate.application.system.RunningProcess;
import dev.rackstate.application.system.ViewServerProcesses.ServerProcesses;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.testkit.fake.HeldAuditLog;
import dev.rackstate.testkit.fake.HeldProfiles;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What concerns the running of a test's server: a process that restarts by counting, and a log that holds what it is told. */
final class Running {
    static final String SECRET = "hunter2-of-the-environment";

    final LogBuffer logs = new LogBuffer();
    final AtomicInteger restarts = new AtomicInteger();
    final HeldProfiles profiles = new HeldProfiles();
    volatile ServerProcesses processes = new ServerProcesses(
            new ProcessUsage(null, null, true, "it runs inside the backend's process"),
            ProcessUsage.unavailable("no Prometheus is configured"));

    private final HeldAuditLog audit;

    /** A process that notes in this log what is done to it. */
    Running(HeldAuditLog audit) {
        this.audit = audit;
    }

    /** What was noted in the audit log. */
    List<AuditEntry> noted() {
        return audit.entries();
    }

    <S extends ViewState & ConfigurationInForce> Operation operation(
            S state, ConfigurationStore store, InstantSource clock) {
        AuditTrail trail = new AuditTrail(audit, clock);
        return new Operation(
                new RunningProcess(4711, Situation.NOW.minusSeconds(90)),
                () -> processes,
                new RestartServer(state, restarts::incrementAndGet, trail),
                logs,
                profiles,
                new StartProfile(profiles, store, state, trail),
                Map.of(
                        "RACKSCOPE_APP_CONFIG",
                        "config/app.yaml",
                        "PROMETHEUS_URL",
                        "http://ada:" + SECRET + "@prometheus:9090",
                        "RACKSTATE_API_TOKEN",
                        SECRET,
                        "RACKSTATE_HOME",
                        "/opt/rackstate",
                        "HOME",
                        "/root"),
                trail);
    }
}
