package dev.rackstate.adapter.http.documentation;

import dev.rackstate.adapter.http.json.Json;
import dev.rackstate.adapter.http.json.JsonSchemas;
import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.ErrorJson;
import dev.rackstate.adapter.http.message.ValidationErrorJson;
import dev.rackstate.adapter.http.route.Example;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.Response;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One operation of the OpenAPI document. */
final class OperationDocument {
    private static final List<Map<String, List<String>>> IDENTIFIED =
            List.of(Map.of(OpenApiDocument.BEARER, List.of()), Map.of(OpenApiDocument.API_KEY, List.of()));

    private final Route route;
    private final JsonSchemas schemas;

    OperationDocument(Route route, JsonSchemas schemas) {
        this.route = route;
        this.schemas = schemas;
    }

    Map<String, Object> document() {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", route.operation());
        operation.put("tags", List.of(route.tag().name()));
        operation.put("summary", route.summary());
        operation.put("description", (route.description() + " " + route.role().demand()).strip());
        operation.put("security", route.role() == Role.ANONYMOUS ? List.of() : IDENTIFIED);
        operation.put("x-required-role", Json.word(route.role()));
        if (!route.parameters().isEmpty()) {
            operation.put(
                    "parameters",
                    route.parameters().stream().map(this::parameter).toList());
        }
        if (route.request() != null) {
            Map<String, Object> content = content(Body.JSON, schemas.input(route.request()), Example::body);
            operation.put("requestBody", Map.of("required", true, "content", content));
        }
        operation.put("responses", responses());
        return operation;
    }

    private Map<String, Object> parameter(Parameter<?> parameter) {
        Map<String, Object> schema = new LinkedHashMap<>(parameter.type().schema());
        if (parameter.fallback() != null) {
            schema.put("default", parameter.fallback());
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", parameter.name());
        described.put("in", Json.word(parameter.place()));
        described.put("description", parameter.description());
        described.put("required", parameter.required());
        described.put("schema", schema);
        String example = route.exampleOf(parameter);
        if (example != null) {
            described.put("example", example);
        }
        return described;
    }

    private Map<String, Object> responses() {
        Map<String, Object> responses = new LinkedHashMap<>();
        Stream.concat(route.responses().stream(), commonErrors().stream())
                .collect(Collectors.groupingBy(Response::status, LinkedHashMap::new, Collectors.toList()))
                .forEach((status, forms) -> responses.put(Integer.toString(status), response(status, forms)));
        responses.put("default", response(500, List.of(error(500, "Any other error.", ErrorJson.class))));
        return responses;
    }

    /** The errors that come with whom a route admits and what it takes. */
    private List<Response> commonErrors() {
        List<Response> errors = new ArrayList<>();
        if (route.role() != Role.ANONYMOUS) {
            errors.add(error(401, "It is not known who calls.", ErrorJson.class));
            errors.add(error(403, "It is known who calls, and they may not.", ErrorJson.class));
        }
        if (!route.parameters().isEmpty() || route.request() != null) {
            errors.add(error(422, "A parameter or the body is not what it may be.", ValidationErrorJson.class));
        }
        if (route.request() != null) {
            errors.add(error(413, "The body is too large.", ErrorJson.class));
            errors.add(error(415, "The body is not JSON.", ErrorJson.class));
        }
        return errors;
    }

    /** One status, whose body may have several forms; the examples are of the first success that is listed. */
    private Map<String, Object> response(int status, List<Response> forms) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", forms.stream().map(Response::description).collect(Collectors.joining(" ")));
        List<Map<String, Object>> bodies = forms.stream()
                .map(Response::type)
                .filter(Objects::nonNull)
                .distinct()
                .map(schemas::schema)
                .toList();
        String mediaType = forms.get(0).mediaType();
        Function<Example, String> answers = status == success() ? Example::answer : example -> "";
        if (!bodies.isEmpty()) {
            Map<String, Object> schema = bodies.size() == 1 ? bodies.get(0) : Map.of("anyOf", bodies);
            described.put("content", content(mediaType, schema, answers));
        } else if (status == 200) {
            described.put("content", content(mediaType, Map.of("type", "string"), answers));
        }
        return described;
    }

    private int success() {
        return route.responses().stream()
                .mapToInt(Response::status)
                .filter(status -> status < 300)
                .findFirst()
                .orElse(200);
    }

    private static Response error(int status, String when, Class<?> type) {
        return new Response(status, when, Body.JSON, type);
    }

    /** What a body is, with that part of each example which is not empty. */
    private Map<String, Object> content(String mediaType, Map<String, Object> schema, Function<Example, String> part) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("schema", schema);
        Map<String, Object> examples = new LinkedHashMap<>();
        for (Example example : route.examples()) {
            String json = part.apply(example);
            if (!json.isEmpty()) {
                examples.put(example.name(), Map.of("value", Json.read(json)));
            }
        }
        if (!examples.isEmpty()) {
            described.put("examples", examples);
        }
        return Map.of(mediaType, described);
    }
}
