package dev.rackstate.bootstrap;

import dev.rackstate.adapter.http.HttpServer;
import dev.rackstate.adapter.http.Operation;
import dev.rackstate.adapter.http.Ports;
import dev.rackstate.adapter.http.identity.IdentityPorts;
import dev.rackstate.adapter.prometheus.PrometheusTelemetrySource;
import dev.rackstate.adapter.simulator.SimulatedTelemetrySource;
import dev.rackstate.adapter.simulator.SimulatedWorkloadSource;
import dev.rackstate.adapter.simulator.Simulator;
import dev.rackstate.adapter.slurm.SlurmrestdWorkloadSource;
import dev.rackstate.adapter.yaml.YamlConfigurationStore;
import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Profiles;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.editing.AuditTrail;
import dev.rackstate.application.editing.ConfigurationEditing;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.editing.StartProfile;
import dev.rackstate.application.identity.Avatars;
import dev.rackstate.application.identity.Identity;
import dev.rackstate.application.identity.PasswordHashing;
import dev.rackstate.application.identity.SafeToServe;
import dev.rackstate.application.inquiry.Inquiries;
import dev.rackstate.application.log.LogBuffer;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.schedule.ThreadScheduler;
import dev.rackstate.application.simulationcontrol.SimulationControl;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.SlurmrestdSettings;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.application.system.ProcessMeasurements;
import dev.rackstate.application.system.RestartServer;
import dev.rackstate.application.system.RunningProcess;
import dev.rackstate.application.telemetry.OpenSources;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.application.workload.ExporterWorkloadSource;
import dev.rackstate.application.workload.WorkloadEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: the engine and the HTTP side, wired to the adapters. Closing it stops both. */
public final class Rackstate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rackstate.class);
    private static final Duration PURGE_PACE = Duration.ofMinutes(1);

    private final RoundEngine engine;
    private final HttpServer http;
    /** What is to be closed, the latest first. */
    private final Deque<AutoCloseable> opened;

    private Rackstate(RoundEngine engine, HttpServer http, Deque<AutoCloseable> opened) {
        this.engine = engine;
        this.http = http;
        this.opened = opened;
    }

    /** Changes where the server listens. */
    @FunctionalInterface
    interface Listen {
        Settings.Server applyTo(Settings.Server configured) throws StartException;
    }

    /**
     * Loads the configuration and starts everything.
     *
     * @param appYaml the main file
     */
    static Rackstate start(Path appYaml, Listen listen) throws StartException {
        return start(YamlConfigurationStore.at(appYaml), appYaml, listen, new Simulator(InstantSource.system()));
    }

    /**
     * The same with a simulator that others ask, too.
     *
     * @param simulator follows what is in force from now on
     */
    static Rackstate start(Path appYaml, Listen listen, Simulator simulator) throws StartException {
        return start(YamlConfigurationStore.at(appYaml), appYaml, listen, simulator);
    }

    private static Rackstate start(YamlConfigurationStore store, Path appYaml, Listen listen, Simulator simulator)
            throws StartException {
        InstantSource clock = InstantSource.system();
        // The workload is asked for in the building that the engine publishes, and counts in what it publishes.
        AtomicReference<ViewWorkload> lately = new AtomicReference<>(ViewWorkload.NONE);
        RoundEngine engine = load(store, simulator, clock, () -> lately.get().current());
        Deque<AutoCloseable> opened = new ArrayDeque<>(List.of(engine));
        try {
            Configuration configuration = engine.current().configuration();
            simulator.follow(configuration);
            engine.subscribe(news -> simulator.follow(news.configuration()));
            LogBuffer logs = new LogBuffer();
            engine.subscribe(new Logging(configuration.settings().logging(), logs));
            configuration.problems().forEach(Logging::problem);
            Settings.Server where = listen.applyTo(configuration.settings().server());
            SecureRandom random = new SecureRandom();
            PasswordHashing hashing = StateDirectory.hashing(random);
            Function<Configuration, Optional<String>> objection = other -> SafeToServe.lockedOut(
                            other, hashing, appYaml.toString())
                    .or(() -> SafeToServe.openToStrangers(other.settings().withServer(where), appYaml.toString()));
            Optional<String> against = objection.apply(configuration);
            if (against.isPresent()) {
                throw new StartException(against.get());
            }
            StateDirectory state = new StateDirectory(appYaml);
            AuditLog audit = state.audit();
            EditConfiguration editing = new ConfigurationEditing(store, engine, audit, clock, objection);
            Supplier<Settings.Auth> auth =
                    () -> engine.current().configuration().settings().auth();
            Avatars avatars = state.avatars(auth);
            Identity identity = new Identity(
                    new Identity.Ports(
                            () -> engine.current().configuration(),
                            editing,
                            hashing,
                            state.tokens(auth, random),
                            state.identityState(clock),
                            avatars,
                            audit),
                    new ThreadScheduler(),
                    clock,
                    random);
            opened.push(identity);
            IdentityPorts who = new IdentityPorts(identity.callers(), identity.signIn(), identity.accounts(), avatars);
            SimulationControl simulation = new SimulationControl(
                    () -> engine.current().configuration(), editing, simulator, clock, engine::reload);
            opened.push(new ThreadScheduler().every("simulation purge", PURGE_PACE, simulation::purge));
            WorkloadEngine workload = new WorkloadEngine(
                    engine, slurm -> workload(slurm, engine, simulator, clock), new ThreadScheduler(), clock);
            opened.push(workload);
            lately.set(workload);
            HttpServer http = HttpServer.start(
                    where,
                    new Ports(
                            engine,
                            engine,
                            editing,
                            who,
                            audit,
                            store.files(),
                            Inquiries.over(engine, engine, clock),
                            simulation,
                            workload,
                            operation(store, engine, logs, new AuditTrail(audit, clock), clock),
                            clock,
                            Version.text()));
            opened.push(http);
            engine.start();
            workload.start();
            return new Rackstate(engine, http, opened);
        } catch (IOException | IllegalArgumentException e) {
            close(opened);
            throw new StartException("the server cannot start: " + e.getMessage(), e);
        } catch (StartException e) {
            close(opened);
            throw e;
        }
    }

    private static RoundEngine load(
            ConfigurationStore store, Simulator simulator, InstantSource clock, ViewWorkload workload)
            throws StartException {
        try {
            return RoundEngine.load(
                    store,
                    (settings, configuration) -> source(settings, simulator, clock),
                    clock,
                    new ThreadScheduler(),
                    workload);
        } catch (ConfigurationException e) {
            throw new StartException(
                    "the configuration cannot be used:\n"
                            + e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")),
                    e);
        }
    }

    private static Operation operation(
            YamlConfigurationStore store, RoundEngine engine, LogBuffer logs, AuditTrail audit, InstantSource clock) {
        Profiles profiles = store.profiles();
        return new Operation(
                RunningProcess.current(clock.instant()),
                new ProcessMeasurements(engine, engine, clock),
                new RestartServer(engine, new Exit(), audit),
                logs,
                profiles,
                new StartProfile(profiles, store, engine, audit),
                System.getenv(),
                audit);
    }

    /** The adapter behind each kind of source of the workload. */
    private static WorkloadSource workload(
            SlurmSettings settings, OpenSources telemetry, Simulator simulator, InstantSource clock) {
        return switch (settings.source()) {
            case PROMETHEUS -> new ExporterWorkloadSource(settings, telemetry, clock);
            case SLURMRESTD -> {
                SlurmrestdSettings rest = settings.rest();
                if (rest == null) {
                    throw new IllegalArgumentException("there is no address at which slurmrestd could be asked");
                }
                yield SlurmrestdWorkloadSource.open(rest, clock);
            }
            case SIMULATOR -> new SimulatedWorkloadSource(simulator, clock);
        };
    }

    /** The adapter behind each kind of source. */
    private static TelemetrySource source(SourceSettings settings, Simulator simulator, InstantSource clock) {
        return switch (settings.kind()) {
            case PROMETHEUS -> PrometheusTelemetrySource.open(settings);
            case SIMULATOR -> new SimulatedTelemetrySource(settings.id(), simulator, clock);
        };
    }

    /** Waits until a first round is published, at most for the given time. */
    void awaitFirstRound(Duration patience) throws InterruptedException {
        CountDownLatch published = new CountDownLatch(1);
        ViewState.Subscription subscription = engine.subscribe(news -> published.countDown());
        try {
            boolean done = engine.current().snapshot().version() > 0
                    || published.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!done) {
                LOG.warn("no round was finished within {} s; {}/readyz tells why", patience.toSeconds(), uri());
            }
        } finally {
            subscription.close();
        }
    }

    /** Where the server answers. */
    public URI uri() {
        return http.uri();
    }

    @Override
    public void close() {
        close(opened);
    }

    private static void close(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("a part of the server did not stop in order", e);
            }
        }
    }
}
