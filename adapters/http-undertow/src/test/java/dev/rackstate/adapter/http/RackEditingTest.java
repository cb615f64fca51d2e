package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Adding, changing, moving and removing racks. */
class RackEditingTest {
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
    void racks_changeTheirAislesTogether() {
        String arranged = "{\"aisles\": {\"a\": [\"lone\", \"r1\", \"r2\"], \"b\": [\"r2\"]}}";

        server.done("PUT", "/api/topology/rooms/hall/aisles", arranged);

        JsonNode hall = server.http.json("/api/rooms/hall/layout");
        assertThat(hall.at("/aisles/0/racks").findValuesAsString("aisle_id")).contains("a");
        assertThat(hall.at("/aisles/0/racks/0/id").stringValue()).isEqualTo("lone");
        assertThat(hall.at("/standalone_racks").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"aisles\": {\"a\": [\"r1\", \"r2\"]}} | must include all aisles",
                "{\"aisles\": {\"a\": [\"r1\", \"r2\"], \"b\": [\"r2\"], \"c\": []}} | must include all aisles",
                "{\"aisles\": {\"a\": [\"r1\", \"r2\", \"r9\"], \"b\": [\"r2\"]}} | Unknown rack 'r9'",
                "{\"aisles\": {\"a\": [\"r1\"], \"b\": []}} | every rack must be named",
            })
    void anArrangementThatLosesOrInvents_isRefused(String body, String reason) {
        assertThat(server.refused(400, "PUT", "/api/topology/rooms/hall/aisles", body))
                .contains(reason);
    }

    @Test
    void theRacksOfAnAisle_arePutInOrder() {
        server.done("PUT", "/api/topology/aisles/a/racks", "{\"room_id\": \"hall\", \"racks\": [\"r2\", \"r1\"]}");

        assertThat(server.http.json("/api/topology/aisles/a").at("/racks/0/id").stringValue())
                .isEqualTo("r2");
        assertThat(server.refused(400, "PUT", "/api/topology/aisles/a/racks", "{\"room_id\":\"hall\",\"racks\":[]}"))
                .contains("required");
        assertThat(server.refused(
                        400, "PUT", "/api/topology/aisles/a/racks", "{\"room_id\": \"hall\", \"racks\": [\"r1\"]}"))
                .contains("r2");
        assertThat(server.refused(
                        404, "PUT", "/api/topology/aisles/b/racks", "{\"room_id\": \"empty\", \"racks\": [\"r2\"]}"))
                .isEqualTo("Aisle 'b' not found in room 'empty'");
        assertThat(server.refused(
                        400, "PUT", "/api/topology/aisles/b/racks", "{\"room_id\": \"..\", \"racks\": [\"r2\"]}"))
                .startsWith("room_id '..' is not allowed");
    }

    @Test
    void aRack_hasTheHeightItIsGiven_orThatOfItsTemplate_or42() {
        server.done("POST", "/api/topology/aisles/b/racks", "{\"name\": \"Given\", \"u_height\": 48}");
        server.done("POST", "/api/topology/aisles/b/racks", "{\"name\": \"Plain\"}");
        server.done("PUT", "/api/catalog/templates", """
                {"kind": "rack", "template": {"id": "tall", "name": "Tall", "u_height": 52}}
                """);
        server.done("POST", "/api/topology/rooms/empty/racks", "{\"name\": \"Templated\", \"template_id\": \"tall\"}");

        assertThat(server.http.json("/api/racks/given").get("u_height").intValue())
                .isEqualTo(48);
        assertThat(server.http.json("/api/racks/plain").get("u_height").intValue())
                .isEqualTo(42);
        assertThat(server.http.json("/api/racks/templated").get("u_height").intValue())
                .isEqualTo(52);
        assertThat(server.http
                        .json("/api/rooms/empty/layout")
                        .at("/standalone_racks/0/id")
                        .stringValue())
                .isEqualTo("templated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b  | {\"name\": \" \"} | 400 | name is required",
                "b  | {\"name\": \"x\", \"u_height\": 0} | 400 | between 1 and 60",
                "b  | {\"name\": \"x\", \"u_height\": 61} | 400 | between 1 and 60",
                "b  | {\"name\": \"r1\"} | 400 | already exists",
                "b  | {\"name\": \"lone\"} | 400 | already exists",
                "b  | {\"name\": \"x\", \"template_id\": \"none\"} | 400 | Unknown rack template",
                "zz | {\"name\": \"x\"} | 404 | Aisle 'zz' not found",
                "b  | {\"name\": \"x\", \"u_height\": 3.5} | 422 | a whole number is expected",
                "b  | {} | 422 | 'name' is required",
            })
    void aRackThatCannotBe_isRefused(String aisle, String body, int status, String reason) {
        assertThat(server.refused(status, "POST", "/api/topology/aisles/" + aisle + "/racks", body))
                .contains(reason);
    }

