package dev.rackstate.adapter.http.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a JSON tree against a type and notes everything that does not fit. On the way it makes the complete tree that the
 * record is read from: what was left out has its default, and a value that may have several forms stands under the name of
 * its form. One use per tree.
 */
final class BodyCheck {
    /** More errors than this help nobody. */
    private static final int MAX_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private final List<Object> place;

    /**
     * A check.
     *
     * @param place where the tree stands, for the errors
     */
    BodyCheck(List<?> place) {
        this.place = new ArrayList<>(place);
    }

    /** Checks a tree, which stays as it is, and gives back the complete one; it means something when nothing is wrong. */
    JsonNode check(JsonNode tree, Type type) {
        return value(tree, type, false);
    }

    /** What does not fit. */
    List<FieldError> errors() {
        return errors;
    }

    private JsonNode value(JsonNode node, Type type, boolean nullable) {
        if (node.isNull() && (nullable || type == Object.class)) {
            return node;
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? array(node, generic.getActualTypeArguments()[0])
                    : map(node, generic.getActualTypeArguments()[1]);
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return plain.isAnnotationPresent(AnyForm.class) ? form(node, plain) : object(node, plain);
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            word(node, JsonSchemas.words(plain), true);
        } else {
            scalar(node, type);
        }
        return node;
    }

    private JsonNode array(JsonNode node, Type items) {
        if (!node.isArray()) {
            return wrong(node, "list_type", "an array is expected");
        }
        ArrayNode whole = Json.mapper().createArrayNode();
        for (int i = 0; i < node.size(); i++) {
            whole.add(within(i, node.get(i), items, false));
        }
        return whole;
    }

    private JsonNode map(JsonNode node, Type values) {
        if (!node.isObject()) {
            return wrong(node, "dict_type", "an object is expected");
        }
        ObjectNode whole = Json.mapper().createObjectNode();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            whole.set(entry.getKey(), within(entry.getKey(), entry.getValue(), values, false));
        }
        return whole;
    }

    private JsonNode object(JsonNode node, Class<?> type) {
        if (!node.isObject()) {
            return wrong(node, "dict_type", "an object is expected");
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        Field.of(type).forEach(field -> fields.put(field.name(), field));
        ObjectNode whole = Json.mapper().createObjectNode();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            Field field = fields.get(name);
            if (field == null) {
                String known = String.join(", ", fields.keySet());
                wrongAt(name, entry.getValue(), "extra_forbidden", "'" + name + "' is not known; known: " + known);
            } else {
                whole.set(name, field(field, entry.getValue()));
            }
        }
        for (Field field : fields.values()) {
            if (!node.has(field.name())) {
                complete(whole, field, node);
            }
        }
        return whole;
    }

    private JsonNode field(Field field, JsonNode node) {
        int before = errors.size();
        JsonNode whole = within(field.name(), node, field.type(), field.nullable());
        if (field.allowed() != null && !node.isNull() && errors.size() == before) {
            place.add(field.name());
            allowed(node, field.allowed());
            place.remove(place.size() - 1);
        }
        return whole;
    }

    private void complete(ObjectNode whole, Field field, JsonNode sent) {
        if (field.fallback() != null) {
            JsonNode fallback = Json.mapper().readTree(field.fallback());
            whole.set(field.name(), within(field.name(), fallback, field.type(), field.nullable()));
        } else if (!field.optional()) {
            wrongAt(field.name(), sent, "missing", "'" + field.name() + "' is required");
        }
    }

    /** Puts a value under the name of the component whose form it has. */
    private JsonNode form(JsonNode node, Class<?> type) {
        List<Field> forms = Field.of(type);
        for (Field form : forms) {
            if (form.type() == String.class ? node.isString() : isList(form) ? node.isArray() : node.isObject()) {
                return Json.mapper().createObjectNode().set(form.name(), value(node, form.type(), false));
            }
        }
        return wrong(node, "union_type", "a string, an array or an object is expected");
    }

    private static boolean isList(Field form) {
        return form.type() instanceof ParameterizedType generic && generic.getRawType() == List.class;
    }

    private JsonNode within(Object step, JsonNode node, Type type, boolean nullable) {
        if (errors.size() >= MAX_ERRORS) {
            return node;
        }
        place.add(step);
        JsonNode whole = value(node, type, nullable);
        place.remove(place.size() - 1);
        return whole;
    }

    private void allowed(JsonNode node, Allowed allowed) {
        if (allowed.words().length > 0) {
            word(node, List.of(allowed.words()), false);
        }
        if (node.isNumber() && node.doubleValue() < allowed.least()) {
            wrong(node, "greater_than_equal", "at least " + JsonSchemas.plain(allowed.least()) + " is expected");
        }
        if (node.isNumber() && node.doubleValue() > allowed.most()) {
            wrong(node, "less_than_equal", "at most " + JsonSchemas.plain(allowed.most()) + " is expected");
        }
        if (node.isArray() && node.size() > allowed.items()) {
            wrong(
                    Json.mapper().valueToTree(node.size()),
                    "too_long",
                    "at most " + allowed.items() + " items are allowed, not " + node.size());
        }
    }

    private void word(JsonNode node, List<String> words, boolean anyCase) {
        boolean known = node.isString()
                && words.stream()
                        .anyMatch(word ->
                                anyCase ? word.equalsIgnoreCase(node.stringValue()) : word.equals(node.stringValue()));
        expect(known, node, "literal_error", "one of " + String.join(", ", words) + " is expected");
    }

    private void scalar(JsonNode node, Type type) {
        if (type == String.class) {
            expect(node.isString(), node, "string_type", "a string is expected");
        } else if (type == Map.class) {
            expect(node.isObject(), node, "dict_type", "an object is expected");
        } else if (type == Instant.class) {
            expect(Times.read(node).isPresent(), node, "datetime_parsing", Times.EXPECTED);
        } else if (type == boolean.class || type == Boolean.class) {
            expect(node.isBoolean(), node, "bool_type", "true or false is expected");
        } else if (type == int.class || type == Integer.class) {
            expect(node.isIntegralNumber() && node.canConvertToInt(), node, "int_type", "a whole number is expected");
        } else if (type == long.class || type == Long.class) {
            expect(node.isIntegralNumber() && node.canConvertToLong(), node, "int_type", "a whole number is expected");
        } else if (type == double.class || type == Double.class) {
            boolean isFinite = node.isNumber() && Double.isFinite(node.doubleValue());
            expect(isFinite, node, "float_type", "a number is expected");
        } else if (type != Object.class) {
            throw new IllegalArgumentException(type + " cannot be read from a request body");
        }
    }

    private void expect(boolean fits, JsonNode node, String error, String message) {
        if (!fits) {
            wrong(node, error, message);
        }
    }

    private void wrongAt(String name, JsonNode node, String error, String message) {
        place.add(name);
        wrong(node, error, message);
        place.remove(place.size() - 1);
    }

    private JsonNode wrong(JsonNode node, String error, String message) {
        errors.add(new FieldError(error, place, message, node));
        return node;
    }
}
