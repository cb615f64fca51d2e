package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Adding, changing and removing sites, rooms, aisles and racks. */
class TopologyEditingTest {
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
    void aSite_isThereAtOnce_andMakesItsIdOfItsName() {
        JsonNode site = server.done("POST", "/api/topology/sites", "{\"name\": \"  My Test Site \"}")
                .get("site");

        assertThat(site.get("id").stringValue()).isEqualTo("my-test-site");
        assertThat(site.get("name").stringValue()).isEqualTo("My Test Site");
        assertThat(site.get("rooms").isEmpty()).isTrue();
        assertThat(server.http.json("/api/topology/sites/my-test-site")).isEqualTo(site);
        assertThat(server.http.json("/api/sites").get(2)).isEqualTo(site);
    }

    @ParameterizedTest
    @CsvSource({
        "tést sïte, t-st-s-te",
        "!!!, site",
        "数据中心, site",
        "a/b, a-b",
        "---x---, x",
        ".x, x",
    })
    void aName_comesToAnId(String name, String id) {
        JsonNode site = server.done("POST", "/api/topology/sites", "{\"name\": \"" + name + "\"}");

        assertThat(site.at("/site/id").stringValue()).isEqualTo(id);
        assertThat(site.at("/site/name").stringValue()).isEqualTo(name);
    }

    @Test
    void anIdThatIsGiven_isTakenAsItIs_orRefusedByFieldAndValue() {
        assertThat(server.done("POST", "/api/topology/sites", "{\"name\": \"X\", \"id\": \"dc-1\"}")
                        .at("/site/id")
                        .stringValue())
                .isEqualTo("dc-1");
        assertThat(server.done("POST", "/api/topology/sites", "{\"name\": \"Y\", \"id\": \"\"}")
                        .at("/site/id")
                        .stringValue())
                .isEqualTo("y");
        assertThat(server.refused(400, "POST", "/api/topology/sites", "{\"name\": \"X\", \"id\": \"DC 1\"}"))
                .isEqualTo(
                        "id 'DC 1' is not allowed; allowed: 1 to 128 of a-z 0-9 . _ -, starting with a letter or digit");
    }

    @Test
    void aSiteWithoutAName_orWithAnIdThatIsTaken_isRefused() {
        assertThat(server.refused(400, "POST", "/api/topology/sites", "{\"name\": \" \"}"))
                .contains("required");
        assertThat(server.refused(400, "POST", "/api/topology/sites", "{\"name\": \"Alpha\"}"))
                .isEqualTo("a site 'alpha' already exists");
        assertThat(server.refused(422, "POST", "/api/topology/sites", "{}")).contains("\"missing\"", "\"name\"");
        assertThat(server.refused(
                        422,
                        "POST",
                        "/api/topology/sites",
                        "{\"name\": \"x\", \"location\": {\"lat\": 91," + " \"lon\": 0}}"))
                .contains("[\"body\",\"location\",\"lat\"]", "at most 90 is expected");
    }

    @Test
    void aSite_changesWhatIsGiven_andKeepsTheRest() {
        JsonNode site = server.done(
                        "PUT",
                        "/api/topology/sites/alpha",
                        "{\"description\": null, \"aggregation\": {\"reducer\": \"quorum(1)\", \"weight\": 3}}")
                .get("site");

        assertThat(site.get("description").isNull()).isTrue();
        assertThat(site.get("name").stringValue()).isEqualTo("Alpha");
        assertThat(site.at("/location/lat").doubleValue()).isEqualTo(60.1);
        assertThat(site.at("/aggregation/reducer").stringValue()).isEqualTo("quorum(1)");
        assertThat(site.at("/aggregation/edge").stringValue()).isEqualTo("identity");
        assertThat(site.at("/aggregation/weight").intValue()).isEqualTo(3);
        assertThat(server.done("PUT", "/api/topology/sites/alpha", "{\"location\": null, \"aggregation\": null}")
                        .at("/site/aggregation/reducer")
                        .stringValue())
                .isEqualTo("worst");
        assertThat(server.http.json("/api/topology/sites/alpha").get("location").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | at least one property is required",
                "{\"name\": null} | a string is expected",
                "{\"nmae\": \"x\"} | 'nmae' is not known; known: name, description, location, aggregation",
                "{\"aggregation\": {\"reducer\": \"most\"}} | allowed",
                "{\"aggregation\": {\"weight\": 0}} | at least 1 is expected",
                "[] | an object is expected",
            })
    void aChangeThatMakesNoSense_isRefusedInPlace(String body, String reason) {
        assertThat(server.refused(422, "PUT", "/api/topology/sites/alpha", body))
                .contains(reason);
    }

    @Test
    void aSite_goesWithEverythingInIt() {
        server.done("DELETE", "/api/topology/sites/alpha", "");

        assertThat(server.http.json("/api/sites").size()).isEqualTo(1);
        assertThat(server.refused(404, "DELETE", "/api/topology/sites/alpha", ""))
                .contains("Site 'alpha' not found");
        assertThat(server.http.json("/api/racks/r1").at("/devices").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", ".hidden", "UPPER", "rack id", "a:b", "a\u0000b", "x\n", "a|b", "../../etc", "\u00fc"})
    void anIdThatCannotBeOne_isNeverLookedFor(String id) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
        for (String path : new String[] {"sites/", "rooms/", "aisles/", "racks/"}) {
            assertThat(server.refused(400, "DELETE", "/api/topology/" + path + encoded, ""))
                    .contains(path.substring(0, path.length() - 2) + "_id", "is not allowed; allowed: 1 to 128");
        }
        assertThat(server.refused(400, "DELETE", "/api/topology/racks/r1?site_id=" + encoded, ""))
                .startsWith("site_id ");
    }

    @Test
    void anIdOf128Characters_isOne_andOneMoreIsNot() {
        assertThat(server.refused(404, "DELETE", "/api/topology/sites/" + "a".repeat(128), ""))
                .contains("not found");
        assertThat(server.refused(400, "DELETE", "/api/topology/sites/" + "a".repeat(129), ""))
                .hasSizeLessThan(250)
                .contains("...");
        assertThat(server.refused(
                        400, "POST", "/api/topology/sites", "{\"name\": \"x\", \"id\": \"" + "a".repeat(129) + "\"}"))
                .contains("1 to 128");
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
