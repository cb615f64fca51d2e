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

/** Adding, changing and removing sites; names and ids of everything. */
class SiteEditingTest {
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
}
