package dev.rackstate.testkit.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.configuration.SettingsDocument.PluginDocument;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.system.MeasuredServer;
import dev.rackstate.application.system.ProcessMeasurements;
import dev.rackstate.application.system.ProcessUsage;
import dev.rackstate.application.system.ViewServerProcesses.ServerProcesses;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessMeasurementsTest {
    private static final SourceSettings PROMETHEUS = Configurations.source("main", List.of(), List.of());
    private static final SourceSettings SIMULATOR = new SourceSettings(
            "simulator",
            SourceSettings.Kind.SIMULATOR,
            null,
            PROMETHEUS.timeout(),
            PROMETHEUS.sites(),
            PROMETHEUS.checks(),
            PROMETHEUS.credentials(),
            PROMETHEUS.tls(),
            PROMETHEUS.maxResponseBytes(),
            PROMETHEUS.maxSeries());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final Server server = new Server();
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable RoundEngine engine;

    /** A source whose server tells of its process. */
    private static final class Server implements TelemetrySource, MeasuredServer {
        private final TaughtSource samples = new TaughtSource("main");
        private final AtomicInteger measured = new AtomicInteger();
        private volatile Measurement measurement = () -> ProcessUsage.of(3e9, 12.5);

        interface Measurement {
            ProcessUsage usage() throws TelemetryException;
        }

        @Override
        public ProcessUsage usage() throws TelemetryException {
            measured.incrementAndGet();
            return measurement.usage();
        }

        @Override
        public String id() {
            return samples.id();
        }

        @Override
        public Samples instant(PromQl query, SampleRequest request) throws TelemetryException {
            return samples.instant(query, request);
        }

        @Override
        public RangeResult range(PromQl query, TimeRange range) throws TelemetryException {
            return samples.range(query, range);
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        if (engine != null) {
            engine.close();
        }
    }

    private ProcessMeasurements measurements(TelemetrySource source, boolean simulator, SourceSettings... sources)
            throws Exception {
        Map<String, PluginDocument> plugins =
                Map.of("simulator", new PluginDocument(simulator, Map.of(), false, "plugin.yaml"));
        Configuration configuration =
                new Configurations().sources(sources).build().withDocument(new SettingsDocument(Map.of(), plugins));
        RoundEngine loaded = RoundEngine.load(
                new HeldConfigurationStore(configuration), (settings, all) -> source, clock, new ManualScheduler());
        engine = loaded;
        return new ProcessMeasurements(loaded, loaded, clock, Duration.ofMillis(300));
    }

    @Test
    void prometheus_tellsOfItself() throws Exception {
        ServerProcesses processes = measurements(server, false, PROMETHEUS).processes();

        assertThat(processes.prometheus()).isEqualTo(new ProcessUsage(3_000_000_000L, 12.5, true, null));
        assertThat(processes.simulator()).isEqualTo(ProcessUsage.unavailable("the simulator is not enabled"));
    }

    @Test
    void simulatorInsideTheProcess_isAvailableWithoutNumbers_andThereIsNoPrometheus() throws Exception {
        ServerProcesses processes = measurements(server, true, SIMULATOR).processes();

        assertThat(processes.simulator())
                .isEqualTo(new ProcessUsage(null, null, true, "it runs inside the backend's process"));
        assertThat(processes.prometheus()).isEqualTo(ProcessUsage.unavailable("no Prometheus is configured"));
    }

    @Test
    void simulatorAsAnExporter_isAskedForByItsJob() throws Exception {
        server.samples.sample("up", Map.of(), 1);
        server.samples.sample("process_resident_memory_bytes", Map.of(), 5e8);
        server.samples.sample("process_cpu_seconds_total", Map.of(), 7.5);

        ServerProcesses processes = measurements(server, true, PROMETHEUS).processes();

        assertThat(processes.simulator()).isEqualTo(new ProcessUsage(500_000_000L, 7.5, true, null));
        assertThat(server.samples.asked()).contains("up{job=~\"rackstate-simulator|simulator\"}");
    }

    @Test
    void simulatorThatSaysNothingOfItself_isAvailableWithAReason() throws Exception {
        server.samples.sample("up", Map.of(), 1);
        server.samples.sample("process_cpu_seconds_total", Map.of(), 7.5);

        assertThat(measurements(server, true, PROMETHEUS).processes().simulator())
                .isEqualTo(new ProcessUsage(null, 7.5, true, "it does not say how much memory it uses"));
    }

    @Test
    void simulatorThatIsDownOrNobodyKnows_isUnavailable() throws Exception {
        ProcessMeasurements measurements = measurements(server, true, PROMETHEUS);
        ProcessUsage unknown = ProcessUsage.unavailable("no source of telemetry knows it as a target that is up");

        assertThat(measurements.processes().simulator()).isEqualTo(unknown);
        server.samples.sample("up", Map.of(), 0);
        clock.advance(Duration.ofSeconds(5));
        assertThat(measurements.processes().simulator()).isEqualTo(unknown);
    }

    @Test
    void whoeverFails_isUnavailableWithItsReason_andTheOtherIsNot() throws Exception {
        server.samples.failAll(new TelemetryException(TelemetryException.Kind.UNREACHABLE, "connection refused"));

        ServerProcesses processes = measurements(server, true, PROMETHEUS).processes();

        assertThat(processes.simulator()).isEqualTo(ProcessUsage.unavailable("connection refused"));
        assertThat(processes.prometheus().available()).isTrue();
    }

    @Test
    void sourceThatCannotBeUsed_isUnavailable() throws Exception {
        ServerProcesses processes =
                measurements(new TaughtSource("main"), false, PROMETHEUS).processes();

        assertThat(processes.prometheus()).isEqualTo(ProcessUsage.unavailable("source 'main' cannot be used"));
    }

    @Test
    void faultInAMeasurement_isUnavailable() throws Exception {
        server.measurement = () -> {
            throw new IllegalStateException("broken");
        };

        assertThat(measurements(server, false, PROMETHEUS)
                        .processes()
                        .prometheus()
                        .reason())
                .contains("it could not be asked", "broken");
    }

    @Test
    void serverThatNeverAnswers_isGivenUpInTime() throws Exception {
        server.measurement = () -> {
            awaitTheEnd();
            return ProcessUsage.of(1, 1);
        };

        assertThat(measurements(server, false, PROMETHEUS).processes().prometheus())
                .isEqualTo(ProcessUsage.unavailable("no answer within 300 ms"));
    }

    private void awaitTheEnd() {
        boolean ended = false;
        while (!ended) {
            try {
                ended = end.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // A server that does not even hear that nobody waits any more.
                continue;
            }
        }
    }

    @Test
    void serversThatAreNeverDone_costNoMoreThanTwoThreads() throws Exception {
        server.measurement = () -> {
            awaitTheEnd();
            return ProcessUsage.of(1, 1);
        };
        ProcessMeasurements measurements = measurements(server, false, PROMETHEUS);
        measurements.processes();
        clock.advance(Duration.ofSeconds(5));
        measurements.processes();
        clock.advance(Duration.ofSeconds(5));

        assertThat(measurements.processes().prometheus().reason()).startsWith("no answer within");
        clock.advance(Duration.ofSeconds(5));
        assertThat(measurements.processes().prometheus().reason()).isEqualTo("the question before is not answered yet");
        assertThat(server.measured).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void whatWasFound_isGoodForFiveSeconds() throws Exception {
        ProcessMeasurements measurements = measurements(server, false, PROMETHEUS);
        measurements.processes();
        clock.advance(Duration.ofMillis(4_999));
        measurements.processes();
        assertThat(server.measured).hasValue(1);

        clock.advance(Duration.ofMillis(1));
        measurements.processes();
        assertThat(server.measured).hasValue(2);
    }

    @Test
    void whileSomebodyMeasures_othersGetWhatWasFoundBefore() throws Exception {
        ProcessMeasurements measurements = measurements(server, false, PROMETHEUS);
        ServerProcesses before = measurements.processes();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        server.measurement = () -> {
            begun.countDown();
            try {
                go.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ProcessUsage.of(1, 1);
        };
        clock.advance(Duration.ofSeconds(5));
        Thread other = new Thread(measurements::processes);
        other.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(measurements.processes()).isEqualTo(before);

        go.countDown();
        other.join();
    }
}
