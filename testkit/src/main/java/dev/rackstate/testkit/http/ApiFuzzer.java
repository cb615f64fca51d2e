package dev.rackstate.testkit.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes up requests from an OpenAPI document: mostly right ones with something wrong in them, so that they get past the
 * first check. Equal seeds give equal requests.
 */
public final class ApiFuzzer {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW");
    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain", "application/xml", "application/x-www-form-urlencoded", "application/json; charset=x");
    private static final List<String> TAGS =
            List.of("*", "\"stale\"", "W/\"weak\"", "\"\"", "nonsense", "\"a\", \"b\"");

    private final JsonNode document;
    private final List<Operation> operations;
    private final Vocabulary vocabulary;

    /** An operation of the document. */
    private record Operation(String method, String path, JsonNode described) {}

    /**
     * A fuzzer.
     *
     * @param document the OpenAPI document, version 3.1
     * @param vocabulary words that mean something to the server, by the name of a parameter or field
     * @param wanted which operations, by their id
     */
    public ApiFuzzer(JsonNode document, Map<String, List<String>> vocabulary, Predicate<String> wanted) {
        this.document = document;
        this.vocabulary = new Vocabulary(vocabulary);
        this.operations = operations(document, wanted);
    }

    private static List<Operation> operations(JsonNode document, Predicate<String> wanted) {
        List<Operation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (wanted.test(method.getValue().path("operationId").asString())) {
                    found.add(
                            new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
                }
            }
        }
        return found;
    }

    /** How many operations there are. */
    public int size() {
        return operations.size();
    }

    /** The request that a seed means; each operation has its turn with successive turns. */
    public FuzzedRequest request(int turn, long seed) {
        Random random = new Random(seed);
        Operation operation = operations.get(Math.floorMod(turn, operations.size()));
        String method = oneIn(random, 40) ? pick(random, METHODS) : operation.method();
        Map<String, String> headers = new LinkedHashMap<>();
        byte[] body = null;
        JsonNode schema = operation.described().at("/requestBody/content/application~1json/schema");
        if (!schema.isMissingNode() || oneIn(random, 50)) {
            headers.put("Content-Type", oneIn(random, 25) ? pick(random, MEDIA_TYPES) : "application/json");
            body = oneIn(random, 60) ? null : new FuzzedJson(document, vocabulary, random).body(schema);
        }
        if (oneIn(random, 8)) {
            headers.put("If-Match", pick(random, TAGS));
        }
        if (oneIn(random, 12)) {
            headers.put("If-None-Match", pick(random, TAGS));
        }
        return new FuzzedRequest(method, path(random, operation) + query(random, operation), headers, body);
    }

    private String path(Random random, Operation operation) {
        StringBuilder path = new StringBuilder();
        for (String segment : operation.path().substring(1).split("/", -1)) {
            path.append('/')
                    .append(
                            segment.startsWith("{")
                                    ? encoded(vocabulary.word(segment.substring(1, segment.length() - 1), random))
                                    : segment);
        }
        if (oneIn(random, 40)) {
            path.append(pick(random, List.of("/", "/..", "/%2e%2e", "//", "/x", ";a=b", "/.")));
        }
        return path.toString();
    }

    private String query(Random random, Operation operation) {
        List<String> parts = new ArrayList<>();
        for (JsonNode parameter : operation.described().path("parameters")) {
            boolean required = parameter.path("required").asBoolean(false);
            if (parameter.path("in").asString().equals("query") && (required || random.nextInt(5) < 2)) {
                parts.add(parameter.path("name").asString() + "=" + encoded(value(random, parameter)));
            }
        }
        if (oneIn(random, 15)) {
            parts.add(encoded(vocabulary.nonsense(random)) + "=" + encoded(vocabulary.nonsense(random)));
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private String value(Random random, JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        if (oneIn(random, 3)) {
            return vocabulary.nonsense(random);
        }
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .asString();
        }
        return switch (schema.path("type").asString("string")) {
            case "boolean" -> pick(random, List.of("true", "false", "1", "no"));
            case "integer", "number" -> pick(random, List.of("0", "1", "7", "-1", "200", "99999999999"));
            default -> vocabulary.word(parameter.path("name").asString(), random);
        };
    }

    static boolean oneIn(Random random, int n) {
        return random.nextInt(n) == 0;
    }

    static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