    @Test
    void aRack_changesWhatIsGiven_andWhatIsMountedMustFit() {
        JsonNode rack = server.done(
                        "PUT",
                        "/api/topology/racks/lone",
                        "{\"name\": \"Alone\", \"u_height\": 10, \"template_id\": null}")
                .get("rack");

        assertThat(rack.get("u_height").intValue()).isEqualTo(10);
        assertThat(rack.get("template_id").isNull()).isTrue();
        assertThat(rack.get("devices").size()).isEqualTo(1);
        assertThat(server.refused(400, "PUT", "/api/topology/racks/lone", "{\"u_height\": 2}"))
                .contains("does not fit");
        assertThat(server.refused(400, "PUT", "/api/topology/racks/lone", "{\"u_height\": 99}"))
                .contains("1 and 60");
        assertThat(server.refused(404, "PUT", "/api/topology/racks/r9", "{\"u_height\": 9}"))
                .contains("Rack 'r9'");
    }

    @Test
    void aRacksTemplate_isTakenAway_byNullEmptyAndNothing() {
        for (String body : new String[] {"{\"template_id\": null}", "{\"template_id\": \"\"}", "{}"}) {
            server.done("PUT", "/api/topology/racks/lone/template", "{\"template_id\": \"cabinet\"}");
            assertThat(server.http.json("/api/racks/lone").get("template_id").stringValue())
                    .isEqualTo("cabinet");
            assertThat(server.done("PUT", "/api/topology/racks/lone/template", body)
                            .get("template_id")
                            .isNull())
                    .isTrue();
            assertThat(server.http.json("/api/racks/lone").get("template_id").isNull())
                    .isTrue();
        }
        assertThat(server.refused(400, "PUT", "/api/topology/racks/lone/template", "{\"template_id\": \"no\"}"))
                .contains("Unknown rack template 'no'");
    }

    @Test
    void aRack_movesWithEverythingInIt() {
        JsonNode answer =
                server.done("POST", "/api/topology/racks/lone/move", "{\"room_id\": \"hall\", \"site_id\": \"beta\"}");

        assertThat(answer.get("site_id").stringValue()).isEqualTo("beta");
        assertThat(answer.get("aisle_id").isNull()).isTrue();
        JsonNode hall = server.http.json("/api/rooms/hall/layout?site_id=beta");
        assertThat(hall.at("/standalone_racks/0/devices/0/id").stringValue()).isEqualTo(Building.AWKWARD_DEVICE);
        assertThat(server.http
                        .json("/api/rooms/hall/layout")
                        .get("standalone_racks")
                        .isEmpty())
                .isTrue();
        server.done(
                "POST",
                "/api/topology/racks/lone/move",
                "{\"room_id\": \"hall\", \"aisle_id\": \"a\", \"position\": 1}");
        assertThat(server.http.json("/api/topology/aisles/a").at("/racks/1/id").stringValue())
                .isEqualTo("lone");
        assertThat(server.refused(404, "POST", "/api/topology/racks/lone/move", "{\"room_id\": \"nowhere\"}"))
                .contains("Room 'nowhere' not found");
        assertThat(server.refused(
                        422, "POST", "/api/topology/racks/lone/move", "{\"room_id\": \"hall\", \"position\":" + " -1}"))
                .contains("at least 0");
        assertThat(server.refused(
                        400, "POST", "/api/topology/racks/lone/move", "{\"room_id\": \"hall\", \"position\":" + " 7}"))
                .contains("position");
    }

    @Test
    void aRack_goes() {
        server.done("DELETE", "/api/topology/racks/lone", "");

        assertThat(server.http.refusal(404, "/api/racks/lone")).contains("lone");
        assertThat(server.refused(404, "DELETE", "/api/topology/racks/lone", ""))
                .contains("Rack 'lone' not found");
    }
}
