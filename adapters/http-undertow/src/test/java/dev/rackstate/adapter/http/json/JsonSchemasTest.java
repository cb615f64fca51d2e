package dev.rackstate.adapter.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class JsonSchemasTest {
    record PartJson(int uHeight) {}

    record WholeJson(
            String id,
            @JsonUnwrapped PartJson part,
            @Nullable HealthState state,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Reason reason,

            @Nullable PartJson other,
            List<Double> values,
            Map<String, Instant> times) {}

    private static final JsonSchemas SCHEMAS = new JsonSchemas();

    private static Map<?, ?> properties(Class<?> type, String name) {
        SCHEMAS.schema(type);
        return (Map<?, ?>) ((Map<?, ?>) SCHEMAS.components().get(name)).get("properties");
    }

    @Test
    void aRecord_isAComponentCalledLikeItWithoutJson() {
        assertThat(SCHEMAS.schema(WholeJson.class)).isEqualTo(Map.of("$ref", "#/components/schemas/Whole"));
        assertThat(((Map<?, ?>) SCHEMAS.components().get("Whole")).get("required"))
                .isEqualTo(List.of("id", "u_height", "state", "other", "values", "times"));
    }

    @Test
    void fields_haveTheNamesThatJacksonWrites() {
        WholeJson whole = new WholeJson(
                "x", new PartJson(1), HealthState.OK, Reason.NO_DATA, new PartJson(2), List.of(), Map.of());

        Map<?, ?> written = Json.mapper().readValue(Json.bytes(whole), Map.class);

        assertThat(Set.copyOf(written.keySet()))
                .isEqualTo(properties(WholeJson.class, "Whole").keySet());
    }

    @Test
    void nullAndAbsence_areDifferentThings() {
        Map<?, ?> properties = properties(WholeJson.class, "Whole");

        assertThat(((Map<?, ?>) properties.get("state")).get("type")).isEqualTo(List.of("string", "null"));
        assertThat(((Map<?, ?>) properties.get("state")).get("enum"))
                .isEqualTo(Arrays.asList("OK", "WARN", "CRIT", "UNKNOWN", null));
        assertThat(((Map<?, ?>) properties.get("reason")).get("type")).isEqualTo("string");
        assertThat(((Map<?, ?>) properties.get("other")).containsKey("anyOf")).isTrue();
    }

    @Test
    void words_areUpperCaseForStatesAndLowerCaseForAllElse() {
        assertThat(JsonSchemas.words(HealthState.class)).containsExactly("OK", "WARN", "CRIT", "UNKNOWN");
        assertThat(JsonSchemas.words(Reason.class)).contains("query_failed");
        assertThat(json(Reason.QUERY_FAILED)).isEqualTo("\"query_failed\"");
        assertThat(json(HealthState.CRIT)).isEqualTo("\"CRIT\"");
    }

    @Test
    void numbersThatJsonCannotWrite_areNull() {
        assertThat(json(List.of(1.5, Double.NaN, Double.POSITIVE_INFINITY))).isEqualTo("[1.5,null,null]");
    }

    @Test
    void times_areIso8601InUtc() {
        assertThat(json(Instant.parse("2026-03-01T12:00:00.5Z"))).isEqualTo("\"2026-03-01T12:00:00.500Z\"");
        assertThat(json(Instant.parse("2026-03-01T12:00:00.123456789Z"))).isEqualTo("\"2026-03-01T12:00:00.123Z\"");
    }

    @Test
    void whatHasNoFormInJson_isRefused() {
        assertThatThrownBy(() -> SCHEMAS.schema(Thread.class)).hasMessageContaining("has no JSON schema");
        assertThatThrownBy(() -> SCHEMAS.schema(new TypeReference<Map<Integer, String>>() {}.getType()))
                .hasMessageContaining("allowed: List<...> and Map<String, ...>");
    }

    @Test
    void twoRecordsOfOneName_areRefused() {
        JsonSchemas schemas = new JsonSchemas();
        schemas.schema(PartJson.class);

        assertThatThrownBy(() -> schemas.schema(Elsewhere.PartJson.class))
                .hasMessageContaining("two records are called Part in JSON");
    }

    private static final class Elsewhere {
        record PartJson(String other) {}
    }

    private static String json(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }
}
