package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackTemplate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Reading and editing the catalog. */
class CatalogEditingTest {
    private static final String TEMPLATES = "/api/catalog/templates";
    private static final String VALIDATE = TEMPLATES + "/validate";

    private EditingServer server;

    @BeforeEach
    void start() {
        server = EditingServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String request(String kind, String template) {
        return "{\"kind\": \"" + kind + "\", \"template\": " + template.replace('\'', '"') + "}";
    }

    @Test
    void theCatalog_losesNothing() {
        JsonNode catalog = server.http.json("/api/catalog");

        assertThat(TestServer.names(catalog))
                .containsExactly("device_templates", "rack_templates", "rack_component_templates");
        assertThat(catalog.at("/device_templates/0")).isEqualTo(server.http.json(TEMPLATES + "/device/server"));
        assertThat(catalog.at("/rack_templates/0")).isEqualTo(server.http.json(TEMPLATES + "/rack/cabinet"));
        assertThat(catalog.at("/rack_component_templates/0"))
                .isEqualTo(server.http.json(TEMPLATES + "/rack_component/pdu-left"));
        assertThat(catalog.at("/rack_templates/0/infrastructure/rack_components/0/side")
                        .stringValue())
                .isEqualTo("left");
        assertThat(server.http.refusal(404, TEMPLATES + "/rack/server"))
                .isEqualTo("There is no rack template 'server'");
        assertThat(server.http.get(TEMPLATES + "/site/server").statusCode()).isEqualTo(422);
    }

    @Test
    void aTemplate_survivesTheWayOutAndBackIn() {
        JsonNode catalog = server.http.json("/api/catalog");

        for (String[] kind : new String[][] {
            {"device", "device_templates"}, {"rack", "rack_templates"}, {"rack_component", "rack_component_templates"}
        }) {
            for (JsonNode template : catalog.get(kind[1])) {
                assertThat(server.done("PUT", TEMPLATES, request(kind[0], template.toString())))
                        .isEqualTo(template);
            }
        }
        assertThat(server.http.json("/api/catalog")).isEqualTo(catalog);
    }

    @Test
    void whatIsLeftOut_getsTheDocumentedDefault() {
        assertThat(server.done("POST", TEMPLATES, request("device", """
                {'id': 'new', 'name': 'New', 'u_height': 0, 'layout': {'matrix': [[1, 2]]},
                 'rear_components': [{'id': 'p', 'name': 'P', 'type': 'psu'}]}
                """))).isEqualTo(TestServer.parse("""
                {"id": "new", "name": "New", "type": "server", "storage_type": null, "role": null, "u_height": 0,
                 "layout": {"type": "grid", "rows": 1, "cols": 1, "matrix": [[1, 2]]}, "disk_layout": null,
                 "rear_layout": null,
                 "rear_components": [{"id": "p", "name": "P", "type": "psu", "role": null, "checks": []}],
                 "checks": [], "metrics": [], "display_thresholds": {}}
                """));
        assertThat(server.done("POST", TEMPLATES, request("rack", """
                {'id': 'new', 'name': 'New', 'infrastructure': {'components':
                   [{'id': 'c', 'name': 'C', 'type': 'power'}], 'rack_components': [{'template_id': 'pdu-left'}]}}
                """))).isEqualTo(TestServer.parse("""
                {"id": "new", "name": "New", "u_height": 42, "infrastructure": {"components": [{"id": "c",
                  "name": "C", "type": "power", "model": null, "role": null, "location": "u-mount",
                  "u_position": null, "u_height": null}], "front_components": [], "rear_components": [],
                  "side_components": [], "rack_components": [{"template_id": "pdu-left", "u_position": 1,
                  "u_height": null, "side": null}]}, "checks": []}
                """));
        assertThat(server.done("POST", TEMPLATES, request("rack_component", "{'id': 'n', 'name': 'N', 'u_height': 1}")))
                .isEqualTo(TestServer.parse("""
                        {"id": "n", "name": "N", "type": "other", "model": null, "role": null,
                         "location": "u-mount", "side": null, "u_height": 1, "u_position": null, "checks": [],
                         "metrics": []}
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "device | {'id': 'x', 'name': 'X'} | missing | 'body','template','u_height'",
                "device | {'id': 'x', 'name': 'X', 'u_height': 61} | less_than_equal | 'body','template','u_height'",
                "device | {'id': 'x', 'name': 'X', 'u_height': 1, 'layout': {'type': 'round', 'matrix': []}}"
                        + " | literal_error | 'body','template','layout','type'",
                "device | {'id': 'x', 'name': 'X', 'u_height': 1, 'layout': {'matrix': [[1], ['b']]}}"
                        + " | int_type | 'body','template','layout','matrix',1,0",
                "rack | {'id': 'x', 'name': 'X', 'u_height': 0} | greater_than_equal | 'body','template','u_height'",
                "rack | {'id': 'x', 'name': 'X', 'colour': 1} | extra_forbidden | 'body','template','colour'",
                "rack_component | {'id': 'x', 'name': 'X'} | missing | 'body','template','u_height'",
                "rack_component | {'id': 'x', 'name': 'X', 'u_height': 1, 'side': 'up'}"
                        + " | literal_error | 'body','template','side'",
            })
    void aTemplateThatIsNoneOfItsKind_isRefusedInPlace(String kind, String template, String type, String place) {
        for (String method : new String[] {"POST", "PUT"}) {
            assertThat(server.refused(422, method, TEMPLATES, request(kind, template)))
                    .contains("\"type\":\"" + type + "\"", "\"loc\":[" + place.replace('\'', '"') + "]");
        }
        JsonNode told = server.answered(400, "POST", VALIDATE, request(kind, template));
        assertThat(told.at("/detail/message").stringValue())
                .isEqualTo("The template is no valid " + kind + " template");
        assertThat(told.at("/detail/errors/0/type").stringValue()).isEqualTo(type);
        assertThat(told.at("/detail/errors/0/loc").toString())
                .isEqualTo("[" + place.replace("'body','template',", "").replace('\'', '"') + "]");
    }

    @Test
    void aKindThatIsNone_is422() {
        assertThat(server.refused(422, "POST", VALIDATE, request("chassis", "{}")))
                .contains("one of device, rack, rack_component is expected");
        assertThat(server.refused(422, "POST", TEMPLATES, "{\"kind\": \"rack\"}"))
                .contains("missing");
    }

    @Test
    void validating_saysWhatPuttingWouldSay_andChangesNothing() {
        String good = request("rack_component", "{'id': 'n', 'name': 'N', 'u_height': 1}");
        assertThat(server.done("POST", VALIDATE, good).get("status").stringValue())
                .isEqualTo("ok");
        assertThat(server.http.get(TEMPLATES + "/rack_component/n").statusCode())
                .isEqualTo(404);

        String unknown = request("device", "{'id': 'n', 'name': 'N', 'u_height': 1, 'checks': ['nosuch']}");
        assertThat(server.answered(400, "POST", VALIDATE, unknown)
                        .at("/detail/errors/0/msg")
                        .stringValue())
                .contains("there is no check 'nosuch'");
        assertThat(server.refused(400, "PUT", TEMPLATES, unknown)).contains("there is no check 'nosuch'");
    }

    @Test
    void anIdThatIsTaken_isRefusedToThoseWhoAdd_andReplacedForThoseWhoPut() {
        String other = request("device", "{'id': 'spare', 'name': 'Another', 'type': 'network', 'u_height': 3}");

        assertThat(server.refused(400, "POST", TEMPLATES, other)).contains("already exists");
        server.done("PUT", TEMPLATES, other);

        JsonNode spare = server.http.json(TEMPLATES + "/device/spare");
        assertThat(spare.get("type").stringValue()).isEqualTo("network");
        assertThat(spare.get("layout").isNull()).isTrue();
        assertThat(server.http.json("/api/catalog").get("device_templates").findValuesAsString("id"))
                .contains("spare");
    }

    @Test
    void aTemplateThatIsUsed_stays_andTheAnswerNamesItsUsers() {
        assertThat(server.refused(409, "DELETE", TEMPLATES + "/device/server", ""))
                .contains("alpha/hall/a/r1/cpu");
        assertThat(server.refused(409, "DELETE", TEMPLATES + "/rack/cabinet", ""))
                .contains("rack 'alpha/hall/a/r1'");
        assertThat(server.refused(409, "DELETE", TEMPLATES + "/rack_component/pdu-left", ""))
                .contains("rack template 'cabinet'");
    }

    @Test
    void aTemplateThatIsNotUsed_goes_byItsExactId() {
        for (String glob : new String[] {"spar*", "**", "..%2Fspare", "SPARE"}) {
            assertThat(server.refused(404, "DELETE", TEMPLATES + "/device/" + glob, ""))
                    .contains("not found");
        }
        assertThat(server.done("DELETE", TEMPLATES + "/device/spare", "")
                        .get("deleted")
                        .stringValue())
                .isEqualTo("spare");
        assertThat(server.refused(404, "DELETE", TEMPLATES + "/device/spare", ""))
                .contains("not found");
    }

    @Test
    void aNewTemplate_canBeUsedAtOnce() {
        server.done("POST", TEMPLATES, request("device", "{'id': 'tiny', 'name': 'Tiny', 'u_height': 1}"));

        server.done("POST", "/api/topology/racks/lone/devices", """
                {"id": "t", "name": "T", "template_id": "tiny", "u_position": 30}
                """);

        assertThat(server.http
                        .json("/api/racks/lone/devices/t")
                        .at("/template/name")
                        .stringValue())
                .isEqualTo("Tiny");
    }

    @Test
    void theWordsOfTheDocumentation_areThoseOfTheDomain() {
        assertWords("RearComponentInput", "type", DeviceTemplate.RearComponent.TYPES);
        assertWords("LayoutInput", "type", MatrixLayout.TYPES);
        assertWords("DrawnComponentInput", "type", RackTemplate.DrawnComponent.TYPES);
        assertWords("DrawnComponentInput", "location", RackTemplate.DrawnComponent.LOCATIONS);
        assertWords("ComponentRefInput", "side", ComponentTemplate.SIDES);
        assertWords("ComponentTemplateInput", "side", ComponentTemplate.SIDES);
        assertWords("ComponentTemplateInput", "location", ComponentTemplate.LOCATIONS);
    }

    private void assertWords(String schema, String property, List<String> words) {
        JsonNode allowed = server.http
                .contract()
                .document()
                .at("/components/schemas/" + schema + "/properties/" + property + "/enum");
        assertThat(allowed.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue))
                .as(schema)
                .containsExactlyElementsOf(words);
    }
}
