package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Adding, changing and removing rooms and aisles. */
class RoomEditingTest {
    private EditingServer server;

    @BeforeEach
    void start() {
        server = EditingServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRoom_isAddedToItsSite_andNoOther() {
        JsonNode answer = server.done(
                "POST", "/api/topology/sites/beta/rooms", "{\"name\": \"Empty\", \"description\": \"Cold\"}");

        assertThat(answer.get("site_id").stringValue()).isEqualTo("beta");
        assertThat(answer.at("/room/description").stringValue()).isEqualTo("Cold");
        assertThat(answer.at("/room/aisles").isEmpty()).isTrue();
        assertThat(server.http.json("/api/topology/sites/beta").at("/rooms").size())
                .isEqualTo(2);
        assertThat(server.http.json("/api/topology/sites/alpha").at("/rooms").size())
                .isEqualTo(2);
        assertThat(server.refused(400, "POST", "/api/topology/sites/beta/rooms", "{\"name\": \"Empty\"}"))
                .contains("already exists");
        assertThat(server.refused(404, "POST", "/api/topology/sites/gamma/rooms", "{\"name\": \"x\"}"))
                .isEqualTo("Site 'gamma' not found");
    }

    @Test
    void aRepeatedId_isTheFirst_unlessTheQueryNarrowsIt() {
        server.done("PUT", "/api/topology/rooms/hall?site_id=beta", "{\"name\": \"Other hall\"}");
        server.done("PUT", "/api/topology/rooms/hall", "{\"name\": \"First hall\"}");

        assertThat(server.http
                        .json("/api/rooms/hall/layout?site_id=beta")
                        .get("name")
                        .stringValue())
                .isEqualTo("Other hall");
        assertThat(server.http.json("/api/rooms/hall/layout").get("name").stringValue())
                .isEqualTo("First hall");
        server.done("PUT", "/api/topology/racks/r1?site_id=beta&room_id=hall", "{\"name\": \"Second\"}");
        assertThat(server.http.json("/api/racks/r1").get("name").stringValue()).isEqualTo("Rack r1");
        assertThat(server.refused(404, "DELETE", "/api/topology/racks/lone?site_id=beta", ""))
                .isEqualTo("Rack 'lone' not found in site 'beta'");
    }

    @Test
    void aFloorPlan_getsItsDefaults_andNullIsNoDoor() {
        JsonNode plan =
                server.done("PUT", "/api/topology/rooms/empty/layout", "{}").get("layout");

        assertThat(plan.at("/size/width").doubleValue()).isEqualTo(24);
        assertThat(plan.at("/door/label").stringValue()).isEqualTo("Entrance");
        assertThat(server.http.json("/api/rooms/empty/layout").get("layout")).isEqualTo(plan);
        server.done("PUT", "/api/topology/rooms/empty/layout", "{\"door\": null}");
        assertThat(server.http
                        .json("/api/rooms/empty/layout")
                        .at("/layout/door")
                        .isNull())
                .isTrue();
        server.done("PUT", "/api/topology/rooms/empty", "{\"layout\": null}");
        assertThat(server.http.json("/api/rooms/empty/layout").get("layout").isNull())
                .isTrue();
        assertThat(server.refused(422, "PUT", "/api/topology/rooms/empty/layout", "{\"grid\": {\"cell\": 3}}"))
                .contains("[\"body\",\"grid\",\"cell\"]");
    }

    @Test
    void aRoom_goesWithEverythingInIt() {
        assertThat(server.done("DELETE", "/api/topology/rooms/hall", "")
                        .get("status")
                        .stringValue())
                .isEqualTo("deleted");

        assertThat(server.http.refusal(404, "/api/racks/lone")).contains("lone");
    }

    @Test
    void aisles_areAddedAllOrNone() {
        JsonNode answer = server.done(
                "POST",
                "/api/topology/rooms/empty/aisles/create",
                "{\"aisles\": [{\"name\": \"One\"}, {\"name\": \"Two\", \"id\": \"a\"}]}");

        assertThat(answer.get("aisles").findValuesAsString("id")).containsExactly("one", "a");
        assertThat(server.refused(
                        400,
                        "POST",
                        "/api/topology/rooms/empty/aisles/create",
                        "{\"aisles\": [{\"name\": \"Three\"}, {\"name\": \"One\"}]}"))
                .contains("already exists");
        assertThat(server.refused(
                        400,
                        "POST",
                        "/api/topology/rooms/empty/aisles/create",
                        "{\"aisles\": [{\"name\": \"Four\"}, {\"name\": \"four\"}]}"))
                .contains("already exists");
        for (String nameless : new String[] {"{}", "{\"name\": null}", "{\"name\": \" \"}"}) {
            assertThat(server.refused(
                            400, "POST", "/api/topology/rooms/empty/aisles/create", "{\"aisles\": [" + nameless + "]}"))
                    .contains("name is required");
        }
        assertThat(server.refused(400, "POST", "/api/topology/rooms/empty/aisles/create", "{\"aisles\": []}"))
                .contains("required");
        assertThat(server.refused(404, "POST", "/api/topology/rooms/no/aisles/create", "{\"aisles\": []}"))
                .contains("Room 'no' not found");
    }

    @Test
    void anAisle_isReadChangedAndRemoved() {
        server.done("PUT", "/api/topology/aisles/b", "{\"name\": \"Back\", \"aggregation\": {\"edge\": \"ignore\"}}");

        JsonNode aisle = server.http.json("/api/topology/aisles/b");
        assertThat(aisle.get("name").stringValue()).isEqualTo("Back");
        assertThat(aisle.at("/aggregation/edge").stringValue()).isEqualTo("ignore");
        assertThat(aisle.at("/racks/0/id").stringValue()).isEqualTo("r2");
        assertThat(server.done("PUT", "/api/topology/aisles/a?site_id=beta", "{\"name\": \"Beta a\"}")
                        .get("room_id")
                        .stringValue())
                .isEqualTo("hall");
        server.done("DELETE", "/api/topology/aisles/b", "");
        assertThat(server.http.refusal(404, "/api/topology/aisles/b")).isEqualTo("Aisle 'b' not found");
        assertThat(server.refused(404, "DELETE", "/api/topology/aisles/b", "")).isEqualTo("Aisle 'b' not found");
    }
}
