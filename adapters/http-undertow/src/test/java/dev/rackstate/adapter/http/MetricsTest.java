package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rackstate.application.configuration.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Prometheus scrapes, read back. */
class MetricsTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<ExpositionText.Sample> scrape() {
        return ExpositionText.parse(server.get("/metrics").body());
    }

    private double value(String name, Map<String, String> labels) {
        return scrape().stream()
                .filter(sample -> sample.name().equals(name) && sample.labels().equals(labels))
                .mapToDouble(ExpositionText.Sample::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + labels + " is not exposed"));
    }

    @Test
    void everyEntity_hasOneStateThatIs1AndThreeThatAre0() {
        Map<String, String> rack =
                Map.of("site_id", "alpha", "room_id", "hall", "aisle_id", "a", "rack_id", "r1", "state", "CRIT");
        assertThat(value("rackstate_rack_state", rack)).isEqualTo(1);

        for (String kind : List.of("site", "room", "aisle", "rack", "device", "node")) {
            List<ExpositionText.Sample> states = scrape().stream()
                    .filter(sample -> sample.name().equals("rackstate_" + kind + "_state"))
                    .toList();
            assertThat(states.size() % 4).as(kind).isZero();
            assertThat(states.stream().mapToDouble(ExpositionText.Sample::value).sum())
                    .as(kind)
                    .isEqualTo(states.size() / 4.0);
        }
    }

    @Test
    void aStandaloneRack_hasNoAisleLabel() {
        assertThat(value(
                        "rackstate_rack_state",
                        Map.of("site_id", "alpha", "room_id", "hall", "rack_id", "lone", "state", "CRIT")))
                .isEqualTo(1);
    }

    @Test
    void awkwardNames_comeBackAsTheyAre() {
        assertThat(value(
                        "rackstate_node_state",
                        Map.of(
                                "site_id", "alpha",
                                "room_id", "hall",
                                "rack_id", "lone",
                                "device_id", Building.AWKWARD_DEVICE,
                                "node", Building.AWKWARD_NODE,
                                "state", "UNKNOWN")))
                .isEqualTo(1);
    }

    @Test
    void counts_sourcesAndRounds_areExposed() {
        server.publish(situation ->
                situation.nextRound().sourceAway().rejected(new Problem(Problem.Level.ERROR, "x.yaml", 1, 1, "bad")));

        assertThat(value("rackstate_installation_state", Map.of("state", "CRIT")))
                .isEqualTo(1);
        assertThat(value("rackstate_entities", Map.of("kind", "rack", "state", "CRIT")))
                .isEqualTo(2);
        assertThat(value("rackstate_alerts", Map.of("type", "virtual_node", "severity", "CRIT")))
                .isEqualTo(1);
        assertThat(value("rackstate_source_up", Map.of("source", "main"))).isZero();
        assertThat(value("rackstate_source_stale", Map.of("source", "main"))).isEqualTo(1);
        assertThat(value("rackstate_source_failed_queries", Map.of("source", "main")))
                .isEqualTo(3);
        assertThat(value("rackstate_source_last_success_age_seconds", Map.of("source", "main")))
                .isEqualTo(65);
        assertThat(value("rackstate_snapshot_version", Map.of())).isEqualTo(2);
        assertThat(value("rackstate_snapshot_age_seconds", Map.of())).isEqualTo(-25);
        assertThat(value("rackstate_configuration_ok", Map.of())).isZero();
        assertThat(value("rackstate_configuration_problems", Map.of("level", "error")))
                .isEqualTo(1);
        assertThat(value("rackstate_queries_total", Map.of())).isEqualTo(42);
        assertThat(value("rackstate_query_failures_total", Map.of())).isEqualTo(2);
        assertThat(value("rackstate_rounds_total", Map.of())).isEqualTo(1);
        assertThat(value("rackstate_incomplete_rounds_total", Map.of())).isEqualTo(1);
        assertThat(value("rackstate_round_duration_seconds", Map.of())).isEqualTo(0.125);
        assertThat(value("rackstate_build_info", Map.of("version", TestServer.VERSION)))
                .isEqualTo(1);
    }

    @Test
    void beforeTheFirstRound_roundMetricsAreAbsent() {
        server.statistics(TestServer.BEFORE_ANY_ROUND);

        assertThat(scrape()).noneMatch(sample -> sample.name().equals("rackstate_round_duration_seconds"));
    }

    @Test
    void theProcess_tellsOfItself() {
        assertThat(value("process_cpu_seconds_total", Map.of())).isPositive();
        assertThat(value("process_start_time_seconds", Map.of()))
                .isCloseTo(System.currentTimeMillis() / 1e3, within(86_400.0));
        assertThat(value("process_resident_memory_bytes", Map.of())).isGreaterThan(1e6);
        assertThat(value("jvm_memory_used_bytes", Map.of("area", "heap"))).isPositive();
        assertThat(value("jvm_threads_current", Map.of())).isPositive();
    }

    @Test
    void requests_areCountedByRouteAndStatus() {
        server.get("/api/racks/r1/state");
        server.get("/api/racks/lone/state");
        server.get("/api/racks/nowhere/state");
        server.get("/nowhere");

        Map<String, String> route = Map.of("method", "GET", "route", "/api/racks/{rack_id}/state");
        assertThat(value("rackstate_http_requests_total", with(route, "status", "200")))
                .isEqualTo(2);
        assertThat(value("rackstate_http_requests_total", with(route, "status", "404")))
                .isEqualTo(1);
        assertThat(value("rackstate_http_requests_total", Map.of("method", "", "route", "unmatched", "status", "404")))
                .isEqualTo(1);
        assertThat(value("rackstate_http_request_duration_seconds_count", route))
                .isEqualTo(3);
        assertThat(value("rackstate_http_request_duration_seconds_bucket", with(route, "le", "+Inf")))
                .isEqualTo(3);
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new HashMap<>(labels);
        more.put(name, value);
        return more;
    }

    @Test
    void openMetrics_isGivenToThoseWhoAskForIt() {
        HttpResponse<String> answer = server.get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(answer.body()).contains("rackstate_rack_state{").endsWith("# EOF\n");
        assertThat(server.get("/metrics", "Accept", "application/vnd.google.protobuf; encoding=delimited")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("text/plain");
    }

    @Test
    void gzip_isUsedWhereItIsTaken() throws IOException {
        HttpResponse<byte[]> answer = server.send(
                server.request("/metrics", "Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());

        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("rackstate_site_state");
        }
    }

    @Test
    void prometheusItself_readsItWithoutComplaint() throws IOException, InterruptedException {
        if (!Files.isExecutable(PROMTOOL)) {
            System.out.println("not checked against promtool: " + PROMTOOL + " is not installed");
        }
        Assumptions.assumeTrue(Files.isExecutable(PROMTOOL));
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try {
            promtool.getOutputStream().write(server.get("/metrics").body().getBytes(StandardCharsets.UTF_8));
            promtool.getOutputStream().close();
            String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(promtool.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(said).isEmpty();
            assertThat(promtool.exitValue()).isZero();
        } finally {
            promtool.destroy();
        }
    }
}
