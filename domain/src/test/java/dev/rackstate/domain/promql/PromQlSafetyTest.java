package dev.rackstate.domain.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.fixture.Ids;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an identifier holds, the query that it enters matches it and nothing else. */
class PromQlSafetyTest {
    private static final int TRIES = 50_000;

    static List<String> nasty() {
        return Ids.NASTY;
    }

    private static final List<String> FORMS = List.of(
            "m{instance=~\"$instances\"}",
            "m{instance=\"$instances\"}",
            "m{instance=~'{instances}'}",
            "m{instance= '$instances'}",
            "m{instance =~ \"{instances}\"}");

    private static QueryReader.Matcher only(PromQl query) {
        List<QueryReader.Matcher> matchers = QueryReader.matchers(query.text());
        assertThat(matchers).hasSize(1);
        return matchers.get(0);
    }

    private static PromQl render(String form, Binding binding) {
        return PromQlTemplate.parse(form, Set.of("instances", "instance")).render(Map.of("instances", binding));
    }

    private static void assertMatchesOnly(QueryReader.Matcher matcher, List<String> ids, String other) {
        ids.forEach(id ->
                assertThat(matcher.matches(id)).as("%s matches %s", matcher, id).isTrue());
        if (!ids.contains(other)) {
            assertThat(matcher.matches(other))
                    .as("%s matches %s", matcher, other)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void render_nastyId_matchesItAndNoNeighbour(String id) {
        List<String> neighbours =
                List.of("", "a", "node1Xexample.com:9100", "x1", "x", id + "x", "x" + id, id.replace('.', 'X'), "aa");
        for (String form : FORMS) {
            QueryReader.Matcher matcher = only(render(form, Binding.value(id)));
            neighbours.forEach(neighbour -> assertMatchesOnly(matcher, List.of(id), neighbour));
            Ids.NASTY.forEach(other -> assertMatchesOnly(matcher, List.of(id), other));
        }
    }

    @Property(tries = TRIES)
    void render_anyId_matchesItAlone(
            @ForAll("ids") String id, @ForAll("ids") String other, @ForAll("forms") String form) {
        assertMatchesOnly(only(render(form, Binding.value(id))), List.of(id), other);
    }

    @Property(tries = TRIES)
    void render_anyIds_matchesThemAlone(
            @ForAll @Size(min = 1, max = 5) List<@From("ids") String> ids,
            @ForAll("ids") String other,
            @ForAll("forms") String form) {
        assertMatchesOnly(only(render(form, Binding.anyOf(ids))), ids, other);
    }

    /** The placeholder is only a part of the label value. */
    @Property(tries = TRIES)
    void render_anyIdWithTextAround_matchesThatTextAlone(
            @ForAll @Size(min = 1, max = 3) List<@From("ids") String> ids, @ForAll("ids") String other) {
        for (String form : List.of("m{instance=\"a.$instances:9100\"}", "m{instance=~\"a\\\\.$instances:9100\"}")) {
            QueryReader.Matcher matcher = only(render(form, Binding.anyOf(ids)));

            ids.forEach(id -> assertThat(matcher.matches("a." + id + ":9100")).isTrue());
            ids.forEach(id -> assertThat(matcher.matches("aX" + id + ":9100")).isFalse());
            assertThat(matcher.matches("a." + other + ":9100")).isEqualTo(ids.contains(other));
        }
    }

    @Property(tries = TRIES)
    void render_anyIdsWithNegatedMatcher_matchesAllOthers(
            @ForAll @Size(min = 1, max = 4) List<@From("ids") String> ids, @ForAll("ids") String other) {
        for (String form : List.of("m{instance!=\"$instances\"}", "m{instance!~\"$instances\"}")) {
            QueryReader.Matcher matcher = only(render(form, Binding.anyOf(ids)));

            ids.forEach(id -> assertThat(matcher.matches(id)).isFalse());
            assertThat(matcher.matches(other)).isEqualTo(!ids.contains(other));
        }
    }

    @Property(tries = TRIES)
    void render_anyIdBetweenBackticks_matchesItAloneOrIsRefused(@ForAll("ids") String id, @ForAll("ids") String other) {
        for (String form : List.of("m{instance=~`$instances`}", "m{instance=`$instances`}")) {
            if (id.contains("`")) {
                assertThatThrownBy(() -> render(form, Binding.value(id)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("a value with a backtick cannot stand between backticks");
            } else {
                assertMatchesOnly(only(render(form, Binding.value(id))), List.of(id), other);
            }
        }
    }

    @Property(tries = TRIES)
    void selector_anyIds_matchesThemAlone(
            @ForAll @Size(min = 1, max = 4) List<@From("ids") String> ids, @ForAll("ids") String other) {
        assertMatchesOnly(only(PromQl.selector("m", Map.of("instance", Binding.anyOf(ids)))), ids, other);
    }

    @Property(tries = TRIES)
    void inQuotes_anyText_readsBackAsItself(@ForAll("ids") String text) {
        for (char quote : new char[] {'"', '\''}) {
            String literal = quote + Escapes.inQuotes(text, quote) + quote;

            assertThat(QueryReader.literal(literal)).isEqualTo(text);
            assertThat(Escapes.unquoted(Escapes.inQuotes(text, quote), quote)).isEqualTo(text);
        }
    }

    @Property(tries = TRIES)
    void inQuotes_halfOfASurrogatePair_isRefused(@ForAll("ids") String before, @ForAll("ids") String after) {
        Assume.that(after.isEmpty() || !Character.isLowSurrogate(after.charAt(0)));
        for (String half : List.of("\uD83D", "\uDD25")) {
            Assume.that(half.equals("\uD83D")
                    || before.isEmpty()
                    || !Character.isHighSurrogate(before.charAt(before.length() - 1)));
            assertThatThrownBy(() -> Escapes.inQuotes(before + half + after, '"'))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("text with half a surrogate pair cannot be a label value");
        }
    }

    @Provide
    Arbitrary<String> ids() {
        return Ids.any();
    }

    @Provide
    Arbitrary<String> forms() {
        return Arbitraries.of(FORMS);
    }
}
