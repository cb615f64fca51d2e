package dev.rackstate.adapter.simulator.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.telemetry.TelemetryException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;

class RegexTestTest {
    private static boolean matches(String regex, String value) throws TelemetryException {
        return RegexTest.of(regex, 0).test(value);
    }

    private static String escaped(String literal) {
        return literal.chars()
                .mapToObj(c -> (Re2.isMeta((char) c) ? "\\" : "") + (char) c)
                .collect(Collectors.joining());
    }

    /** What the planner sends: escaped names, joined by bars, sometimes in a group. */
    @Property
    void listOfEscapedTexts_matchesExactlyThose(
            @ForAll @Size(min = 1, max = 5)
                    List<@StringLength(max = 6) @Chars({'a', 'b', '.', '|', '*', '(', '\\', '^', '\u4e2d'}) String>
                            texts,
            @ForAll @StringLength(max = 6) @Chars({'a', 'b', '.', '|', '*', '(', '\\', '^', '\u4e2d'}) String other)
            throws TelemetryException {
        String list = texts.stream().map(RegexTestTest::escaped).collect(Collectors.joining("|"));
        for (String regex : List.of(list, "(" + list + ")", "(?:" + list + ")", "^(?:" + list + ")$")) {
            assertThat(RegexTest.literals(regex)).as(regex).isEqualTo(Set.copyOf(texts));
            assertThat(texts).allMatch(RegexTest.of(regex, 0));
            assertThat(matches(regex, other)).isEqualTo(texts.contains(other));
        }
    }

    /** The short cut and the engine give one answer. */
    @Property(tries = 3_000)
    void listOfTexts_withAndWithoutTheShortCut_matchesTheSame(
            @ForAll @StringLength(max = 8) @Chars({'a', 'b', '|', '(', ')', '\\', '.', '^', '$', '?', ':'})
                    String regex,
            @ForAll @StringLength(max = 4) @Chars({'a', 'b', '|', '.'}) String value) {
        Predicate<String> shortCut;
        Predicate<String> engine;
        try {
            shortCut = RegexTest.of(regex, 0);
            engine = RegexTest.of("(?:" + regex + "){1}", 0);
        } catch (TelemetryException e) {
            return;
        }
        assertThat(shortCut.test(value)).isEqualTo(engine.test(value));
    }

    @Example
    void anything_andSomething_differOnTheEmptyText() throws TelemetryException {
        assertThat(matches(".*", "")).isTrue();
        assertThat(matches(".+", "")).isFalse();
        assertThat(matches(".+", "line\nbreak")).isTrue();
        assertThat(matches("a.b", "a\nb")).isTrue();
    }

    @Example
    void expression_isAnchoredAtBothEnds() throws TelemetryException {
        assertThat(matches("b+", "abb")).isFalse();
        assertThat(matches("a|b.*", "ab")).isFalse();
        assertThat(matches("a|b.*", "bx")).isTrue();
        assertThat(matches("x$", "x\n")).isFalse();
    }

    @Example
    void syntaxThatRe2AndTheJdkWriteDifferently_meansWhatRe2Means() throws TelemetryException {
        assertThat(matches("[a[b]+", "a[b")).isTrue();
        assertThat(matches("[a&&b]+", "a&b")).isTrue();
        assertThat(matches("[]a]+", "]a")).isTrue();
        assertThat(matches("[^]a]+", "xyz")).isTrue();
        assertThat(matches("[[:alpha:]]+[[:^digit:]]", "abc")).isTrue();
        assertThat(matches("[[:word:]-]+", "a_1-b")).isTrue();
        assertThat(matches("(?P<name>a+)", "aa")).isTrue();
        assertThat(matches("a{,2}", "a{,2}")).isTrue();
        assertThat(matches("a{2}b{1,}c{1,3}", "aabbbcc")).isTrue();
        assertThat(matches("\\Qa.*|b\\E.", "a.*|bx")).isTrue();
        assertThat(matches("\\pL+\\p{Greek}", "ab\u03b1")).isTrue();
        assertThat(matches("\\x41\\x{1F600}", "A\ud83d\ude00")).isTrue();
        assertThat(matches("(?i)NODE-\u00c9", "node-\u00e9")).isTrue();
        assertThat(matches("a\\sb[\\s_]\\v", "a b_\u000b")).isTrue();
        assertThat(matches("a\\sb", "a\u000bb")).isFalse();
        assertThat(matches("(?:a*?|b)+?\\.\\d", "aab.7")).isTrue();
        assertThat(matches("}", "}")).isTrue();
    }

    @Example
    void syntaxThatOnlyTheJdkKnows_isRefused() {
        for (String regex : List.of(
                "(?=a)a",
                "(?!a)b",
                "(?<=a)b",
                "(?<!a)b",
                "(?>a)",
                "(a)\\1",
                "a++",
                "a*+",
                "a**",
                "a{2}{3}",
                "\\Ga",
                "\\Z",
                "\\h",
                "\\R",
                "\\cA",
                "\\e",
                "(?x)a",
                "(?U)a",
                "[[:nope:]]",
                "a{1001}")) {
            assertThatThrownBy(() -> RegexTest.of(regex, 4))
                    .as(regex)
                    .isInstanceOfSatisfying(
                            TelemetryException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(TelemetryException.Kind.REJECTED))
                    .hasMessageStartingWith(
                            "character 5 of the expression: '" + regex + "' is not a regular expression: ");
        }
    }

    @Example
    void expressionThatIsBroken_isRefusedWithItsPlace() {
        assertThatThrownBy(() -> RegexTest.of("ab(c", 0))
                .hasMessageContaining("'ab(c' is not a regular expression: Unclosed group at its character ");
        assertThatThrownBy(() -> RegexTest.of("[ab", 0))
                .hasMessageContaining("a class that does not end at its character 4");
        assertThatThrownBy(() -> RegexTest.of("a\\", 0))
                .hasMessageContaining("an escape that RE2 does not know at its character 2");
    }

    @Example
    void matchThatWouldTakeForever_isGivenUpSoon() throws TelemetryException {
        Predicate<String> exponential = RegexTest.of(".*".repeat(12) + "x", 0);
        Predicate<String> deep = RegexTest.of("(x|y)*", 0);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThatThrownBy(() -> exponential.test("a".repeat(60)))
                    .isInstanceOf(RegexTest.CostlyMatchException.class)
                    .hasMessageContaining("takes too long");
            assertThatThrownBy(() -> deep.test("x".repeat(1_000_000)))
                    .isInstanceOf(RegexTest.CostlyMatchException.class);
        });
    }

    @Property(tries = 20_000)
    void anyText_asAnExpression_isAnsweredOrRefused(
            @ForAll
                    @StringLength(max = 20)
                    @Chars({
                        'a', '1', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', ',', '^', '$', '|', '\\', '-', ':',
                        '<', 'P', 'Q', 'E', 'x', 'p', '&', '=', '!', 'i'
                    })
                    String regex,
            @ForAll @StringLength(max = 8) String value) {
        try {
            Predicate<String> test = RegexTest.of(regex, 0);
            assertThat(test.test(value)).isEqualTo(test.test(value));
        } catch (TelemetryException e) {
            assertThat(e.kind()).isEqualTo(TelemetryException.Kind.REJECTED);
        } catch (RegexTest.CostlyMatchException e) {
            assertThat(e).hasMessageContaining("takes too long");
        }
    }
}
