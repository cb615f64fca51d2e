package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TopologyTest {
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
    void sites_showTheWholeTreeAsItIsWrittenDown() {
        JsonNode sites = server.json("/api/sites");

        assertThat(sites.findValuesAsString("id")).startsWith("alpha", "hall", "a", "r1", "cpu", "store", "sw1", "r2");
        JsonNode alpha = sites.get(0);
        assertThat(alpha.at("/location/lat").doubleValue()).isEqualTo(60.1);
        assertThat(alpha.at("/rooms/0/layout/size/width").doubleValue()).isEqualTo(24);
        assertThat(alpha.at("/rooms/0/layout/door/side").stringValue()).isEqualTo("west");
        assertThat(alpha.at("/rooms/0/standalone_racks/0/id").stringValue()).isEqualTo("lone");
        assertThat(alpha.at("/rooms/0/aisles/0/racks/0/u_height").intValue()).isEqualTo(42);
        assertThat(sites.get(1).get("location").isNull()).isTrue();
    }

    @Test
    void instances_keepTheFormInWhichTheyWereWritten() {
        JsonNode hall = server.json("/api/rooms/hall/layout");

        JsonNode devices = hall.at("/aisles/0/racks/0/devices");
        assertThat(devices.at("/0/instance").stringValue()).isEqualTo("n[001-004]");
        assertThat(devices.at("/2/instance").isObject()).isTrue();
        assertThat(devices.at("/2/instance").isEmpty()).isTrue();
        assertThat(hall.at("/aisles/0/racks/1/devices/0/instance/2").stringValue())
                .isEqualTo("b2");
        assertThat(hall.at("/aisles/1/racks/0/devices/0/instance/1").stringValue())
                .isEqualTo("c2");
    }

    @Test
    void rooms_listAislesAndRacksAndTheStandaloneOnesLast() {
        JsonNode rooms = server.json("/api/rooms");

        assertThat(rooms.size()).isEqualTo(3);
        JsonNode hall = rooms.get(0);
        assertThat(hall.get("site_id").stringValue()).isEqualTo("alpha");
        assertThat(hall.get("rack_total").intValue()).isEqualTo(4);
        assertThat(hall.at("/aisles/2/id").stringValue()).isEqualTo("hall-standalone");
        assertThat(hall.at("/aisles/2/racks/0/id").stringValue()).isEqualTo("lone");
        assertThat(rooms.at("/1/aisles").isEmpty()).isTrue();
    }

    @Test
    void aRepeatedId_isTheFirstInFileOrder_unlessNarrowed() {
        assertThat(server.json("/api/racks/r1").at("/devices").size()).isEqualTo(3);
        assertThat(server.json("/api/racks/r1?site_id=beta").at("/devices").size())
                .isEqualTo(1);
        assertThat(server.json("/api/rooms/hall/layout?site_id=beta")
                        .get("name")
                        .stringValue())
                .isEqualTo("hall room");
        assertThat(server.json("/api/racks/r1?site_id=beta&room_id=hall")
                        .get("id")
                        .stringValue())
                .isEqualTo("r1");
    }

    @Test
    void aRack_saysWhereItStands() {
        assertThat(server.json("/api/racks/r1?site_id=beta").get("place").toString())
                .isEqualTo("{\"site_id\":\"beta\",\"room_id\":\"hall\",\"aisle_id\":\"a\"}");
        assertThat(server.json("/api/racks/lone").at("/place/aisle_id").isNull())
                .isTrue();
    }

    @Test
    void device_showsItsTemplateAndEverythingAroundIt() {
        JsonNode context = server.json("/api/racks/r1/devices/cpu");

        assertThat(context.at("/device/u_position").intValue()).isEqualTo(3);
        assertThat(context.at("/device/labels/serial").stringValue()).isEqualTo("s-1");
        assertThat(context.at("/template/layout/matrix/0/1").intValue()).isEqualTo(2);
        assertThat(context.at("/template/display_thresholds/node_temperature_celsius/warn")
                        .doubleValue())
                .isEqualTo(60);
        assertThat(context.at("/rack/id").stringValue()).isEqualTo("r1");
        assertThat(context.at("/room/name").stringValue()).isEqualTo("Hall");
        assertThat(context.at("/site/description").stringValue()).isEqualTo("The first");
        assertThat(context.at("/aisle/id").stringValue()).isEqualTo("a");
    }

    @Test
    void device_ofAStandaloneRackWithAnUnknownTemplate_hasNeitherAisleNorTemplate() {
        String id = URLEncoder.encode(Building.AWKWARD_DEVICE, StandardCharsets.UTF_8);

        JsonNode context = server.json("/api/racks/lone/devices/" + id);

        assertThat(context.at("/device/id").stringValue()).isEqualTo(Building.AWKWARD_DEVICE);
        assertThat(context.get("aisle").isNull()).isTrue();
        assertThat(context.get("template").isNull()).isTrue();
    }

    @Test
    void device_isFoundInAnyRackOfThatId() {
        assertThat(server.json("/api/racks/r2/devices/other").at("/aisle/id").stringValue())
                .isEqualTo("b");
    }

    @Test
    void whatDoesNotExist_is404_andTheAnswerNamesIt() {
        assertThat(server.refusal(404, "/api/racks/nowhere")).isEqualTo("Rack 'nowhere' not found");
        assertThat(server.refusal(404, "/api/rooms/nowhere/layout")).isEqualTo("Room 'nowhere' not found");
        assertThat(server.refusal(404, "/api/racks/lone?site_id=beta"))
                .isEqualTo("Rack 'lone' not found in site 'beta'");
        assertThat(server.refusal(404, "/api/racks/r2?site_id=alpha&room_id=empty"))
                .isEqualTo("Rack 'r2' not found in room 'empty' in site 'alpha'");
        assertThat(server.refusal(404, "/api/racks/r1/devices/nothing"))
                .isEqualTo("Device 'nothing' not found in rack 'r1'");
    }

    @Test
    void aVeryLongId_isNotEchoedInFull() {
        assertThat(server.refusal(404, "/api/racks/" + "x".repeat(5000)))
                .hasSizeLessThan(150)
                .contains("x...'");
    }
}
