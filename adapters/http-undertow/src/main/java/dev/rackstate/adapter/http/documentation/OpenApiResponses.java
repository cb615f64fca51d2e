package dev.rackstate.adapter.http.documentation;

import dev.rackstate.adapter.http.json.JsonSchemas;
import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.ErrorJson;
import dev.rackstate.adapter.http.message.ValidationErrorJson;
import dev.rackstate.adapter.http.route.Response;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes the answers of a route: its own, and the errors that come with what it takes and whom it admits. */
final class OpenApiResponses {
    private final JsonSchemas schemas;

    OpenApiResponses(JsonSchemas schemas) {
        this.schemas = schemas;
    }

    Map<String, Object> of(Route route) {
        Map<String, List<Response>> byStatus = new LinkedHashMap<>();
        List<Response> all = new ArrayList<>(route.responses());
        all.addAll(common(route));
        all.forEach(
                response -> byStatus.computeIfAbsent(Integer.toString(response.status()), status -> new ArrayList<>())
                        .add(response));
        Map<String, Object> described = new LinkedHashMap<>();
        byStatus.forEach((status, responses) -> described.put(status, described(responses)));
        described.put("default", described(List.of(error(500, "Any other error.", ErrorJson.class))));
        return described;
    }

    private static List<Response> common(Route route) {
        List<Response> common = new ArrayList<>();
        if (route.role() != Role.ANONYMOUS) {
            common.add(error(401, "It is not known who calls.", ErrorJson.class));
            common.add(error(403, "It is known who calls, and they may not.", ErrorJson.class));
        }
        if (!route.parameters().isEmpty() || route.request() != null) {
            common.add(error(422, "A parameter or the body is not what it may be.", ValidationErrorJson.class));
        }
        if (route.request() != null) {
            common.add(error(413, "The body is too large.", ErrorJson.class));
            common.add(error(415, "The body is not JSON.", ErrorJson.class));
        }
        return common;
    }

    private static Response error(int status, String when, Type type) {
        return new Response(status, when, Body.JSON, type);
    }

    /** All that may be answered with one status. */
    private Map<String, Object> described(List<Response> responses) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put(
                "description", responses.stream().map(Response::description).collect(Collectors.joining(" ")));
        Map<String, Set<Map<String, Object>>> forms = new LinkedHashMap<>();
        for (Response response : responses) {
            Map<String, Object> form = form(response);
            if (form != null) {
                forms.computeIfAbsent(response.mediaType(), mediaType -> new LinkedHashSet<>())
                        .add(form);
            }
        }
        if (!forms.isEmpty()) {
            Map<String, Object> content = new LinkedHashMap<>();
            forms.forEach((mediaType, some) -> content.put(mediaType, Map.of("schema", oneOf(List.copyOf(some)))));
            described.put("content", content);
        }
        return described;
    }

    private @Nullable Map<String, Object> form(Response response) {
        if (response.type() != null) {
            return schemas.schema(response.type());
        }
        return response.status() == 200 ? Map.of("type", "string") : null;
    }

    private static Map<String, Object> oneOf(List<Map<String, Object>> forms) {
        return forms.size() == 1 ? forms.get(0) : Map.of("anyOf", forms);
    }
}
