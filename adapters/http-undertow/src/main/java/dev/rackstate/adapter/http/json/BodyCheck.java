package dev.rackstate.adapter.http.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Holds a JSON tree against a type and notes everything that does not fit. One use per tree. */
final class BodyCheck {
    /** More errors than this help nobody. */
    private static final int MAX_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private final List<Object> place = new ArrayList<>(List.of("body"));

    List<FieldError> check(JsonNode tree, Type type) {
        value(tree, type, false);
        return errors;
    }

    private void value(JsonNode node, Type type, boolean nullable) {
        if (node.isNull() && (nullable || type == Object.class)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            container(node, generic);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            object(node, plain);
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            word(node, plain);
        } else {
            scalar(node, type);
        }
    }

    private void container(JsonNode node, ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            if (!node.isArray()) {
                wrong(node, "list_type", "an array is expected");
                return;
            }
            for (int i = 0; i < node.size(); i++) {
                within(i, node.get(i), arguments[0], false);
            }
        } else if (!node.isObject()) {
            wrong(node, "dict_type", "an object is expected");
        } else {
            node.properties().forEach(entry -> within(entry.getKey(), entry.getValue(), arguments[1], false));
        }
    }

    private void object(JsonNode node, Class<?> type) {
        if (!node.isObject()) {
            wrong(node, "dict_type", "an object is expected");
            return;
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        Field.of(type).forEach(field -> fields.put(field.name(), field));
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            Field field = fields.get(entry.getKey());
            if (field == null) {
                place.add(entry.getKey());
                wrong(
                        entry.getValue(),
                        "extra_forbidden",
                        "'" + entry.getKey() + "' is not known; known: " + String.join(", ", fields.keySet()));
                place.remove(place.size() - 1);
            } else {
                within(field.name(), entry.getValue(), field.type(), field.nullable());
            }
        }
        for (Field field : fields.values()) {
            if (!field.nullable() && !node.has(field.name())) {
                place.add(field.name());
                wrong(node, "missing", "'" + field.name() + "' is required");
                place.remove(place.size() - 1);
            }
        }
    }

    private void within(Object step, JsonNode node, Type type, boolean nullable) {
        if (errors.size() < MAX_ERRORS) {
            place.add(step);
            value(node, type, nullable);
            place.remove(place.size() - 1);
        }
    }

    private void word(JsonNode node, Class<?> type) {
        List<String> words = JsonSchemas.words(type);
        if (!node.isString() || words.stream().noneMatch(word -> word.equalsIgnoreCase(node.stringValue()))) {
            wrong(node, "literal_error", "one of " + String.join(", ", words) + " is expected");
        }
    }

    private void scalar(JsonNode node, Type type) {
        if (type == String.class) {
            expect(node.isString(), node, "string_type", "a string is expected");
        } else if (type == Instant.class) {
            expect(isTime(node), node, "datetime_parsing", "a time like 2026-01-31T12:00:00Z is expected");
        } else if (type == boolean.class || type == Boolean.class) {
            expect(node.isBoolean(), node, "bool_type", "true or false is expected");
        } else if (type == int.class || type == Integer.class) {
            expect(node.isIntegralNumber() && node.canConvertToInt(), node, "int_type", "a whole number is expected");
        } else if (type == long.class || type == Long.class) {
            expect(node.isIntegralNumber() && node.canConvertToLong(), node, "int_type", "a whole number is expected");
        } else if (type == double.class || type == Double.class) {
            expect(node.isNumber(), node, "float_type", "a number is expected");
        } else if (type != Object.class) {
            throw new IllegalArgumentException(type + " cannot be read from a request body");
        }
    }

    private static boolean isTime(JsonNode node) {
        if (!node.isString()) {
            return false;
        }
        try {
            OffsetDateTime.parse(node.stringValue());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void expect(boolean fits, JsonNode node, String error, String message) {
        if (!fits) {
            wrong(node, error, message);
        }
    }

    private void wrong(JsonNode node, String error, String message) {
        errors.add(new FieldError(error, place, message, node));
    }
}
