package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AlertsTest {
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
    void alerts_listNodesThenVirtualNodesThenDevicesThenRacks() {
        JsonNode alerts = server.json("/api/alerts/active");

        assertThat(alerts.get("total").intValue()).isEqualTo(5);
        assertThat(alerts.get("alerts").findValuesAsString("type"))
                .containsExactly("node", "node", "virtual_node", "device", "rack");
    }

    @Test
    void anAlert_saysWhereItIsAndWhichChecksFire() {
        JsonNode node = server.json("/api/alerts/active").at("/alerts/0");

        assertThat(node.get("node_id").stringValue()).isEqualTo("n002");
        assertThat(node.get("state").stringValue()).isEqualTo("CRIT");
        assertThat(TestServer.time(node.get("since"))).isEqualTo(Situation.BEFORE);
        assertThat(node.at("/checks/0/id").stringValue()).isEqualTo("node_up");
        assertThat(node.at("/checks/0/name").stringValue()).isEqualTo("Check node_up");
        assertThat(node.at("/checks/0/value").doubleValue()).isZero();
        assertThat(node.get("site_name").stringValue()).isEqualTo("Alpha");
        assertThat(node.get("room_name").stringValue()).isEqualTo("Hall");
        assertThat(node.get("aisle_id").stringValue()).isEqualTo("a");
        assertThat(node.get("rack_name").stringValue()).isEqualTo("Rack r1");
        assertThat(node.get("device_name").stringValue()).isEqualTo("Device cpu");
    }

    @Test
    void aVirtualNode_isNamedByItsKey_andARackByItsOwnIdAlone() {
        JsonNode alerts = server.json("/api/alerts/active").get("alerts");

        assertThat(alerts.at("/2/node_id").stringValue()).isEqualTo("da01:slot7");
        assertThat(alerts.at("/2/instance").stringValue()).isEqualTo("da01");
        JsonNode rack = alerts.get(4);
        assertThat(rack.has("node_id")).isFalse();
        assertThat(rack.get("device_id").isNull()).isTrue();
        assertThat(rack.get("rack_id").stringValue()).isEqualTo("lone");
        assertThat(rack.at("/checks/0/value").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "state=CRIT, 4",
        "state=warn, 1",
        "type=virtual_node, 1",
        "type=device&state=CRIT, 1",
        "site_id=beta, 0",
        "site_id=alpha&room_id=hall, 5",
        "rack_id=lone, 1",
        "offset=4, 5",
        "limit=2, 5",
    })
    void filters_combine_andTotalCountsWhatMatches(String query, int total) {
        assertThat(server.json("/api/alerts/active?" + query).get("total").intValue())
                .isEqualTo(total);
    }

    @Test
    void limitAndOffset_cutThePage() {
        assertThat(server.json("/api/alerts/active?limit=2&offset=1")
                        .get("alerts")
                        .findValuesAsString("type"))
                .containsExactly("node", "virtual_node");
        assertThat(server.json("/api/alerts/active?offset=99").get("alerts").isEmpty())
                .isTrue();
    }
}
