package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ExplainTest {
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
    @CsvSource({
        "site, alpha, CRIT, node_up, alpha/hall/a/r1/cpu/n002",
        "room, hall, CRIT, node_up, alpha/hall/a/r1/cpu/n002",
        "aisle, a, CRIT, node_up, alpha/hall/a/r1/cpu/n002",
        "rack, lone, CRIT, pdu, alpha/hall/lone",
        "device, store, WARN, disk, alpha/hall/a/r1/store/da01",
        "node, n002, CRIT, node_up, alpha/hall/a/r1/cpu/n002",
    })
    void aState_isExplainedByTheFewestFindings(String kind, String id, String state, String check, String path) {
        JsonNode explanation = server.json("/api/explain/" + kind + "/" + id);

        assertThat(explanation.get("kind").stringValue()).isEqualTo(kind);
        assertThat(explanation.get("state").stringValue()).isEqualTo(state);
        assertThat(explanation.get("witness").size()).isEqualTo(1);
        assertThat(explanation.at("/witness/0/check_id").stringValue()).isEqualTo(check);
        assertThat(explanation.at("/witness/0/path").stringValue()).isEqualTo(path);
    }

    @Test
    void whatIsInOrder_needsNoWitness() {
        assertThat(server.json("/api/explain/site/beta").get("witness").isEmpty())
                .isTrue();
        assertThat(server.json("/api/explain/room/empty").get("witness").isEmpty())
                .isTrue();
    }

    @Test
    void silence_isAWitnessWithoutACheck() {
        JsonNode witness = server.json("/api/explain/aisle/b").at("/witness/0");

        assertThat(witness.get("check_id").isNull()).isTrue();
        assertThat(witness.get("reason").stringValue()).isEqualTo("no_data");
    }

    @Test
    void deviceAndNode_canBeNarrowedByRack() {
        assertThat(server.json("/api/explain/device/cpu?rack_id=r1&site_id=beta")
                        .get("path")
                        .stringValue())
                .isEqualTo("beta/hall/a/r1/cpu");
        assertThat(server.json("/api/explain/node/m1?rack_id=r1").get("path").stringValue())
                .isEqualTo("beta/hall/a/r1/cpu/m1");
        assertThat(server.refusal(404, "/api/explain/node/m1?rack_id=lone"))
                .isEqualTo("Node 'm1' not found in rack 'lone'");
    }

    @Test
    void unknownKinds_are422_andUnknownIds404() {
        assertThat(server.get("/api/explain/planet/earth").statusCode()).isEqualTo(422);
        assertThat(server.refusal(404, "/api/explain/node/nobody")).isEqualTo("Node 'nobody' not found");
    }
}
