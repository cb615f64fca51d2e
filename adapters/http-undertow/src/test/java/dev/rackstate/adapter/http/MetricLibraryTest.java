package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading the metrics library. */
class MetricLibraryTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, power inlet heat",
                "category=power, power inlet",
                "tag=pdu, inlet",
                "category=power&tag=node, power",
                "category=Power, ''",
                "tag=ghost, ''"
            })
    void metrics_areFilteredByCategoryAndTag(String filter, String ids) {
        var answer = server.json("/api/metrics/library" + (filter == null ? "" : "?" + filter));

        assertThat(String.join(" ", answer.get("metrics").findValuesAsString("id")))
                .isEqualTo(ids);
        assertThat(answer.get("count").intValue())
                .isEqualTo(answer.get("metrics").size());
    }

    @Test
    void oneMetric_saysAllThatIsKnownOfIt() {
        assertThat(server.json("/api/metrics/library/power")).isEqualTo(TestServer.parse("""
                {"id": "power", "name": "Metric power", "description": null,
                 "metric": "node_power{instance=\\"$instance\\"}", "labels": {},
                 "display": {"unit": "W", "chart_type": "line", "color": null,
                   "time_ranges": ["1h", "6h", "24h", "7d"], "default_range": "24h", "aggregation": "sum",
                   "thresholds": {"warn": 300.0}, "format": null},
                 "category": "power", "tags": ["node"]}
                """));
        assertThat(server.refusal(404, "/api/metrics/library/ghost")).contains("'ghost'");
    }

    @Test
    void categoriesAndTags_areSortedAndEachOnce() {
        assertThat(server.get("/api/metrics/categories").body()).isEqualTo("{\"categories\":[\"power\"]}");
        assertThat(server.get("/api/metrics/tags").body()).isEqualTo("{\"tags\":[\"node\",\"pdu\",\"rack\"]}");
    }

    @Test
    void literalSegments_winOverIds() {
        assertThat(server.json("/api/metrics/library/files").has("files")).isTrue();
        assertThat(server.json("/api/checks/files").has("files")).isTrue();
    }
}
