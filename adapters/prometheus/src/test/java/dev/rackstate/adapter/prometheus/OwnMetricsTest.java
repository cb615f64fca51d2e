package dev.rackstate.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.SourceSettings.Credentials;
import dev.rackstate.application.system.ProcessUsage;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.testkit.process.Fault;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.MetricsServer;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.PrometheusServer;
import dev.rackstate.testkit.process.Scrape;
import dev.rackstate.testkit.process.VictoriaMetricsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says of its own process. */
class OwnMetricsTest {
    private static final String PAGE = """
            # HELP process_cpu_seconds_total Total user and system CPU time spent in seconds.
            # TYPE process_cpu_seconds_total counter
            process_cpu_seconds_total 12.5
            process_resident_memory_bytes_max 1
            process_resident_memory_bytes 1.5e+08 1700000000000
            """;

    private static ProcessUsage read(String page) throws IOException {
        return OwnMetrics.read(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void page_isReadForTheTwoMetrics() throws Exception {
        assertThat(read(PAGE)).isEqualTo(new ProcessUsage(150_000_000L, 12.5, true, null));
        assertThat(read(PAGE.replace("\n", "\r\n"))).isEqualTo(read(PAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "process_cpu_seconds_total", "process_cpu_seconds_total much\n", "{\"a\":1}", "\0\1\2"})
    void pageWithoutThem_isOfAServerThatDoesNotSay(String page) throws Exception {
        assertThat(read(page))
                .isEqualTo(new ProcessUsage(null, null, true, "it does not say how much memory and CPU time it uses"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "+Inf", "-1"})
    void valuesThatCannotBe_areNotKnown(String value) throws Exception {
        assertThat(read("process_resident_memory_bytes " + value + "\nprocess_cpu_seconds_total 1\n"))
                .isEqualTo(new ProcessUsage(null, 1.0, true, "it does not say how much memory it uses"));
    }

    @Test
    void realPrometheus_saysBoth_alsoBelowAPath() throws Exception {
        Program.PROMETHEUS.assumeInstalled();
        for (String prefix : new String[] {"/", "/prom/"}) {
            try (PrometheusServer server = PrometheusServer.start(Scrape.of(), prefix)) {
                assertSaysBoth(server);
            }
        }
    }

    @Test
    void realVictoriaMetrics_saysBoth() throws Exception {
        Program.VICTORIA_METRICS.assumeInstalled();
        try (VictoriaMetricsServer server = VictoriaMetricsServer.start(Scrape.of())) {
            assertSaysBoth(server);
        }
    }

    private static void assertSaysBoth(MetricsServer server) throws TelemetryException {
        try (PrometheusTelemetrySource source = TestSource.at(server.url()).open()) {
            ProcessUsage usage = source.usage();

            assertThat(usage.available()).isTrue();
            assertThat(usage.memoryBytes()).isGreaterThan(1_000_000);
            assertThat(usage.cpuSeconds()).isNotNegative();
            assertThat(usage.reason()).isNull();
        }
    }

    @Test
    void deadServer_isUnreachable() {
        try (PrometheusTelemetrySource source =
                TestSource.at(URI.create("http://127.0.0.1:9")).open()) {
            TelemetryException failure = catchThrowableOfType(TelemetryException.class, source::usage);

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("connection refused");
        }
    }

    @Test
    void pageWithoutEnd_isReadAsFarAsAUsualOneGoes() throws Exception {
        try (FaultyUpstream upstream = FaultyUpstream.answering("{}");
                PrometheusTelemetrySource source = TestSource.at(upstream.url())
                        .within(Duration.ofSeconds(30))
                        .open()) {
            upstream.misbehave(new Fault.Endless(PAGE, "x 1\n".repeat(16_000)));

            assertThat(source.usage().cpuSeconds()).isEqualTo(12.5);
        }
    }

    @Test
    void pageIsAskedForWithCredentials_andSlowOnesAreGivenUp() throws Exception {
        try (FaultyUpstream upstream = FaultyUpstream.answering(PAGE);
                PrometheusTelemetrySource source = TestSource.at(upstream.url())
                        .as(new Credentials("user", "secret", null))
                        .within(Duration.ofMillis(700))
                        .open()) {
            assertThat(source.usage().cpuSeconds()).isEqualTo(12.5);
            assertThat(upstream.requests().get(0).target()).isEqualTo("/metrics");
            assertThat(upstream.requests().get(0).headers().get("authorization"))
                    .startsWith("Basic ");

            upstream.misbehave(new Fault.Drip(Duration.ofMillis(100)));
            assertThat(catchThrowableOfType(TelemetryException.class, source::usage)
                            .kind())
                    .isEqualTo(Kind.TIMEOUT);
            upstream.misbehave(new Fault.Status(401, ""));
            assertThat(catchThrowableOfType(TelemetryException.class, source::usage)
                            .kind())
                    .isEqualTo(Kind.UNAVAILABLE);
        }
    }
}
