package dev.rackstate.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes up JSON that a schema describes, with something wrong in it now and then. One use per body. */
final class FuzzedJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEEP = 200;
    private static final int DEEPEST = 8;

    private final JsonNode document;
    private final Vocabulary vocabulary;
    private final Random random;

    FuzzedJson(JsonNode document, Vocabulary vocabulary, Random random) {
        this.document = document;
        this.vocabulary = vocabulary;
        this.random = random;
    }

    /** A body for a schema; any JSON when there is none. */
    byte[] body(JsonNode schema) {
        if (ApiFuzzer.oneIn(random, 12)) {
            return broken().getBytes(StandardCharsets.UTF_8);
        }
        if (ApiFuzzer.oneIn(random, 400)) {
            return new byte[2 << 20];
        }
        if (ApiFuzzer.oneIn(random, 100)) {
            return new byte[] {(byte) 0xff, (byte) 0xfe, 0, '{'};
        }
        return value(schema, "", 0).getBytes(StandardCharsets.UTF_8);
    }

    private String broken() {
        return ApiFuzzer.pick(
                random,
                List.of(
                        "",
                        "{",
                        "nul",
                        "[1, 2",
                        "{\"a\": 1, \"a\": 2}",
                        "{\"name\": \"\\ud800\"}",
                        "'single'",
                        "{\"a\": 1} trailing",
                        "[".repeat(DEEP) + "]".repeat(DEEP),
                        "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
                        "\"" + "x".repeat(70_000) + "\"",
                        "1" + "0".repeat(2_000),
                        "{\"" + "k".repeat(5_000) + "\": 1}"));
    }

    private String value(JsonNode described, String name, int depth) {
        JsonNode schema = resolved(described);
        if (ApiFuzzer.oneIn(random, 12) || depth > DEEPEST) {
            return anything();
        }
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .toString();
        }
        JsonNode either = schema.has("anyOf") ? schema.get("anyOf") : schema.get("oneOf");
        if (either != null && !either.isEmpty()) {
            return value(either.get(random.nextInt(either.size())), name, depth + 1);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "string" -> quoted(vocabulary.word(name, random));
            case "integer" -> ApiFuzzer.pick(random, List.of("0", "1", "2", "42", "-1", "61", "2147483648", "1.5"));
            case "number" -> ApiFuzzer.pick(random, List.of("0", "0.5", "16.25", "-90.5", "1e308", "-0.0"));
            case "boolean" -> ApiFuzzer.pick(random, List.of("true", "false"));
            case "null" -> "null";
            default -> anything();
        };
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(random.nextInt(type.size())).asString() : type.asString("");
    }

    private String object(JsonNode schema, int depth) {
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        StringJoiner object = new StringJoiner(", ", "{", "}");
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean given = required.contains(property.getKey()) ? !ApiFuzzer.oneIn(random, 12) : random.nextBoolean();
            if (given) {
                object.add(quoted(property.getKey()) + ": " + value(property.getValue(), property.getKey(), depth + 1));
            }
        }
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                object.add(quoted(vocabulary.word("additional", random) + i) + ": " + value(others, "", depth + 1));
            }
        }
        if (ApiFuzzer.oneIn(random, 25)) {
            object.add("\"surprise\": " + anything());
        }
        return object.toString();
    }

    private String array(JsonNode schema, String name, int depth) {
        StringJoiner array = new StringJoiner(", ", "[", "]");
        int size = ApiFuzzer.oneIn(random, 200) ? 600 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            array.add(value(schema.path("items"), name, depth + 1));
        }
        return array.toString();
    }

    private String anything() {
        return ApiFuzzer.pick(
                random,
                List.of(
                        "null",
                        "true",
                        "0",
                        "-1",
                        "1e400",
                        "3.5",
                        "[]",
                        "{}",
                        "[[[]]]",
                        "{\"$ref\": \"x\"}",
                        quoted(vocabulary.nonsense(random)),
                        quoted(vocabulary.nonsense(random))));
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
