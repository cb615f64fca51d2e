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
 * {@code Json}; everything else is written in place. What callers send is described apart from what they are answered,
 * under the name with a closing {@code Input}: there defaults and properties that stay as they are may be left out, and
 * nothing may be added. Not safe for concurrent use.
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
     * The schema of what callers are answered.
     *
     * @throws IllegalArgumentException when the type has no form in JSON, or two records have one name
     */
    public Map<String, Object> schema(Type type) {
        return schema(type, false);
    }

    /**
     * The schema of what callers send.
     *
     * @throws IllegalArgumentException when the type has no form in JSON, or two records have one name
     */
    public Map<String, Object> input(Type type) {
        return schema(type, true);
    }

    private Map<String, Object> schema(Type type, boolean input) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, input);
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException(type + " has no JSON schema");
        }
        if (plain.isRecord()) {
            return plain.isAnnotationPresent(AnyForm.class)
                    ? ordered(
                            "anyOf",
                            Field.of(plain).stream()
                                    .map(form -> described(form, input))
                                    .toList())
                    : ordered("$ref", PREFIX + component(plain, input));
        }
        if (plain.isEnum()) {
            return ordered("type", "string", "enum", words(plain));
        }
        return plain == Instant.class && input ? ordered("type", List.of("string", "number")) : scalar(plain);
    }

    /** The words that stand for the constants of an enum. */
    public static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Json.word((Enum<?>) constant))
                .toList();
    }

    /** A bound as people write it: whole when it is whole. */
    static Number plain(double bound) {
        return bound == Math.rint(bound) ? (Number) (long) bound : (Number) bound;
    }

    private Map<String, Object> container(ParameterizedType generic, boolean input) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            return ordered("type", "array", "items", schema(arguments[0], input));
        }
        if (generic.getRawType() == Map.class && arguments[0] == String.class) {
            return ordered("type", "object", "additionalProperties", schema(arguments[1], input));
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
        if (type == Map.class) {
            return ordered("type", "object");
        }
        if (type == Object.class) {
            return Map.of();
        }
        throw new IllegalArgumentException(type + " has no JSON schema");
    }

    private String component(Class<?> type, boolean input) {
        String name = type.getSimpleName().replaceFirst("Json$", "") + (input ? "Input" : "");
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner != null && owner != type) {
            throw new IllegalArgumentException(
                    "two records are called " + name + " in JSON: " + owner.getName() + " and " + type.getName());
        }
        if (owner == null) {
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (Field field : Field.of(type)) {
                properties.put(field.name(), property(field, input));
                if (input ? !field.optional() : !field.omitted()) {
                    required.add(field.name());
                }
            }
            Map<String, Object> schema = ordered("type", "object", "properties", properties, "required", required);
            if (input) {
                schema.put("additionalProperties", false);
            }
            components.put(name, schema);
        }
        return name;
    }

    private Map<String, Object> property(Field field, boolean input) {
        Map<String, Object> schema = described(field, input);
        if (field.nullable() && (input || !field.omitted())) {
            String description = (String) schema.remove("description");
            schema = orNull(schema);
            if (description != null) {
                schema.put("description", description);
            }
        }
        if (input && field.fallback() != null) {
            schema.put("default", Json.read(field.fallback()));
        }
        return schema;
    }

    /** The schema of a field that is not null. */
    private Map<String, Object> described(Field field, boolean input) {
        Map<String, Object> schema = new LinkedHashMap<>(
                field.forms().isEmpty()
                        ? schema(field.type(), input)
                        : ordered(
                                "anyOf",
                                field.forms().stream()
                                        .map(form -> schema(form, input))
                                        .toList()));
        if (field.allowed() != null) {
            limit(schema, field.allowed());
        }
        if (!field.description().isEmpty()) {
            schema.put("description", field.description());
        }
        return schema;
    }

    private static void limit(Map<String, Object> schema, Allowed allowed) {
        if (allowed.words().length > 0) {
            schema.put("enum", List.of(allowed.words()));
        }
        if (allowed.least() > Double.NEGATIVE_INFINITY) {
            schema.put("minimum", plain(allowed.least()));
        }
        if (allowed.most() < Double.POSITIVE_INFINITY) {
            schema.put("maximum", plain(allowed.most()));
        }
        if (allowed.items() < Integer.MAX_VALUE) {
            schema.put("maxItems", allowed.items());
        }
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (!schema.containsKey("type")) {
            return ordered("anyOf", List.of(schema, Map.of("type", "null")));
        }
        Map<String, Object> either = new LinkedHashMap<>(schema);
        List<Object> types =
                new ArrayList<>(schema.get("type") instanceof List<?> several ? several : List.of(schema.get("type")));
        types.add("null");
        either.put("type", types);
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
