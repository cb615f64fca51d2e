package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is asked of the sources, the fault is never the server's, and every answer keeps the contract. */
class InquiryFuzzTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static EditingServer server;

    @BeforeContainer
    static void start() {
        server = EditingServer.start();
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    @Property(tries = 1500)
    void anyQuestionAboutAMetric_isAnsweredOrRefused(@ForAll("dataQueries") String query) {
        HttpResponse<String> answer = server.http.get("/api/metrics/data?metric_id=power" + query);

        assertThat(answer.statusCode()).as(query + answer.body()).isIn(200, 400, 404, 422);
    }

    @Property(tries = 1500)
    void anyExpression_isAnsweredOrRefused(
            @ForAll("texts") String text, @ForAll("texts") String name, @ForAll("texts") String value) {
        String body = JSON.writeValueAsString(Map.of("expr", text, "variables", Map.of(name, value)));

        HttpResponse<String> answer = server.send("POST", "/api/checks/test", body);

        assertThat(answer.statusCode()).as(body + answer.body()).isIn(200, 400, 502);
    }

    @Property(tries = 1000)
    void anyDefinition_isTriedOrRefused(
            @ForAll("texts") String expr, @ForAll("texts") String holdFor, @ForAll("texts") String value) {
        String body = JSON.writeValueAsString(Map.of(
                "check", Map.of("id", "node_up", "scope", "node", "expr", expr, "for", holdFor, "rules", new Object[] {
                    Map.of("op", "==", "value", value, "severity", "CRIT")
                })));

        HttpResponse<String> answer = server.send("POST", "/api/checks/try", body);

        assertThat(answer.statusCode()).as(body + answer.body()).isIn(200, 400, 422, 502);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "up{instance=~\"$instances\"}",
                        "up{instance=\"$node\"}",
                        "label_replace(up{}, \"a\", \"$1\", \"b\", \"(.*)\")",
                        "up{a=\"$racks\"} # \"",
                        "instances",
                        "node",
                        "5m",
                        "1e400",
                        "+Inf",
                        "99999999999y",
                        "0"),
                Arbitraries.strings()
                        .ofMaxLength(16)
                        .filter(text -> text.chars().noneMatch(c -> c >= 0xd800 && c <= 0xdfff)));
    }

    @Provide
    Arbitrary<String> dataQueries() {
        Arbitrary<String> names = Arbitraries.of(
                "target_id",
                "target_id",
                "target_type",
                "site_id",
                "rack_id",
                "pdu_id",
                "time_range",
                "start",
                "end",
                "step",
                "aggregation",
                "aggregate");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "n001",
                        "cpu",
                        "r1",
                        "hall",
                        "alpha",
                        "empty",
                        "node",
                        "rack",
                        "1h",
                        "3650d",
                        "1",
                        "0",
                        "-1",
                        "999999999",
                        "99999999999999999999",
                        "1e9",
                        "true",
                        "max",
                        "2026-03-01T11:00:00Z",
                        "-999999999-01-01T00:00:00Z",
                        "999999999999",
                        "-999999999999"),
                Arbitraries.strings().ascii().ofMaxLength(8));
        return Combinators.combine(names, values)
                .as((name, value) -> "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .list()
                .ofMaxSize(5)
                .map(list -> String.join("", list));
    }
}
