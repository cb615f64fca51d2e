package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How a metric went, asked over HTTP. The server's clock shows 12:00:05. */
class MetricDataTest {
    private static final String DATA = "/api/metrics/data?metric_id=power";

    private EditingServer server;

    @BeforeEach
    void start() {
        server = EditingServer.start();
        server.source.sample("node_power", "n001", 100.5).sample("node_power", "n002", Double.POSITIVE_INFINITY);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void data_ofANode_isAsTheSourcesHoldIt() {
        JsonNode data = server.http.json(DATA + "&target_id=n001&time_range=1h");

        assertThat(data.get("metric_id").stringValue()).isEqualTo("power");
        assertThat(data.get("target_id").stringValue()).isEqualTo("n001");
        assertThat(data.get("target_type").stringValue()).isEqualTo("node");
        assertThat(data.get("time_range").stringValue()).isEqualTo("1h");
        assertThat(data.get("start").stringValue()).isEqualTo("2026-03-01T11:00:05Z");
        assertThat(data.get("end").stringValue()).isEqualTo("2026-03-01T12:00:05Z");
        assertThat(data.get("step").stringValue()).isEqualTo("1m");
        assertThat(data.get("unit").stringValue()).isEqualTo("W");
        assertThat(data.get("aggregation").stringValue()).isEqualTo("sum");
        assertThat(data.get("query").stringValue()).isEqualTo("node_power{instance=\"n001\"}");
        assertThat(data.at("/series/0/metric").toString()).isEqualTo("{\"instance\":\"n001\"}");
        assertThat(data.at("/series/0/values").size()).isEqualTo(61);
        assertThat(data.at("/series/0/values/0").toString()).isEqualTo("[1772362805,\"100.5\"]");
        assertThat(data.at("/series/1/values/60").toString()).isEqualTo("[1772366405,\"+Inf\"]");
        assertThat(data.get("warnings").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "time_range=1h, 1h, 1m",
        "time_range=6h, 6h, 5m",
        "time_range=24h, 24h, 15m",
        "'', 24h, 15m",
        "time_range=7d, 7d, 1h",
        "time_range=2w, 2w, 6h",
        "time_range=3600, 3600, 1m",
        "time_range=1h&step=1m, 1h, 1m",
        "time_range=1h&step=30m, 1h, 30m",
        "time_range=1h&step=60, 1h, 1m",
        "time_range=1h&step=90s, 1h, 90s",
        "start=2026-03-01T10:00:05Z, 7200, 5m",
        "start=1772362805, 3600, 1m",
        "start=1772362804.5, 3600, 5m",
        "start=2026-03-01T11:00:00%2B01:00&end=2026-03-01T11:00:00Z, 3600, 1m",
        "start=2026-03-01T11:00:00+01:00&end=2026-03-01T11:00:00Z, 3600, 1m",
        "end=1772362805&time_range=6h, 6h, 5m"
    })
    void rangeAndStep_areReadInEveryForm(String asked, String range, String step) {
        JsonNode data = server.http.json(DATA + "&target_id=n001&" + asked);

        assertThat(data.get("time_range").stringValue()).isEqualTo(range);
        assertThat(data.get("step").stringValue()).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({
        "time_range=invalid, 'invalid' is no time_range",
        "time_range=30s, '30s' is no time_range",
        "time_range=, '' is no time_range",
        "time_range=-1h, '-1h' is no time_range",
        "time_range=0h, '0h' is no time_range",
        "time_range=3651d, at most 3650d",
        "time_range=999999999w, at most 3650d",
        "step=5x, 'step'",
        "step=0, '0' is no step",
        "step=1.5m, '1.5m' is no step",
        "time_range=24h&step=1s, the smallest for this range is 8s",
        "start=yesterday, 'yesterday' is no start",
        "end=1e9, '1e9' is no end",
        "end=-999999999-01-01T00:00:00Z, in the years 1 to 9999",
        "start=-999999999999, in the years 1 to 9999",
        "start=1772366405, must start before it ends",
        "start=0, longer than 3650d",
        "time_range=1h&start=1772362805, exclude each other",
        "aggregate=true&aggregation=p95, 'p95' combines no series"
    })
    void rangeOrStepThatIsNone_is400(String asked, String message) {
        assertThat(server.http.refusal(400, DATA + "&target_id=n001&" + asked))
                .contains(message.equals("'step'") ? "is no step" : message);
    }

    @Test
    void aggregation_isRepeated_andCombinesOnlyWhenAskedTo() {
        JsonNode repeated = server.http.json(DATA + "&target_id=cpu&aggregation=max");
        assertThat(repeated.get("aggregation").stringValue()).isEqualTo("max");
        assertThat(repeated.get("series").size()).isEqualTo(2);

        JsonNode combined = server.http.json(DATA + "&target_id=cpu&aggregation=min&aggregate=true");
        assertThat(combined.get("series").size()).isEqualTo(1);
        assertThat(combined.at("/series/0/metric").size()).isZero();
        assertThat(combined.at("/series/0/values/0/1").stringValue()).isEqualTo("100.5");
    }

    @Test
    void repeatedIds_areToldApartByTheirPlace() {
        assertThat(server.http
                        .json(DATA + "&target_id=r1&target_type=rack&site_id=beta")
                        .get("query")
                        .stringValue())
                .isEqualTo("node_power{instance=\"m1\"}");
        assertThat(server.http
                        .json(DATA + "&target_id=cpu&rack_id=r1&room_id=hall")
                        .get("query")
                        .stringValue())
                .isEqualTo("node_power{instance=~\"n001|n002|n003|n004\"}");
        assertThat(server.http.refusal(404, DATA + "&target_id=n001&site_id=beta"))
                .isEqualTo("There is no target 'n001'");
        assertThat(server.http.refusal(404, DATA + "&target_id=n001&target_type=rack"))
                .isEqualTo("There is no rack 'n001'");
    }

    @Test
    void nothingToAskAbout_hasNoQueryAndNoSeries() {
        JsonNode data = server.http.json(DATA + "&target_id=empty");

        assertThat(data.get("query").isNull()).isTrue();
        assertThat(data.get("series").size()).isZero();
        assertThat(data.at("/warnings/0").stringValue()).isEqualTo("the room 'empty' holds no node to ask about");
    }

    @Test
    void metricThatIsNotThere_is404WithItsId() {
        assertThat(server.http.refusal(404, "/api/metrics/data?metric_id=ghost&target_id=n001"))
                .contains("'ghost'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/metrics/data", "/api/metrics/data?metric_id=power", "/api/metrics/data?target_id=x"})
    void missingId_is422(String path) {
        HttpResponse<String> answer = server.http.get(path);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"type\":\"missing\"").contains("is required");
    }

    @Test
    void requiredParameters_areDocumentedAsSuch() {
        JsonNode parameters = server.http.contract().document().at("/paths/~1api~1metrics~1data/get/parameters");

        assertThat(parameters.at("/0/name").stringValue()).isEqualTo("metric_id");
        assertThat(parameters.at("/0/required").booleanValue()).isTrue();
        assertThat(parameters.at("/2/required").booleanValue()).isFalse();
    }

    @Test
    void awkwardId_entersAsItself() {
        String encoded = URLEncoder.encode(Building.AWKWARD_NODE, StandardCharsets.UTF_8);

        assertThat(server.http.json(DATA + "&target_id=" + encoded).get("query").stringValue())
                .isEqualTo("node_power{instance=\"x\\\"y\\\\z\\x0aq\"}");
    }
}
