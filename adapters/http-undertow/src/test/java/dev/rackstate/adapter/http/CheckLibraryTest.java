package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reading the library of checks. */
class CheckLibraryTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void checks_areListedInFileOrder_withAllThatTheySay() {
        JsonNode checks = server.json("/api/checks").get("checks");

        assertThat(checks.size()).isEqualTo(2);
        assertThat(checks.get(0)).isEqualTo(TestServer.parse("""
                {"id": "node_up", "name": "Check node_up", "scope": "node", "expr": "up{instance=~\\"$instances\\"}",
                 "output": "bool", "selectors": [],
                 "rules": [{"op": "==", "value": 0, "severity": "CRIT"},
                           {"op": ">", "value": "+Inf", "severity": "WARN"}],
                 "kind": "server", "expand_by_label": null, "expand_discovery_expr": null,
                 "expand_absent_state": null, "expand_crit_threshold": null, "for": "5m", "missing": null}
                """));
        assertThat(checks.get(1).get("for").isNull()).isTrue();
        assertThat(checks.get(1).get("expand_by_label").stringValue()).isEqualTo("slot");
        assertThat(checks.get(1).get("expand_discovery_expr").stringValue()).isEqualTo("slots{}");
        assertThat(checks.get(1).get("expand_absent_state").stringValue()).isEqualTo("UNKNOWN");
        assertThat(checks.get(1).get("expand_crit_threshold").intValue()).isEqualTo(2);
        assertThat(checks.at("/1/rules/0/value").doubleValue()).isEqualTo(1.5);
    }

    @Test
    void oneCheck_saysWhereItIsUsed_andWhatItSaysNow() {
        JsonNode check = server.json("/api/checks/node_up");

        assertThat(check.get("for").stringValue()).isEqualTo("5m");
        assertThat(check.get("used_by").toString())
                .isEqualTo("{\"device_templates\":[\"server\",\"storage\",\"spare\"],"
                        + "\"rack_templates\":[],\"component_templates\":[]}");
        assertThat(check.get("targets").intValue()).isEqualTo(11);
        assertThat(check.get("states").toString()).isEqualTo("{\"CRIT\":1,\"WARN\":0,\"UNKNOWN\":2,\"OK\":7}");
    }

    @Test
    void checkThatIsNotThere_is404() {
        assertThat(server.refusal(404, "/api/checks/ghost")).isEqualTo("Check 'ghost' is not in the library");
    }

    @Test
    void list_keepsItsTagWhileStatesComeAndGo() {
        HttpResponse<String> first = server.get("/api/checks");
        server.publish(situation -> situation.nextRound());

        assertThat(server.get(
                                "/api/checks",
                                "If-None-Match",
                                first.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }
}
