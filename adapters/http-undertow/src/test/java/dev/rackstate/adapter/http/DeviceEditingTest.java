package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Mounting, changing, moving and removing devices. */
class DeviceEditingTest {
    private static final String LONE = "/api/topology/racks/lone/devices";

    private EditingServer server;

    @BeforeEach
    void start() {
        server = EditingServer.start();
        server.done("PUT", "/api/catalog/templates", """
                {"kind": "device", "template": {"id": "double", "name": "2U", "u_height": 2}}
                """);
        server.done("PUT", LONE, "{}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String device(String id, String template, int position, String more) {
        return "{\"id\": \"" + id + "\", \"name\": \"" + id + "\", \"template_id\": \"" + template
                + "\", \"u_position\": " + position + more + "}";
    }

    private JsonNode lone() {
        return server.http.json("/api/racks/lone").get("devices");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"n[01-03]\" | \"n[01-03]\" | 3",
                "\"one\" | \"one\" | 1",
                "\"\" | {} | 1",
                "[\"a\", \"b[1-2]\"] | [\"a\", \"b[1-2]\"] | 3",
                "[] | {} | 1",
                "{\"2\": \"x\", \"1\": \"y\"} | {\"2\": \"x\", \"1\": \"y\"} | 2",
                "{} | {} | 1",
                "null | {} | 1",
            })
    void instances_areTakenInEveryForm_andKeepIt(String written, String shown, int nodes) {
        server.done("POST", LONE, device("d", "server", 1, ", \"instance\": " + written));

        assertThat(lone().at("/0/instance")).isEqualTo(TestServer.parse(shown));
        assertThat(server.http.json("/api/racks/lone/state").get("nodes").size())
                .isEqualTo(nodes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"n[1-10001]\" | 400 | at most 10000 are allowed",
                "\"n[3-1]\" | 400 | runs backwards",
                "[\"a\", \" \"] | 400 | must not be blank",
                "{\"x\": \"a\"} | 400 | a slot is a whole number, not 'x'",
                "{\"1\": \"a\", \"01\": \"b\"} | 400 | slot 01 is named twice",
                "7 | 422 | a string, an array or an object is expected",
                "[1] | 422 | a string is expected",
            })
    void instancesThatAreNone_areRefused_andNothingIsKept(String written, int status, String reason) {
        assertThat(server.refused(status, "POST", LONE, device("d", "server", 1, ", \"instance\": " + written)))
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "below | server | 0  | out of rack bounds",
                "above | server | 50 | out of rack bounds",
                "top   | double | 42 | does not fit",
                "taken | double | 4  | occupied",
                "ghost | nosuch | 9  | Unknown device template 'nosuch'",
                "there | server | 20 | already exists",
                "/     | server | 20 | is not allowed",
                "..    | server | 20 | is not allowed",
                "' '   | server | 20 | must not be blank",
            })
    void aDeviceThatCannotBeMounted_isRefused(String id, String template, int position, String reason) {
        server.done("POST", LONE, device("there", "server", 5, ""));

        assertThat(server.refused(400, "POST", LONE, device(id, template, position, "")))
                .contains(reason);
    }

    @Test
    void aDeviceForARackThatIsNotThere_is404() {
        assertThat(server.refused(404, "POST", "/api/topology/racks/r9/devices", device("d", "server", 1, "")))
                .isEqualTo("Rack 'r9' not found");
        assertThat(server.refused(404, "PUT", "/api/topology/racks/r9/devices", "{}"))
                .isEqualTo("Rack 'r9' not found");
    }

    @Test
    void aUnicodeDevice_isReachable() {
        String path = LONE + "/"
                + URLEncoder.encode("Gerät 7", StandardCharsets.UTF_8).replace("+", "%20");
        server.done("POST", LONE, device("Gerät 7", "server", 5, ""));

        server.done("PUT", path, "{\"name\": \"服务器\"}");

        assertThat(lone().at("/0/name").stringValue()).isEqualTo("服务器");
        server.done("DELETE", path, "");
        assertThat(lone().isEmpty()).isTrue();
        assertThat(server.refused(404, "DELETE", path, "")).isEqualTo("Device 'Gerät 7' not found in rack 'lone'");
    }

    @Test
    void devices_areReplacedTogether() {
        String two = device("a", "double", 1, ", \"labels\": {\"k\": \"v\"}") + "," + device("b", "server", 3, "");

        assertThat(server.done("PUT", LONE, "{\"devices\": [" + two + "]}")
                        .get("devices")
                        .intValue())
                .isEqualTo(2);

        assertThat(lone().at("/0/labels/k").stringValue()).isEqualTo("v");
        server.done("PUT", LONE, "{\"devices\": " + lone() + "}");
        assertThat(lone().size()).isEqualTo(2);
        assertThat(server.refused(
                        400,
                        "PUT",
                        LONE,
                        "{\"devices\": [" + device("a", "server", 1, "") + "," + device("a", "server", 2, "") + "]}"))
                .contains("Duplicate");
        assertThat(server.refused(
                        400,
                        "PUT",
                        LONE,
                        "{\"devices\": [" + device("a", "double", 1, "") + "," + device("b", "server", 2, "") + "]}"))
                .contains("overlap");
        assertThat(server.refused(
                        422, "PUT", LONE, "{\"devices\": [" + device("a", "server", 1, ", \"instance\": null") + "]}"))
                .contains("[\"body\",\"devices\",0,\"instance\"]");
    }

    @Test
    void moreThan500DevicesAtOnce_areRefusedBeforeAnythingElse() {
        String many = IntStream.range(0, 501)
                .mapToObj(number -> device("d" + number, "server", 1, ""))
                .collect(Collectors.joining(","));

        assertThat(server.refused(422, "PUT", LONE, "{\"devices\": [" + many + "]}"))
                .contains("too_long", "at most 500 items are allowed, not 501");
    }

    @Test
    void aDevice_movesToFreeUnits_andItsOwnAreFree() {
        server.done("POST", LONE, device("a", "double", 1, ""));
        server.done("POST", LONE, device("b", "server", 4, ""));

        JsonNode answer = server.done("PUT", LONE + "/a", "{\"u_position\": 2}");

        assertThat(answer.get("u_position").intValue()).isEqualTo(2);
        assertThat(answer.at("/device/u_position").intValue()).isEqualTo(2);
        assertThat(server.refused(400, "PUT", LONE + "/a", "{\"u_position\": 3}"))
                .contains("occupied");
        assertThat(server.refused(400, "PUT", LONE + "/a", "{\"u_position\": 42}"))
                .contains("does not fit");
        assertThat(server.refused(422, "PUT", LONE + "/a", "{\"u_position\": 3.5}"))
                .contains("int_type");
        assertThat(server.refused(422, "PUT", LONE + "/a", "{}")).contains("at least one property is required");
        assertThat(server.refused(404, "PUT", LONE + "/c", "{\"u_position\": 9}"))
                .contains("Device 'c' not found");
    }

    @Test
    void aDevice_changesWhatIsGiven_andKeepsTheRest() {
        server.done("POST", LONE, device("a", "server", 1, ", \"instance\": \"n1\", \"labels\": {\"k\": \"v\"}"));

        server.done("PUT", LONE + "/a", "{\"template_id\": \"double\", \"instance\": [\"x\", \"y\"]}");
        assertThat(lone().at("/0/instance").toString()).isEqualTo("[\"x\",\"y\"]");
        assertThat(lone().at("/0/labels/k").stringValue()).isEqualTo("v");
        server.done("PUT", LONE + "/a", "{\"labels\": null, \"instance\": null}");

        JsonNode device = lone().get(0);
        assertThat(device.get("template_id").stringValue()).isEqualTo("double");
        assertThat(device.get("labels").isEmpty()).isTrue();
        assertThat(device.get("instance").isEmpty()).isTrue();
        assertThat(server.refused(400, "PUT", LONE + "/a", "{\"template_id\": \"nosuch\"}"))
                .contains("Unknown device template");
        assertThat(server.refused(400, "PUT", LONE + "/a", "{\"instance\": \"n[1-99999]\"}"))
                .contains("instance: the range");
    }

    @Test
    void aDevice_isFoundInAnyRackOfThatId_asOnReads() {
        server.done("PUT", "/api/topology/racks/r2/devices/other", "{\"name\": \"Found\"}");

        assertThat(server.http
                        .json("/api/racks/r2/devices/other")
                        .at("/device/name")
                        .stringValue())
                .isEqualTo("Found");
        assertThat(server.http.refusal(400, "/api/racks/R2/devices/other")).startsWith("rack_id 'R2' is not allowed");
    }
}
