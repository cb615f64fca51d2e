package dev.rackstate.adapter.http.documentation;

import dev.rackstate.adapter.http.json.JsonSchemas;
import dev.rackstate.adapter.http.message.Names;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteTable;
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
                    + " ETag; If-None-Match is answered with 304 while nothing changed. Reads of what can be edited do so, too; a"
                    + " write that sends such a tag in If-Match is done only if nothing changed meanwhile, and else answered"
                    + " with 412. Errors are {\"detail\": ...}.";

    static final String BEARER = "bearer";
    static final String API_KEY = "apiKey";

    private static final Map<String, Object> SCHEMES = Map.of(
            BEARER,
            Map.of(
                    "type",
                    "http",
                    "scheme",
                    "bearer",
                    "description",
                    "The access_token that /api/auth/login answers, or an API key. Not asked for while"
                            + " authentication is off."),
            API_KEY,
            Map.of(
                    "type",
                    "apiKey",
                    "in",
                    "header",
                    "name",
                    Names.API_KEY.toString(),
                    "description",
                    "An API key. Not asked for while authentication is off."));
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
                    .put(
                            route.method().toString().toLowerCase(Locale.ROOT),
                            new OperationDocument(route, schemas).document());
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Rackstate", "version", version, "description", ABOUT));
        document.put("servers", List.of(Map.of("url", prefix.isEmpty() ? "/" : prefix)));
        document.put("tags", tags);
        document.put("paths", paths);
        document.put("components", Map.of("securitySchemes", SCHEMES, "schemas", schemas.components()));
        return document;
    }
}
