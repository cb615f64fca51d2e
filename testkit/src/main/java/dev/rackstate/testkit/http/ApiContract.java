package dev.rackstate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI document (version 3.1), as what every answer of its server is held against. Safe for concurrent use. */
public final class ApiContract {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document;
    private final String prefix;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    /**
     * A contract.
     *
     * @param document the OpenAPI document
     * @param prefix empty, or the path that stands before every path of the document
     */
    public ApiContract(JsonNode document, String prefix) {
        this.document = document;
        this.prefix = prefix;
    }

    /** The OpenAPI document. */
    public JsonNode document() {
        return document;
    }

    /** Checks an answer; one that belongs to no operation has to be an error of the general form. */
    public void check(HttpRequest request, HttpResponse<String> answer) {
        check(request, answer, answer.body());
    }

    /** Checks an answer whose body was read by other means; of one without an end, what was read of it. */
    public void check(HttpRequest request, HttpResponse<?> answer, String body) {
        String path = request.uri().getRawPath();
        Optional<JsonNode> operation = operation(request.method(), path);
        if (request.method().equals("HEAD") || answer.statusCode() == 304 || answer.statusCode() == 204) {
            assertThat(body).as(request.toString()).isEmpty();
            return;
        }
        if (answer.statusCode() == 307) {
            return;
        }
        String mediaType = answer.headers().firstValue("Content-Type").orElse("");
        if (operation.isEmpty()) {
            assertThat(answer.statusCode())
                    .as(request + " belongs to no operation")
                    .isBetween(400, 499);
            assertThat(JSON.readTree(body).get("detail").isString()).isTrue();
            return;
        }
        JsonNode response = response(operation.get(), answer.statusCode());
        JsonNode content = response.get("content");
        assertThat(content)
                .as(request + " " + answer.statusCode() + " has no content in the document")
                .isNotNull();
        JsonNode schema = content.path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return;
        }
        assertThat(mediaType).as(request.toString()).isEqualTo("application/json");
        assertThat(schema(schema).validate(JSON.readTree(body)))
                .as(request + " " + answer.statusCode() + " " + body)
                .isEmpty();
    }

    private static JsonNode response(JsonNode operation, int status) {
        JsonNode exact = operation.path("responses").get(Integer.toString(status));
        return exact != null ? exact : operation.path("responses").get("default");
    }

    /** A schema of the document, with the components it refers to beside it. */
    private Schema schema(JsonNode schema) {
        return compiled.computeIfAbsent(schema, s -> {
            ObjectNode whole = JSON.createObjectNode();
            whole.set("components", document.get("components"));
            whole.set("allOf", JSON.createArrayNode().add(s));
            return schemas.getSchema(whole);
        });
    }

    /** The operation that a path belongs to: of several templates that fit, the one with the most literal text. */
    public Optional<JsonNode> operation(String method, String path) {
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        String inside = path.substring(prefix.length());
        return document.get("paths").propertyNames().stream()
                .filter(template -> pattern(template).matcher(inside).matches())
                .min(Comparator.comparingLong(
                        template -> template.chars().filter(c -> c == '{').count()))
                .map(template -> document.get("paths").get(template).get(method.toLowerCase(Locale.ROOT)));
    }

    private static Pattern pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        for (String segment : template.substring(1).split("/", -1)) {
            pattern.append('/').append(segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment));
        }
        return Pattern.compile(pattern.toString());
    }
}
