package dev.rackstate.adapter.prometheus;

import static dev.rackstate.adapter.prometheus.TestSource.ask;
import static dev.rackstate.adapter.prometheus.TestSource.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.process.Fault;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.NodeExporter;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.PrometheusServer;
import dev.rackstate.testkit.process.Scrape;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Prometheus that is stopped, frozen, moved below a path, and gone through by a bad network. */
class RealPrometheusTest {
    @BeforeEach
    void assumeInstalled() {
        Program.PROMETHEUS.assumeInstalled();
    }

    @Test
    void server_thatFreezesAndThaws_timesOutAndAnswersAgain() throws Exception {
        try (PrometheusServer server = PrometheusServer.start(Scrape.of());
                PrometheusTelemetrySource source = TestSource.at(server.url())
                        .within(Duration.ofMillis(700))
                        .open()) {
            assertAlive(source);
            server.pause();
            for (int i = 0; i < 2; i++) {
                long start = System.nanoTime();
                assertThat(failure(source).kind()).isEqualTo(Kind.TIMEOUT);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
            }
            server.resume();

            assertAlive(source);
        }
    }

    @Test
    void server_thatStopsAndStarts_isUnreachableAndAnswersAgain() throws Exception {
        try (PrometheusServer server = PrometheusServer.start(Scrape.of());
                PrometheusTelemetrySource source = TestSource.at(server.url()).open()) {
            assertAlive(source);
            server.stop();
            TelemetryException failure = failure(source);
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("connection refused");
            server.start();

            assertAlive(source);
        }
    }

    @Test
    void server_belowAPath_answersThereOnly() throws Exception {
        try (PrometheusServer server = PrometheusServer.start(Scrape.of(), "/prom/");
                PrometheusTelemetrySource right = TestSource.at(server.url()).open();
                PrometheusTelemetrySource wrong =
                        TestSource.at(server.url().resolve("/other/")).open()) {
            assertAlive(right);

            TelemetryException failure = failure(wrong);
            assertThat(failure.kind()).isEqualTo(Kind.INVALID_ANSWER);
            assertThat(failure)
                    .hasMessageStartingWith(
                            "no Prometheus API below " + server.url().resolve("/other"));
        }
    }

    @Test
    void server_behindABadNetwork_answersWholeOrNotAtAll() throws Exception {
        try (PrometheusServer server = PrometheusServer.start(Scrape.of());
                FaultyUpstream network = FaultyUpstream.inFrontOf(server.url());
                PrometheusTelemetrySource source = TestSource.at(network.url()).open()) {
            assertAlive(source);
            network.misbehave(new Fault.CutAfter(40));
            assertThat(failure(source).kind()).isEqualTo(Kind.UNREACHABLE);
            network.heal();

            assertAlive(source);
        }
    }

    @Test
    void nodeExporter_isSeenThroughPrometheus() throws Exception {
        Program.NODE_EXPORTER.assumeInstalled();
        try (NodeExporter exporter = NodeExporter.start();
                PrometheusServer server = PrometheusServer.start(Scrape.of(exporter.target()));
                PrometheusTelemetrySource source = TestSource.at(server.url()).open()) {
            server.awaitSeries("node_memory_MemTotal_bytes", 1);

            Samples up = ask(source);
            assertThat(up.label(0, 0)).isEqualTo(exporter.target());
            assertThat(up.value(0)).isEqualTo(1);
            Samples memory =
                    source.instant(PromQl.verbatim("node_memory_MemTotal_bytes"), SampleRequest.now("instance"));
            assertThat(memory.value(0)).isGreaterThan(1e8);
        }
    }

    private static void assertAlive(PrometheusTelemetrySource source) throws TelemetryException {
        assertThat(source.instant(PromQl.ping(), SampleRequest.now()).value(0)).isEqualTo(1);
    }
}
