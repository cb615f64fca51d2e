package dev.rackstate.adapter.http.documentation;

import dev.rackstate.adapter.http.json.Json;
import dev.rackstate.adapter.http.json.JsonSchemas;
import dev.rackstate.adapter.http.message.ErrorJson;
import dev.rackstate.adapter.http.message.ValidationErrorJson;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.Response;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteTable;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the OpenAPI 3.1 document of a route table. One use per table. */
public final class OpenApiDocument {
    private static final String ABOUT =
            "Health of data centres and HPC machines: which site, room, rack, device and node"
                    + " is in trouble, and why. Every GET also answers HEAD, and every path OPTIONS. Reads of states carry an"
                    + " ETag; If-None-Match is answered with 304 while nothing changed. Errors are {\"detail\": ...}.";

    private final JsonSchemas schemas = new JsonSchemas();

    private OpenApiDocument() {}

    /**
     * The document as nested maps and lists.
     *
     * @param prefix empty, or the path that stands before every route
     * @param version the version of the server
     */
    public static Map<String, Object> of(RouteTable table, String prefix, String version) {
        return new OpenApiDocument().document(table, prefix, version);
    }

    private Map<String, Object> document(RouteTable table, String prefix, String version) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        Set<Map<String, Object>> tags = new LinkedHashSet<>();
        for (Route route : table.routes()) {
            tags.add(Map.of(
                    "name", route.tag().name(), "description", route.tag().description()));
            paths.computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                    .put(route.method().toString().toLowerCase(Locale.ROOT), operation(route));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Rackstate", "version", version, "description", ABOUT));
        document.put("servers", List.of(Map.of("url", prefix.isEmpty() ? "/" : prefix)));
        document.put("tags", tags);
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas.components()));
        return document;
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", route.operation());
        operation.put("tags", List.of(route.tag().name()));
        operation.put("summary", route.summary());
        if (!route.description().isEmpty()) {
            operation.put("description", route.description());
        }
        operation.put("x-required-role", Json.word(route.role()));
        if (!route.parameters().isEmpty()) {
            operation.put(
                    "parameters",
                    route.parameters().stream().map(this::parameter).toList());
        }
        if (route.request() != null) {
            operation.put(
                    "requestBody", Map.of("required", true, "content", content("application/json", route.request())));
        }
        operation.put("responses", responses(route));
        return operation;
    }

    private Map<String, Object> parameter(Parameter<?> parameter) {
        Map<String, Object> schema = new LinkedHashMap<>(parameter.type().schema());
        if (parameter.fallback() != null) {
            schema.put("default", parameter.fallback());
        }
        boolean inPath = parameter.place() == Parameter.Place.PATH;
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", parameter.name());
        described.put("in", inPath ? "path" : "query");
        described.put("description", parameter.description());
        described.put("required", inPath);
        described.put("schema", schema);
        return described;
    }

    private Map<String, Object> responses(Route route) {
        Map<String, Object> responses = new LinkedHashMap<>();
        for (Response response : route.responses()) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("description", response.description());
            if (response.type() != null) {
                described.put("content", content(response.mediaType(), response.type()));
            } else if (response.status() == 200) {
                described.put("content", Map.of(response.mediaType(), Map.of("schema", Map.of("type", "string"))));
            }
            responses.put(Integer.toString(response.status()), described);
        }
        if (!route.parameters().isEmpty() || route.request() != null) {
            responses.put("422", error("A parameter or the body is not what it may be.", ValidationErrorJson.class));
        }
        if (route.request() != null) {
            responses.put("413", error("The body is too large.", ErrorJson.class));
            responses.put("415", error("The body is not JSON.", ErrorJson.class));
        }
        responses.put("default", error("Any other error.", ErrorJson.class));
        return responses;
    }

    private Map<String, Object> error(String when, Class<?> type) {
        return Map.of("description", when, "content", content("application/json", type));
    }

    private Map<String, Object> content(String mediaType, Type type) {
        return Map.of(mediaType, Map.of("schema", schemas.schema(type)));
    }
}
