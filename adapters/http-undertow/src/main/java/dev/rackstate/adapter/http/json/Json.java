package dev.rackstate.adapter.http.json;

import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.health.HealthState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategy;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one JSON mapper: components in snake case and in the order of the record, times in ISO 8601 UTC, states in upper
 * case and all other words in lower case, and null in place of a number that JSON cannot write.
 *
 * <p>Input is bounded in depth and in the length of strings, names and numbers; the length of the whole is bounded
 * where it is read.
 */
public final class Json {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 64 * 1024;
    private static final int MAX_LONG_STRING = 1024 * 1024;
    private static final int MAX_NAME = 1024;
    private static final int MAX_NUMBER = 100;
    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");

    private static final JsonMapper MAPPER = JsonMapper.builder(factory(MAX_STRING))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .propertyNamingStrategy(new SnakeCase())
            .enumNamingStrategy(new Words())
            .addModule(new SimpleModule("values")
                    .addSerializer(Double.class, new FiniteNumber())
                    .addSerializer(double.class, new FiniteNumber())
                    .addSerializer(Instant.class, new Time())
                    .addDeserializer(Instant.class, new Times())
                    .addDeserializer(Patch.class, new Patches(null)))
            .build();

    private static final JsonMapper LONG_TEXT_PARSER = JsonMapper.builder(factory(MAX_LONG_STRING))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    private static JsonFactory factory(int maxString) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(maxString)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .build();
    }

    /** The value as JSON in UTF-8. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** What a text of JSON says, as maps, lists and plain values. */
    public static Object read(String json) {
        return MAPPER.readValue(json, Object.class);
    }

    /** The mapper, for reading. */
    static JsonMapper mapper() {
        return MAPPER;
    }

    /** What makes trees of bodies whose strings may be as long as the largest body. */
    static JsonMapper longTextParser() {
        return LONG_TEXT_PARSER;
    }

    /** The word that stands for a constant. */
    public static String word(Enum<?> constant) {
        return word(constant.getDeclaringClass(), constant.name());
    }

    private static String word(Class<?> type, String name) {
        return type == HealthState.class ? name : name.toLowerCase(Locale.ROOT);
    }

    /** The name that a record component has in JSON. */
    static String name(String component) {
        return UPPER_CASE.matcher(component).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }

    /** A moment as this API writes it: ISO 8601 in UTC, to the millisecond. */
    public static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static final class Time extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(time(value));
        }
    }

    private static final class SnakeCase extends PropertyNamingStrategies.NamingBase {
        private static final long serialVersionUID = 1L;

        @Override
        protected String translate(String component) {
            return name(component);
        }
    }

    private static final class Words implements EnumNamingStrategy {
        @Override
        public String convertEnumToExternalName(MapperConfig<?> config, AnnotatedClass type, String name) {
            return word(type.getRawType(), name);
        }
    }

    /** JSON has no NaN and no infinity, and a quoted "NaN" would break callers that expect a number. */
    private static final class FiniteNumber extends ValueSerializer<Double> {
        @Override
        public void serialize(@Nullable Double value, JsonGenerator out, SerializationContext context) {
            if (value == null || !Double.isFinite(value)) {
                out.writeNull();
            } else {
                out.writeNumber(value);
            }
        }
    }
}
