package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Trying expressions and checks out. */
class CheckTrialsTest {
    private static final String TEST = "/api/checks/test";
    private static final String TRY = "/api/checks/try";
    private static final String WHOLE = """
            {"check": {"id": "fresh", "scope": "node", "expr": "up{instance=~\\"$instances\\"}",
             "rules": [{"op": "==", "value": 0, "severity": "CRIT"}], "for": "2m"}, "template_ids": ["storage"]}
            """;

    private EditingServer server;

    @BeforeEach
    void start() {
        server = EditingServer.start();
        server.source.sample("up", "n001", 1).sample("up", "n002", 0).sample("up", "da01", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode post(int status, String path, String body) {
        return server.answered(status, "POST", path, body);
    }

    private static String expression(String text) {
        return "{\"expr\":\"" + text.replace("\"", "\\\"") + "\"}";
    }

    @Test
    void expression_isAnsweredInTheFormOfPrometheus() {
        server.source.sample("node_load", Map.of("instance", "n001", "core", "0"), 1.5);

        assertThat(post(200, TEST, expression("  node_load{}  "))).isEqualTo(TestServer.parse("""
                {"expr": "node_load{}", "prometheus": {"status": "success", "data": {"resultType": "vector", "result":
                  [{"metric": {"core": "0", "instance": "n001"}, "value": [1772366405, "1.5"]}]}}}
                """));
    }

    @Test
    void variables_standForThemselves_andTheQueryShowsIt() {
        String body =
                "{\"expr\":\"up{instance=~\\\"$node\\\"}\",\"variables\":{\"node\":\"a.*|b\\\"}\"},\"source\":\"main\"}";

        assertThat(post(200, TEST, body).get("expr").stringValue())
                .isEqualTo("up{instance=~\"a\\\\.\\\\*\\\\|b\\\"\\\\}\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void blankExpression_is400(String text) {
        assertThat(post(400, TEST, expression(text)).get("detail").stringValue())
                .isEqualTo("Expression is required");
    }

    @Test
    void bodyThatIsNone_is422() {
        post(422, TEST, "{}");
        post(422, TEST, "{\"expr\":5}");
        post(422, TEST, "{\"expr\":\"up\",\"variables\":{\"a\":1}}");
        post(422, TEST, "{\"expr\":\"up\",\"query\":\"x\"}");
    }

    @Test
    void sourceThatIsNone_is400() {
        assertThat(post(400, TEST, "{\"expr\":\"up{}\",\"source\":\"ghost\"}")
                        .get("detail")
                        .stringValue())
                .isEqualTo("there is no source 'ghost'; there are: main");
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, 502",
        "UNAVAILABLE, 502",
        "REJECTED, 502",
        "INVALID_ANSWER, 502",
        "TOO_LARGE, 502",
        "TIMEOUT, 504"
    })
    void sourceWithoutAnAnswer_isToldToEveryQuestion(Kind kind, int status) {
        server.source.failAll(new TelemetryException(kind, "so it is"));

        assertThat(post(status, TEST, expression("up{}")).get("detail").stringValue())
                .isEqualTo("source 'main': so it is");
        assertThat(post(status, TRY, "{\"check_id\":\"node_up\"}").get("detail").stringValue())
                .contains("so it is");
        assertThat(server.http.refusal(status, "/api/metrics/data?metric_id=power&target_id=n001"))
                .contains("so it is");
    }

    @Test
    void expressionThatCannotBeAsked_is502InWords() {
        assertThat(post(502, TEST, expression("up == $threshold")).get("detail").stringValue())
                .contains("'$threshold' at character 7 stands outside quotes");
    }

    @Test
    void checkOfTheLibrary_isTriedAsItIs() {
        JsonNode trial = post(200, TRY, "{\"check_id\":\"node_up\"}");

        assertThat(trial.at("/check/id").stringValue()).isEqualTo("node_up");
        assertThat(trial.get("targets").intValue()).isEqualTo(10);
        assertThat(trial.get("states").toString()).isEqualTo("{\"CRIT\":2,\"WARN\":0,\"UNKNOWN\":0,\"OK\":1}");
        assertThat(trial.get("without_sample").intValue()).isEqualTo(7);
        assertThat(trial.get("held_back").intValue()).isEqualTo(2);
        assertThat(trial.at("/queries/0/query").stringValue()).isEqualTo("up{instance=~\".+\"}");
        assertThat(trial.at("/verdicts/0")).isEqualTo(TestServer.parse("""
                {"kind": "node", "id": "n002", "path": "alpha/hall/a/r1/cpu/n002", "state": "CRIT", "value": 0.0,
                 "reason": "measured", "message": null, "held_back": true, "virtual_nodes": []}
                """));
        assertThat(trial.at("/verdicts/3/state").isNull()).isTrue();
        assertThat(trial.at("/verdicts/3/reason").stringValue()).isEqualTo("no_data");
    }

    @Test
    void checkOfTheLibrary_isTriedWithWhatIsDifferent() {
        String body = "{\"check_id\":\"node_up\",\"check\":{\"for\":null,\"rules\":"
                + "[{\"op\":\"<\",\"value\":\"0.5\",\"severity\":\"warn\"}],\"missing\":\"CRIT\"}}";

        JsonNode trial = post(200, TRY, body);

        assertThat(trial.at("/check/for").isNull()).isTrue();
        assertThat(trial.at("/check/expr").stringValue()).isEqualTo("up{instance=~\"$instances\"}");
        assertThat(trial.get("states").toString()).isEqualTo("{\"CRIT\":7,\"WARN\":2,\"UNKNOWN\":0,\"OK\":1}");
        assertThat(trial.get("held_back").intValue()).isZero();
    }

    @Test
    void wholeDefinition_isTriedOnTheTemplatesThatAreNamed() {
        JsonNode trial = post(200, TRY, WHOLE);

        assertThat(trial.get("targets").intValue()).isEqualTo(1);
        assertThat(trial.at("/check/name").stringValue()).isEqualTo("fresh");
        assertThat(trial.at("/verdicts/0/id").stringValue()).isEqualTo("da01");
        assertThat(trial.get("unmatched_series").intValue()).isEqualTo(2);
        assertThat(trial.at("/unmatched/0").toString())
                .isEqualTo("{\"label\":\"instance\",\"value\":\"n001\","
                        + "\"reason\":\"no template binds the check to this node\"}");
    }

    @Test
    void virtualNodes_areShown() {
        server.source
                .sample("up", Map.of("instance", "da01", "slot", "7"), 0)
                .sample("up", Map.of("instance", "da01", "slot", "8"), 1.5);

        JsonNode verdict = post(200, TRY, "{\"check_id\":\"disk\",\"template_ids\":[\"storage\"]}")
                .at("/verdicts/0");

        assertThat(verdict.at("/virtual_nodes/0").toString())
                .isEqualTo("{\"label\":\"7\",\"state\":\"WARN\",\"value\":0.0,\"reason\":\"measured\"}");
        assertThat(verdict.at("/virtual_nodes/1/state").stringValue()).isEqualTo("OK");
    }

    @Test
    void verdicts_comeInPages_andByState() {
        assertThat(post(200, TRY + "?limit=2&offset=1", "{\"check_id\":\"node_up\"}")
                        .get("verdicts")
                        .findValuesAsString("id"))
                .containsExactly("da01", "n001");
        JsonNode crit = post(200, TRY + "?state=CRIT", "{\"check_id\":\"node_up\"}");
        assertThat(crit.get("count").intValue()).isEqualTo(2);
        assertThat(crit.get("verdicts").size()).isEqualTo(2);
        post(422, TRY + "?limit=1001", "{\"check_id\":\"node_up\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; check; 'check' is required",
                "{\"check\":{\"id\":\"x\",\"scope\":\"node\"}}; expr; 'expr' is required",
                "{\"check\":{\"expr\":\"up\"}}; id; 'id' is required",
                "{\"check_id\":\"node_up\",\"check\":{\"for\":\"5 minutes\"}}; for; not a duration",
                "{\"check_id\":\"node_up\",\"check\":{\"for_duration\":\"1h30m\"}}; for_duration; not a duration",
                "{\"check_id\":\"node_up\",\"check\":{\"expr\":\"up == $x\"}}; expr; stands outside quotes",
                "{\"check_id\":\"node_up\",\"check\":{\"expr\":\" \"}}; expr; must not be blank",
                "{\"check_id\":\"node_up\",\"check\":{\"scope\":\"room\"}}; scope; one of node, chassis, rack",
                "{\"check_id\":\"node_up\",\"check\":{\"output\":\"text\"}}; output; bool, numeric",
                "{\"check_id\":\"node_up\",\"check\":{\"rules\":[{\"op\":\"~\",\"value\":1,\"severity\":\"OK\"}]}}; op; ==",
                "{\"check_id\":\"node_up\",\"check\":{\"rules\":[{\"op\":\"==\",\"value\":\"x\",\"severity\":\"OK\"}]}};"
                        + " value; no value of a rule",
                "{\"check_id\":\"node_up\",\"check\":{\"expand_crit_threshold\":0}}; expand_crit_threshold; at least 1"
            })
    void definitionThatIsNone_is422AtItsField(String body, String field, String message) {
        JsonNode error = post(422, TRY, body).at("/detail/0");

        assertThat(error.get("loc").toString()).contains("\"" + field + "\"");
        assertThat(error.get("msg").stringValue()).contains(message);
    }

    @Test
    void everyMistakeOfADefinition_isListed() {
        assertThat(post(422, TRY, "{\"check\":{\"for\":\"x\",\"expr\":\"a\\\"\"}}")
                        .get("detail")
                        .size())
                .isEqualTo(4);
    }

    @Test
    void whatIsNotThere_isSaidSo() {
        assertThat(post(404, TRY, "{\"check_id\":\"ghost\"}").get("detail").stringValue())
                .isEqualTo("Check 'ghost' is not in the library");
        assertThat(post(400, TRY, "{\"check_id\":\"node_up\",\"template_ids\":[\"ghost\"]}")
                        .get("detail")
                        .stringValue())
                .isEqualTo("there is no template [ghost]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/api/checks/test; {\"expr\":\"up{a=\\\"\\ud800\\\"}\"}",
                "/api/checks/test; {\"expr\":\"up{a=\\\"$x\\\"}\",\"variables\":{\"x\":\"\\ud800\"}}",
                "/api/checks/try; {\"check_id\":\"\\ud800\"}",
                "/api/checks/try; {\"check_id\":\"node_up\",\"check\":{\"name\":\"\\ud800\"}}",
                "/api/checks/try; {\"check_id\":\"node_up\",\"check\":{\"for\":\"\\ud800\"}}"
            })
    void halfOfACharacter_isNoFaultOfTheServer(String path, String body) {
        assertThat(server.send("POST", path, body).statusCode()).isIn(200, 400, 404, 422, 502);
    }

    @Test
    void trying_writesNothing_andChangesNoState() {
        Object before = server.configuration();

        post(200, TRY, WHOLE);
        post(200, TEST, expression("up{}"));

        assertThat(server.configuration()).isSameAs(before);
        assertThat(server.audit.entries()).isEmpty();
    }
}
