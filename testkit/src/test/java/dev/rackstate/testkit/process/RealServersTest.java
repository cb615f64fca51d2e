package dev.rackstate.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The servers start, hold still, and leave nothing behind. */
class RealServersTest {
    @Test
    void prometheus_startsStopsStartsAgainAndEnds() throws Exception {
        Program.PROMETHEUS.assumeInstalled();
        URI url;
        try (PrometheusServer server = PrometheusServer.start(Scrape.of())) {
            url = server.url();
            assertThat(isReady(url)).isTrue();
            server.stop();
            assertThat(isReady(url)).isFalse();
            server.start();
            assertThat(server.url()).isEqualTo(url);
            assertThat(isReady(url)).isTrue();
            server.pause();
            assertThat(isReady(url)).isFalse();
        }

        assertThat(isReady(url)).isFalse();
    }

    @Test
    void prometheus_collectsWhatTheExporterTells() {
        Program.PROMETHEUS.assumeInstalled();
        String sample = StaticExporter.line("told", Map.of("instance", "a \"b\" \\c\nd"), 1);
        assertThat(sample).isEqualTo("told{instance=\"a \\\"b\\\" \\\\c\\nd\"} 1.0\n");
        try (StaticExporter exporter = StaticExporter.start(sample);
                PrometheusServer server =
                        PrometheusServer.start(Scrape.of(exporter.target()).honoringLabels())) {
            server.awaitSeries("told{instance=\"a \\\"b\\\" \\\\c\\nd\"}", 1);
            exporter.tell("");
            server.awaitSeries("told", 0);
            assertThat(exporter.scrapes()).isPositive();
        }
    }

    @Test
    void victoriaMetrics_startsAndEnds() throws Exception {
        Program.VICTORIA_METRICS.assumeInstalled();
        URI url;
        try (VictoriaMetricsServer server = VictoriaMetricsServer.start(Scrape.of())) {
            url = server.url();
            assertThat(answers(url.resolve("/health"))).isTrue();
        }

        assertThat(answers(url.resolve("/health"))).isFalse();
    }

    @Test
    void server_thatEndsAtOnce_saysWhyAndLeavesNothing() {
        AtomicReference<Path> directory = new AtomicReference<>();
        ServerProcess process = new ServerProcess("broken", "/", folder -> {
            directory.set(folder);
            return port -> List.of("sh", "-c", "echo no such luck; exit 3");
        });

        assertThatThrownBy(process::start)
                .isInstanceOf(AssertionError.class)
                .hasMessage("broken ended with 3; its log ends:\nno such luck\nno such luck\nno such luck");
        process.close();
        assertThat(directory.get()).doesNotExist();
    }

    @Test
    void program_thatIsAbsent_isNotInstalled() {
        Program absent = new Program(List.of("rackstate-no-such-program"), "none");

        assertThat(absent.isInstalled()).isFalse();
        assertThatThrownBy(absent::assumeInstalled)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("SKIPPED: rackstate-no-such-program is not installed");
    }

    @Test
    void poll_thatNeverHolds_namesWhatWasAwaited() {
        assertThatThrownBy(() -> Poll.until("miracle", Duration.ofMillis(30), () -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessage("after 30 ms still no miracle");
    }

    @Test
    void poll_thatFails_showsTheLastReason() {
        IOException reason = new IOException("not yet");

        assertThatThrownBy(() -> Poll.until("file", Duration.ofMillis(30), () -> {
                    throw reason;
                }))
                .isInstanceOf(AssertionError.class)
                .hasCause(reason);
    }

    private static boolean isReady(URI url) {
        return answers(url.resolve("/-/ready"));
    }

    private static boolean answers(URI url) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofMillis(500)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
