package dev.rackstate.benchmarks.telemetry;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.benchmarks.machine.Machine;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.ManualScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Engines whose rounds run when the measurement says so, with the settings that a server has by default. */
public final class Engines {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private Engines() {}

    /**
     * An engine over a machine and one source.
     *
     * @param url where the source is, for a source that is asked over the network
     * @param source what answers; closed with the engine
     */
    public static RoundEngine of(Machine machine, URI url, TelemetrySource source) {
        Configuration configuration = configuration(machine, source(source.id(), url), SimulationSettings.DEFAULT);
        try {
            return RoundEngine.load(
                    new HeldConfigurationStore(configuration),
                    (settings, whole) -> source,
                    InstantSource.system(),
                    new ManualScheduler());
        } catch (ConfigurationException e) {
            throw new IllegalStateException("a generated configuration has no problems", e);
        }
    }

    /** The configuration of a machine with one source. */
    public static Configuration configuration(Machine machine, SourceSettings source, SimulationSettings simulation) {
        return new Configuration(
                settings(source),
                machine.topology(),
                machine.catalog(),
                machine.checks(),
                machine.metrics(),
                simulation,
                List.of());
    }

    /** The settings of a Prometheus at this address. */
    public static SourceSettings source(String id, URI url) {
        return new SourceSettings(
                id,
                SourceSettings.Kind.PROMETHEUS,
                url,
                TIMEOUT,
                List.of(),
                List.of(),
                SourceSettings.Credentials.NONE,
                SourceSettings.Tls.DEFAULT,
                512L << 20,
                2_000_000);
    }

    private static Settings settings(SourceSettings source) {
        return new Settings(
                new Settings.App("Benchmark", null),
                new Settings.Server("127.0.0.1", 0, "", List.of(), null, null),
                new Settings.Refresh(Duration.ofSeconds(30), Duration.ofSeconds(30)),
                new Settings.Cache(Duration.ofSeconds(120)),
                new Settings.Telemetry(
                        List.of(source),
                        "instance",
                        "rack_id",
                        "chassis_id",
                        ".*",
                        Duration.ofSeconds(30),
                        20,
                        Duration.ofSeconds(120)),
                new Settings.Planner(HealthState.UNKNOWN, Duration.ofSeconds(30), 200, 4, 20),
                Settings.Auth.OFF,
                new Settings.Logging("INFO", false));
    }
}
