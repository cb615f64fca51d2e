package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.PrometheusServer;
import dev.rackstate.testkit.process.Scrape;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A real Prometheus scrapes the server and can say what is in trouble. */
class PrometheusScrapeTest {
    @BeforeAll
    static void prometheusIsInstalled() {
        Program.PROMETHEUS.assumeInstalled();
    }

    @Test
    void prometheus_canAlertOnRacksAndSeesAwkwardNamesAsTheyAre() {
        try (TestServer server = TestServer.start();
                PrometheusServer prometheus = PrometheusServer.start(Scrape.of("127.0.0.1:" + server.port()))) {
            prometheus.awaitSeries("rackstate_rack_state", 5 * 4);

            JsonNode racks = query(server, prometheus.url(), "rackstate_rack_state{state=\"CRIT\"} == 1");
            assertThat(racks.findValuesAsString("rack_id")).containsExactlyInAnyOrder("r1", "lone");

            JsonNode awkward = query(server, prometheus.url(), "rackstate_node_state{rack_id=\"lone\"} == 1");
            assertThat(awkward.at("/0/metric/node").stringValue()).isEqualTo(Building.AWKWARD_NODE);
            assertThat(awkward.at("/0/metric/device_id").stringValue()).isEqualTo(Building.AWKWARD_DEVICE);

            assertThat(query(server, prometheus.url(), "up == 1").size()).isEqualTo(1);
        }
    }

    private static JsonNode query(TestServer server, URI prometheus, String expression) {
        HttpRequest request = HttpRequest.newBuilder(prometheus.resolve(
                        "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                .build();
        return TestServer.parse(server.send(request).body()).at("/data/result");
    }
}
