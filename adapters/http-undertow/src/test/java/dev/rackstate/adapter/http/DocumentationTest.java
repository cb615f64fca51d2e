package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document and the page that shows it. */
class DocumentationTest {
    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        document = server.json("/openapi.json");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> documented() {
        List<String> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    @Test
    void root_leadsToThePageOfTheApi() {
        HttpResponse<String> answer = server.get("/");

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).hasValue("/docs");
    }

    @Test
    void routesServed_areTheRoutesDocumented_bothWays() {
        List<String> served =
                server.api.table().routes().stream().map(Route::toString).toList();

        assertThat(documented()).containsExactlyInAnyOrderElementsOf(served);
        assertThat(served)
                .contains(
                        "GET /healthz",
                        "GET /readyz",
                        "GET /metrics",
                        "GET /api/sites",
                        "GET /api/rooms",
                        "GET /api/rooms/states",
                        "GET /api/rooms/{room_id}/state",
                        "GET /api/rooms/{room_id}/layout",
                        "GET /api/racks/{rack_id}",
                        "GET /api/racks/{rack_id}/state",
                        "GET /api/racks/{rack_id}/devices/{device_id}",
                        "GET /api/devices/{rack_id}/{device_id}/metrics",
                        "GET /api/devices/{rack_id}/{device_id}/state",
                        "GET /api/sites/{site_id}/state",
                        "GET /api/aisles/{aisle_id}/state",
                        "GET /api/alerts/active",
                        "GET /api/stats/global",
                        "GET /api/stats/prometheus",
                        "GET /api/stats/telemetry",
                        "GET /api/explain/{kind}/{id}",
                        "GET /api/stream",
                        "GET /api/configuration/problems",
                        "GET /openapi.json",
                        "GET /docs");
    }

    @Test
    void theDocument_isOpenApi31() {
        assertThat(document.get("openapi").stringValue()).isEqualTo("3.1.0");
        assertThat(document.at("/info/version").stringValue()).isEqualTo(TestServer.VERSION);
        assertThat(document.at("/servers/0/url").stringValue()).isEqualTo("/");
        assertThat(server.get("/api/openapi.json").body())
                .isEqualTo(server.get("/openapi.json").body());
    }

    @Test
    void bothWaysToIdentifyOneself_areDocumented() {
        assertThat(document.at("/components/securitySchemes/bearer/scheme").stringValue())
                .isEqualTo("bearer");
        assertThat(document.at("/components/securitySchemes/apiKey/name").stringValue())
                .isEqualTo("X-Api-Key");
        assertThat(document.at("/paths/~1api~1rooms/get/security").toString())
                .isEqualTo("[{\"bearer\":[]},{\"apiKey\":[]}]");
        assertThat(document.at("/paths/~1healthz/get/security").toString()).isEqualTo("[]");
    }

    @Test
    void severalFormsOfOneAnswer_areAllDocumented() {
        JsonNode refused = document.at("/paths/~1api~1auth~1change-password/post/responses/422");

        assertThat(refused.get("description").stringValue())
                .isEqualTo("What is to take its place is not allowed. A parameter or the body is not what it may be.");
        assertThat(refused.at("/content/application~1json/schema/anyOf").findValuesAsString("$ref"))
                .containsExactly("#/components/schemas/Error", "#/components/schemas/ValidationError");
    }

    @Test
    void everySchema_isValidJsonSchema() {
        JsonNode meta = TestServer.parse("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}");
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

        document.at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(registry.getSchema(SchemaLocation.of("urn:meta"), meta)
                                .validate(schema.getValue()))
                        .as(schema.getKey())
                        .isEmpty());
    }

    @Test
    void everyOperation_hasASummaryARoleADescribedAnswerAndAnErrorForm() {
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                String name = operation.get("operationId").stringValue();
                assertThat(operation.get("summary").stringValue()).as(name).isNotBlank();
                assertThat(operation.get("tags").size()).as(name).isEqualTo(1);
                assertThat(Role.valueOf(
                                operation.get("x-required-role").stringValue().toUpperCase(Locale.ROOT)))
                        .as(name)
                        .isNotNull();
                assertThat(operation.get("responses").has("200")).as(name).isTrue();
                assertThat(operation
                                .at("/responses/default/content/application~1json/schema/$ref")
                                .stringValue())
                        .as(name)
                        .isEqualTo("#/components/schemas/Error");
                for (JsonNode response : operation.get("responses")) {
                    assertThat(response.get("description").stringValue())
                            .as(name)
                            .isNotBlank();
                }
                for (JsonNode parameter : operation.path("parameters")) {
                    assertThat(parameter.get("description").stringValue())
                            .as(name)
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void everyField_isDescribed() {
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .get("properties")
                        .properties()
                        .forEach(field -> assertThat(
                                        field.getValue().path("description").asString(""))
                                .as(schema.getKey() + "." + field.getKey())
                                .isNotBlank()));
    }

    @Test
    void requiredNullableAndOmittedFields_areToldApart() {
        JsonNode check = document.at("/components/schemas/CheckState");

        assertThat(check.at("/properties/value/type").toString()).isEqualTo("[\"number\",\"null\"]");
        assertThat(check.at("/properties/severity/enum").toString())
                .isEqualTo("[\"OK\",\"WARN\",\"CRIT\",\"UNKNOWN\"]");
        assertThat(check.get("required").toString()).contains("\"value\"").doesNotContain("\"message\"");
        assertThat(document.at("/components/schemas/Site/properties/location/anyOf/1/type")
                        .stringValue())
                .isEqualTo("null");
    }

    @Test
    void parameters_carryTypesBoundsAndDefaults() {
        JsonNode parameters = document.at("/paths/~1api~1alerts~1active/get/parameters");

        assertThat(parameters.at("/0/schema/enum").toString()).contains("CRIT");
        assertThat(parameters.at("/5/schema/minimum").intValue()).isEqualTo(1);
        assertThat(parameters.at("/6/schema/default").intValue()).isZero();
        assertThat(parameters.at("/0/required").booleanValue()).isFalse();
        assertThat(document.at("/paths/~1api~1racks~1{rack_id}/get/parameters/0/required")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void thePage_loadsNothingFromElsewhere_andAllThatItNames() {
        HttpResponse<String> page = server.get("/docs");

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'")
                .doesNotContain("unsafe", "http");
        assertThat(page.body()).doesNotContain("//", "onload", "<style");
        Matcher files = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        int count = 0;
        while (files.find()) {
            assertThat(server.get("/" + files.group(1)).statusCode())
                    .as(files.group(1))
                    .isEqualTo(200);
            count++;
        }
        assertThat(count).isEqualTo(5);
        assertThat(server.get("/docs/initializer.js").body()).contains("url: 'openapi.json'", "validatorUrl: null");
    }

    @Test
    void onlyNamedFiles_areServed() {
        assertThat(server.refusal(404, "/docs/swagger-initializer.js")).contains("swagger-initializer.js");
        assertThat(server.refusal(404, "/docs/..%2Finitializer.js")).contains("no file");
    }
}
