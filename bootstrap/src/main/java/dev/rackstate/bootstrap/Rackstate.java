package dev.rackstate.bootstrap;

import dev.rackstate.adapter.http.HttpServer;
import dev.rackstate.adapter.http.Ports;
import dev.rackstate.adapter.prometheus.PrometheusTelemetrySource;
import dev.rackstate.adapter.simulator.SimulatedTelemetrySource;
import dev.rackstate.adapter.simulator.Simulator;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.editing.ConfigurationEditing;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.schedule.ThreadScheduler;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.domain.topology.CompiledTopology;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: the engine and the HTTP side, wired to the adapters. Closing it stops both. */
public final class Rackstate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rackstate.class);

    private final RoundEngine engine;
    private final HttpServer http;

    private Rackstate(RoundEngine engine, HttpServer http) {
        this.engine = engine;
        this.http = http;
    }

    /** Changes where the server listens. */
    @FunctionalInterface
    interface Listen {
        Settings.Server applyTo(Settings.Server configured) throws StartException;
    }

    /** Loads the configuration and starts everything. */
    static Rackstate start(ConfigurationStore store, Listen listen) throws StartException {
        InstantSource clock = InstantSource.system();
        RoundEngine engine = load(store, clock);
        Configuration configuration = engine.current().configuration();
        Logging.configure(configuration.settings().logging());
        configuration.problems().forEach(Logging::problem);
        if (configuration.settings().auth().enabled()) {
            engine.close();
            throw new StartException("auth.enabled is true, but this version cannot authenticate callers;"
                    + " refusing to serve without the protection that was asked for");
        }
        try {
            Settings.Server where = listen.applyTo(configuration.settings().server());
            HttpServer http = HttpServer.start(
                    where,
                    new Ports(
                            engine,
                            engine,
                            new ConfigurationEditing(store, engine, new NoAuditLog(), clock),
                            clock,
                            Version.text()));
            engine.start();
            return new Rackstate(engine, http);
        } catch (IOException | IllegalArgumentException e) {
            engine.close();
            throw new StartException("the server cannot start: " + e.getMessage(), e);
        } catch (StartException e) {
            engine.close();
            throw e;
        }
    }

    private static RoundEngine load(ConfigurationStore store, InstantSource clock) throws StartException {
        try {
            return RoundEngine.load(
                    store,
                    (settings, configuration) -> source(settings, configuration, clock),
                    clock,
                    new ThreadScheduler());
        } catch (ConfigurationException e) {
            throw new StartException(
                    "the configuration cannot be used:\n"
                            + e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")),
                    e);
        }
    }

    /** The adapter behind each kind of source. */
    private static TelemetrySource source(SourceSettings settings, Configuration configuration, InstantSource clock) {
        return switch (settings.kind()) {
            case PROMETHEUS -> PrometheusTelemetrySource.open(settings);
            case SIMULATOR ->
                new SimulatedTelemetrySource(
                        settings.id(),
                        Simulator.of(
                                CompiledTopology.of(configuration.topology()),
                                configuration.catalog(),
                                configuration.simulation()),
                        clock);
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
        http.close();
        engine.close();
    }
}
