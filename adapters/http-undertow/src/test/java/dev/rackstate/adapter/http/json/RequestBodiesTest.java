package dev.rackstate.adapter.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.domain.edit.Patch;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What records say about the bodies that are read into them: partial bodies, defaults, limits, forms and times. */
class RequestBodiesTest {
    @AnyForm
    record FormJson(
            @Nullable String name,
            @Nullable List<String> names,
            @Nullable Map<String, String> slots) {}

    record SizeJson(
            @Default("24") @Allowed(least = 1, most = 99.5) double width) {}

    record ChangeJson(
            Patch<String> name,
            @Clearable Patch<String> description,
            @Clearable Patch<SizeJson> size,
            Patch<Integer> height,
            @Clearable Patch<List<Map<String, Integer>>> deep,
            @Clearable Patch<Instant> until) {}

    record WholeJson(
            @Default("\"grid\"") @Allowed(words = {"grid", "vertical"})
            String type,

            @Default("{}") SizeJson size,
            @Default("{}") @Nullable SizeJson door,
            @Default("[]") @Allowed(items = 2) List<FormJson> forms,
            @Nullable @Allowed(words = {"left", "right"}) String side,
            @Nullable Instant at) {}

    private static <T> T read(String json, Class<T> type) throws InvalidBodyException {
        return RequestBodies.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), type, false);
    }

    private static FieldError error(String json, Class<?> type) {
        InvalidBodyException refused = catchThrowableOfType(InvalidBodyException.class, () -> read(json, type));
        assertThat(refused).as(json + " is taken").isNotNull();
        assertThat(refused.errors()).hasSize(1);
        return refused.errors().get(0);
    }

    @Test
    void aPatch_thatIsAbsent_keeps_oneThatIsNull_clears_andAnyOther_sets() throws InvalidBodyException {
        ChangeJson change = read("{'name': 'x', 'description': null}", ChangeJson.class);

        assertThat(change.name()).isEqualTo(Patch.to("x"));
        assertThat(change.description()).isEqualTo(Patch.to(null));
        assertThat(change.size()).isEqualTo(Patch.keep());
        assertThat(change.height()).isEqualTo(Patch.keep());
    }

    @Test
    void aPatch_holdsRecordsListsAndTimes() throws InvalidBodyException {
        ChangeJson change = read(
                "{'size': {}, 'height': 3, 'deep': [{'a': 1}], 'until': '2026-01-01T00:00:00Z'}", ChangeJson.class);

        assertThat(change.size()).isEqualTo(Patch.to(new SizeJson(24)));
        assertThat(change.height()).isEqualTo(Patch.to(3));
        assertThat(change.deep()).isEqualTo(Patch.to(List.of(Map.of("a", 1))));
        assertThat(change.until()).isEqualTo(Patch.to(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'name': null}                 | string_type      | [body, name]",
                "{'height': 3.5}                | int_type         | [body, height]",
                "{'size': {'width': 0.5}}       | greater_than_equal | [body, size, width]",
                "{'deep': [{'a': 1}, {'b': 'x'}]} | int_type       | [body, deep, 1, b]",
                "{'other': 1}                   | extra_forbidden  | [body, other]",
            })
    void aPatch_isHeldAgainstItsType_inPlace(String json, String type, String place) {
        FieldError error = error(json, ChangeJson.class);

        assertThat(error.type()).isEqualTo(type);
        assertThat(error.loc()).hasToString(place);
    }

    @Test
    void whatIsLeftOut_hasItsDefault_downToTheLeaves() throws InvalidBodyException {
        assertThat(read("{}", WholeJson.class))
                .isEqualTo(new WholeJson("grid", new SizeJson(24), new SizeJson(24), List.of(), null, null));
    }

    @Test
    void null_isNoAbsence() throws InvalidBodyException {
        assertThat(read("{'door': null}", WholeJson.class).door()).isNull();
        assertThat(error("{'type': null}", WholeJson.class).type()).isEqualTo("string_type");
        assertThat(error("{'size': null}", WholeJson.class).type()).isEqualTo("dict_type");
    }

    @Test
    void aValueOfSeveralForms_isReadInTheOneItHas() throws InvalidBodyException {
        WholeJson whole = read("{'forms': ['x', ['y', 'z']]}", WholeJson.class);

        assertThat(whole.forms())
                .containsExactly(new FormJson("x", null, null), new FormJson(null, List.of("y", "z"), null));
        assertThat(read("{'forms': [{'1': 'a'}]}", WholeJson.class)
                        .forms()
                        .get(0)
                        .slots())
                .isEqualTo(Map.of("1", "a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type': 'Grid'}                | literal_error      | [body, type]",
                "{'side': 'up'}                  | literal_error      | [body, side]",
                "{'size': {'width': 100}}        | less_than_equal    | [body, size, width]",
                "{'forms': ['a', 'b', 'c']}      | too_long           | [body, forms]",
                "{'forms': [7]}                  | union_type         | [body, forms, 0]",
                "{'forms': [null]}               | union_type         | [body, forms, 0]",
                "{'forms': [['a', 1]]}           | string_type        | [body, forms, 0, 1]",
                "{'forms': [{'1': null}]}        | string_type        | [body, forms, 0, 1]",
            })
    void whatIsNotAllowed_isNamedInPlace(String json, String type, String place) {
        FieldError error = error(json, WholeJson.class);

        assertThat(error.type()).isEqualTo(type);
        assertThat(error.loc()).hasToString(place);
    }

    @Test
    void messages_sayWhatIsAllowed() {
        assertThat(error("{'size': {'width': 100}}", WholeJson.class).msg()).isEqualTo("at most 99.5 is expected");
        assertThat(error("{'size': {'width': 0}}", WholeJson.class).msg()).isEqualTo("at least 1 is expected");
        assertThat(error("{'side': 'up'}", WholeJson.class).msg()).isEqualTo("one of left, right is expected");
        assertThat(error("{'forms': ['', '', '']}", WholeJson.class).msg())
                .isEqualTo("at most 2 items are allowed, not 3");
    }

    @Test
    void anError_showsWhatWasSent_withoutDefaults() {
        record Strict(String name, @Default("1") int count) {}

        assertThat(error("{'count': 2}", Strict.class).input()).hasToString("{\"count\":2}");
        assertThat(error("{}", Strict.class).input()).hasToString("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "'2026-01-31T12:00:00Z', 2026-01-31T12:00:00Z",
        "'2026-01-31T12:00:00+02:00', 2026-01-31T10:00:00Z",
        "'2026-01-31T12:00:00', 2026-01-31T12:00:00Z",
        "'2026-01-31T12:00', 2026-01-31T12:00:00Z",
        "'2026-01-31T12:00:00.250', 2026-01-31T12:00:00.250Z",
        "1769860800, 2026-01-31T12:00:00Z",
        "1769860800.25, 2026-01-31T12:00:00.250Z",
        "-0.5, 1969-12-31T23:59:59.500Z",
    })
    void times_haveAnOffset_orAreInUtc_orAreSeconds(String written, Instant meant) throws InvalidBodyException {
        String json = written.contains("T") ? "'" + written + "'" : written;

        assertThat(read("{'at': " + json + "}", WholeJson.class).at()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"yesterday\"'",
        "'\"2026-01-31\"'",
        "'\"\"'",
        "true",
        "1e30",
        "1e400",
        "-1e12",
        "'\"+10000-01-01T00:00:00Z\"'"
    })
    void whatIsNoTime_isRefused(String written) {
        FieldError error = error("{'at': " + written + "}", WholeJson.class);

        assertThat(error.type()).isEqualTo("datetime_parsing");
        assertThat(error.msg()).contains("2026-01-31T12:00:00Z", "UTC", "seconds since 1970");
    }

    @Property
    void aTimeInSeconds_isTheSameAsWritten(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second)
            throws InvalidBodyException {
        Instant meant = Instant.ofEpochSecond(second);

        assertThat(read("{'at': " + second + "}", WholeJson.class).at()).isEqualTo(meant);
        assertThat(read("{'at': '" + meant + "'}", WholeJson.class).at()).isEqualTo(meant);
    }

    @Test
    void aPartOfABody_isHeldAgainstARecordOnItsOwn() throws InvalidBodyException {
        assertThat(RequestBodies.read(Map.of("width", 7), SizeJson.class)).isEqualTo(new SizeJson(7));

        InvalidBodyException refused = catchThrowableOfType(
                InvalidBodyException.class,
                () -> RequestBodies.read(
                        Map.of("width", BigInteger.TEN.pow(30), "x", 1), SizeJson.class, "body", "template"));

        assertThat(refused.errors().stream().map(error -> error.loc() + " " + error.type()))
                .containsExactlyInAnyOrder(
                        "[body, template, width] less_than_equal", "[body, template, x] extra_forbidden");
    }

    @Test
    void theSchemaOfABody_saysWhatMayBeLeftOut_andWhatIsAllowed() {
        JsonSchemas schemas = new JsonSchemas();
        schemas.input(ChangeJson.class);
        schemas.input(WholeJson.class);
        schemas.schema(WholeJson.class);

        Map<?, ?> change = (Map<?, ?>) schemas.components().get("ChangeInput");
        assertThat(change.get("required")).isEqualTo(List.of());
        assertThat(change.get("additionalProperties")).isEqualTo(false);
        assertThat(property(change, "name")).isEqualTo(Map.of("type", "string"));
        assertThat(property(change, "description")).isEqualTo(Map.of("type", List.of("string", "null")));
        assertThat(property(change, "until")).isEqualTo(Map.of("type", List.of("string", "number", "null")));
        Map<?, ?> whole = (Map<?, ?>) schemas.components().get("WholeInput");
        assertThat(property(whole, "type"))
                .isEqualTo(Map.of("type", "string", "enum", List.of("grid", "vertical"), "default", "grid"));
        assertThat(property(whole, "forms").get("maxItems")).isEqualTo(2);
        assertThat(property((Map<?, ?>) schemas.components().get("SizeInput"), "width"))
                .isEqualTo(Map.of("type", "number", "minimum", 1L, "maximum", 99.5, "default", 24));
        Map<?, ?> answer = (Map<?, ?>) schemas.components().get("Whole");
        assertThat(answer.get("required")).isEqualTo(List.of("type", "size", "door", "forms", "side", "at"));
    }

    private static Map<?, ?> property(Map<?, ?> schema, String name) {
        return (Map<?, ?>) ((Map<?, ?>) schema.get("properties")).get(name);
    }
}
