package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatesTest {
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
    void rack_showsItsStateItsChecksAndItsNodes() {
        JsonNode rack = server.json("/api/racks/r1/state");

        assertThat(rack.get("rack_id").stringValue()).isEqualTo("r1");
        assertThat(rack.get("state").stringValue()).isEqualTo("CRIT");
        assertThat(TestServer.time(rack.get("since"))).isEqualTo(Situation.BEFORE);
        assertThat(rack.get("aisle_id").stringValue()).isEqualTo("a");
        assertThat(rack.at("/checks/0/id").stringValue()).isEqualTo("pdu");
        assertThat(rack.at("/checks/0/severity").stringValue()).isEqualTo("OK");
        assertThat(rack.get("alerts").isEmpty()).isTrue();
        assertThat(TestServer.names(rack.get("nodes")))
                .containsExactly("n001", "n002", "n003", "n004", "da01", "da01:slot7", "da01:slot10", "sw1");
        assertThat(rack.at("/nodes/n002/state").stringValue()).isEqualTo("CRIT");
        assertThat(rack.at("/nodes/n002/alerts/0/id").stringValue()).isEqualTo("node_up");
        assertThat(rack.at("/nodes/n002/checks/0/value").doubleValue()).isZero();
        assertThat(rack.at("/nodes/n001/device_id").stringValue()).isEqualTo("cpu");
    }

    @Test
    void rack_showsItsDevicesWithTheirOwnChecks() {
        JsonNode devices = server.json("/api/racks/r1/state").get("devices");

        assertThat(TestServer.names(devices)).containsExactly("cpu", "store", "sw1");
        assertThat(devices.at("/cpu/alerts/0/id").stringValue()).isEqualTo("psu");
        assertThat(devices.at("/store/state").stringValue()).isEqualTo("WARN");
    }

    @Test
    void withoutMetrics_measurementsAreNull() {
        JsonNode rack = server.json("/api/racks/r1/state?include_metrics=false");

        assertThat(rack.at("/metrics/temperature").isNull()).isTrue();
        assertThat(rack.at("/nodes/n001/temperature").isNull()).isTrue();
        assertThat(rack.at("/infra_metrics/components").isEmpty()).isTrue();
    }

    @Test
    void withMetrics_measurementsAreThereWhereTheyAreKnown() {
        JsonNode rack = server.json("/api/racks/r1/state?include_metrics=yes");

        assertThat(rack.at("/metrics/temperature").doubleValue()).isEqualTo(45);
        assertThat(rack.at("/metrics/power").doubleValue()).isEqualTo(100);
        assertThat(rack.at("/nodes/n001/temperature").doubleValue()).isEqualTo(40);
        assertThat(rack.at("/nodes/n002/power").isNull()).isTrue();
        assertThat(rack.at("/infra_metrics/components/pdu-left/pdu_power").doubleValue())
                .isEqualTo(550);
    }

    @Test
    void aFinding_saysWhyItIsWhatItIs() {
        JsonNode nodes = server.json("/api/racks/r1/state").get("nodes");

        JsonNode pending = nodes.at("/n003/checks/0");
        assertThat(pending.get("severity").stringValue()).isEqualTo("OK");
        assertThat(pending.get("reason").stringValue()).isEqualTo("pending");
        assertThat(pending.get("observed").stringValue()).isEqualTo("CRIT");
        JsonNode stale = nodes.at("/n004/checks/0");
        assertThat(stale.get("reason").stringValue()).isEqualTo("stale");
        assertThat(stale.get("last_known").stringValue()).isEqualTo("OK");
        assertThat(stale.get("message").stringValue()).contains("away for 5 minutes");
        assertThat(stale.get("value").isNull()).isTrue();
        assertThat(nodes.at("/n001/checks/0").has("message")).isFalse();
        assertThat(TestServer.time(nodes.at("/n001/checks/0/evidence"))).isEqualTo(Situation.NOW);
        JsonNode failed = server.json("/api/racks/r2/state").at("/nodes/b1/checks/0");
        assertThat(failed.get("reason").stringValue()).isEqualTo("query_failed");
        assertThat(failed.get("evidence").isNull()).isTrue();
    }

    @Test
    void aNodeOfWhichNothingIsKnown_saysSoWithoutInventingACheck() {
        JsonNode silent = server.json("/api/devices/r2/other/state").at("/nodes/c1");
        assertThat(silent.get("state").stringValue()).isEqualTo("UNKNOWN");
        assertThat(silent.get("checks").isEmpty()).isTrue();
        assertThat(silent.get("reason").stringValue()).isEqualTo("no_data");

        JsonNode unchecked = server.json("/api/racks/lone/state").get("nodes").get(Building.AWKWARD_NODE);
        assertThat(unchecked.get("reason").stringValue()).isEqualTo("no_checks");
        assertThat(unchecked.get("message").stringValue()).isNotBlank();
    }

    @Test
    void aVirtualNode_standsUnderItsKeyWithItsInstance() {
        JsonNode slot = server.json("/api/racks/r1/state").get("nodes").get("da01:slot7");

        assertThat(slot.get("state").stringValue()).isEqualTo("CRIT");
        assertThat(slot.get("instance").stringValue()).isEqualTo("da01");
        assertThat(slot.get("device_id").stringValue()).isEqualTo("store");
        assertThat(slot.at("/alerts/0/id").stringValue()).isEqualTo("disk");
    }

    @Test
    void aDeviceWithoutInstances_isANodeOfItsOwnName() {
        assertThat(server.json("/api/devices/r1/sw1/state")
                        .at("/nodes/sw1/state")
                        .stringValue())
                .isEqualTo("OK");
    }

    @Test
    void anInfiniteValue_isNull() {
        JsonNode pdu = server.json("/api/racks/lone/state").at("/checks/0");

        assertThat(pdu.get("severity").stringValue()).isEqualTo("CRIT");
        assertThat(pdu.get("value").isNull()).isTrue();
    }

    @Test
    void room_listsItsRacksAndTellsRepeatedIdsApart() {
        JsonNode room = server.json("/api/rooms/hall/state");

        assertThat(room.get("state").stringValue()).isEqualTo("CRIT");
        assertThat(TestServer.names(room.get("racks"))).containsExactly("r1", "r2", "alpha/hall/b/r2", "lone");
        JsonNode first = room.at("/racks/r1");
        assertThat(first.get("node_total").intValue()).isEqualTo(6);
        assertThat(first.get("node_crit").intValue()).isEqualTo(1);
        assertThat(first.get("node_warn").intValue()).isEqualTo(1);
        assertThat(first.get("node_unknown").intValue()).isEqualTo(1);
        assertThat(room.at("/racks/lone/aisle_id").isNull()).isTrue();
        assertThat(server.json("/api/rooms/hall/state?site_id=beta")
                        .get("state")
                        .stringValue())
                .isEqualTo("OK");
    }

    @Test
    void roomStates_listEveryRoom() {
        JsonNode states = server.json("/api/rooms/states");

        assertThat(TestServer.names(states)).containsExactly("hall", "empty", "beta/hall");
        assertThat(states.get("empty").stringValue()).isEqualTo("UNKNOWN");
        assertThat(states.get("beta/hall").stringValue()).isEqualTo("OK");
    }

    @Test
    void aRoomCalledStates_wouldStillBeReachableBelow() {
        assertThat(server.refusal(404, "/api/rooms/states/state")).isEqualTo("Room 'states' not found");
    }

    @Test
    void siteAndAisle_haveStatesToo() {
        JsonNode site = server.json("/api/sites/alpha/state");
        assertThat(site.get("state").stringValue()).isEqualTo("CRIT");
        assertThat(site.at("/rooms/hall/rack_total").intValue()).isEqualTo(4);
        assertThat(site.at("/rooms/hall/rack_crit").intValue()).isEqualTo(2);
        assertThat(site.at("/rooms/hall/node_crit").intValue()).isEqualTo(1);

        JsonNode aisle = server.json("/api/aisles/b/state");
        assertThat(aisle.get("state").stringValue()).isEqualTo("UNKNOWN");
        assertThat(TestServer.names(aisle.get("racks"))).containsExactly("r2");
    }

    @Test
    void deviceMetrics_nameEveryNode() {
        JsonNode metrics = server.json("/api/devices/r1/cpu/metrics").get("metrics");

        assertThat(metrics.at("/n001/node_power_watts").doubleValue()).isEqualTo(100);
        assertThat(TestServer.names(metrics.get("n002"))).containsExactly("node_temperature_celsius");
        assertThat(metrics.get("n003").isEmpty()).isTrue();
    }

    @Test
    void unknownIds_are404() {
        assertThat(server.refusal(404, "/api/racks/x/state")).contains("Rack 'x'");
        assertThat(server.refusal(404, "/api/rooms/x/state")).contains("Room 'x'");
        assertThat(server.refusal(404, "/api/sites/x/state")).contains("Site 'x'");
        assertThat(server.refusal(404, "/api/aisles/x/state")).contains("Aisle 'x'");
        assertThat(server.refusal(404, "/api/devices/r1/x/state")).contains("Device 'x'");
        assertThat(server.refusal(404, "/api/devices/x/cpu/metrics")).contains("Rack 'x'");
    }
}
