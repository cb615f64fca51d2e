package dev.rackstate.adapter.http.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema (draft 2020-12) of Java types, for an OpenAPI 3.1 document.
 *
 * <p>A record becomes a named schema under {@code #/components/schemas}, called as the record without a closing
 * {@code Json}; everything else is written in place. Not safe for concurrent use.
 */
public final class JsonSchemas {
    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new TreeMap<>();

    /** No schemas yet. */
    public JsonSchemas() {}

    /** The named schemas of all records met so far, by name. */
    public Map<String, Object> components() {
        return Collections.unmodifiableMap(components);
    }

    /**
     * The schema of a type.
     *
     * @throws IllegalArgumentException when the type has no form in JSON, or two records have one name
     */
    public Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException(type + " has no JSON schema");
        }
        if (plain.isRecord()) {
            return Map.of("$ref", PREFIX + component(plain));
        }
        if (plain.isEnum()) {
            return ordered("type", "string", "enum", words(plain));
        }
        return scalar(plain);
    }

    /** The words that stand for the constants of an enum. */
    public static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Json.word((Enum<?>) constant))
                .toList();
    }

    private Map<String, Object> container(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            return ordered("type", "array", "items", schema(arguments[0]));
        }
        if (generic.getRawType() == Map.class && arguments[0] == String.class) {
            return ordered("type", "object", "additionalProperties", schema(arguments[1]));
        }
        throw new IllegalArgumentException(generic + " has no JSON schema; allowed: List<...> and Map<String, ...>");
    }

    private static Map<String, Object> scalar(Class<?> type) {
        if (type == String.class) {
            return ordered("type", "string");
        }
        if (type == Instant.class) {
            return ordered("type", "string", "format", "date-time");
        }
        if (type == int.class || type == Integer.class) {
            return ordered("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return ordered("type", "integer", "format", "int64");
        }
        if (type == double.class || type == Double.class) {
            return ordered("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return ordered("type", "boolean");
        }
        if (type == Object.class) {
            return Map.of();
        }
        throw new IllegalArgumentException(type + " has no JSON schema");
    }

    private String component(Class<?> type) {
        String name = type.getSimpleName().replaceFirst("Json$", "");
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner != null && owner != type) {
            throw new IllegalArgumentException(
                    "two records are called " + name + " in JSON: " + owner.getName() + " and " + type.getName());
        }
        if (owner == null) {
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (Field field : Field.of(type)) {
                properties.put(field.name(), property(field));
                if (!field.omitted()) {
                    required.add(field.name());
                }
            }
            components.put(name, ordered("type", "object", "properties", properties, "required", required));
        }
        return name;
    }

    private Map<String, Object> property(Field field) {
        Map<String, Object> schema = new LinkedHashMap<>(schema(field.type()));
        if (field.nullable() && !field.omitted()) {
            schema = orNull(schema);
        }
        if (!field.description().isEmpty()) {
            schema.put("description", field.description());
        }
        return schema;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (!schema.containsKey("type")) {
            return ordered("anyOf", List.of(schema, Map.of("type", "null")));
        }
        Map<String, Object> either = new LinkedHashMap<>(schema);
        either.put("type", List.of(schema.get("type"), "null"));
        if (schema.get("enum") instanceof List<?> words) {
            List<Object> withNull = new ArrayList<>(words);
            withNull.add(null);
            either.put("enum", withNull);
        }
        return either;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
