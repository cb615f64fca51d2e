package dev.rackstate.domain.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.slurm.NodeMapping.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeMappingTest {
    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "n* > compute* | n001 | compute001",
                "n* > compute* | n | n",
                "n* > compute* | gpu1 | gpu1",
                "login1 > srv-login-01 | login1 | srv-login-01",
                "login1 > srv-login-01 | LOGIN1 | LOGIN1",
                "n* > one | n77 | one",
                "r*n* > rack*-node* | r2n17 | rack2-node17",
                "r*n* > rack* | r2n17 | rack2",
                "*-ib > * | n1-ib | n1",
                "*.cluster > * | a.b.cluster | a.b",
                "n*-* > *:* | n1-2-3 | 1:2-3",
                "** > *_* | abc | a_bc",
                "** > *_* | a | a",
                "c[001-120] > compute[001-120] | c007 | compute007",
                "c[001-120] > compute[001-120] | c121 | c121",
                "g[01-16] > gpu[001-016] | g16 | gpu016",
                "n[1-2,5] > x[7-9] | n5 | x9",
                "r[1-2]n[1-2] > c[1-4] | r2n1 | c3",
                "r[1-2]-* > rack[01-02]-* | r2-7 | rack02-7",
                "n*,gpu* > m* | gpu1 | gpu1",
            })
    void instanceOf_oneEntry_is(String entry, String node, String instance) {
        assertThat(mapping(entry).translation().instanceOf(node)).isEqualTo(instance);
    }

    @Test
    void instanceOf_exactAfterPattern_isTheExactOne() {
        NodeMapping mapping = mapping("n* > compute*", "n7 > spare", "n[8-9] > late[8-9]");

        assertThat(mapping.translation().instanceOf("n7")).isEqualTo("spare");
        assertThat(mapping.translation().instanceOf("n9")).isEqualTo("late9");
        assertThat(mapping.translation().instanceOf("n1")).isEqualTo("compute1");
    }

    @Test
    void instanceOf_severalThatFit_isTheFirst() {
        assertThat(mapping("n* > a*", "n1* > b*", "x > 1", "x > 2")
                        .translation()
                        .instanceOf("n12"))
                .isEqualTo("a12");
        assertThat(mapping("x > 1", "x > 2").translation().instanceOf("x")).isEqualTo("1");
    }

    @ParameterizedTest(name = "{0} > {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "' ' | a | node and instance must not be blank",
                "n* | a*b* | 'a*b*' has more * than 'n*': there is nothing to put into its place",
                "n1 | a* | 'a*' has more * than 'n1': there is nothing to put into its place",
                "n[1-3] | a[1-2] | 'n[1-3]' stands for 3 names and 'a[1-2]' for 2; they must run along",
                "n[1-3] | a | 'n[1-3]' stands for 3 names and 'a' for 1; they must run along",
                "n[1-x] | a | '1-x' in 'n[1-x]' is neither a number nor a range like 001-016",
            })
    void entry_thatCannotBeMeant_isRefused(String node, String instance, String message) {
        assertThatThrownBy(() -> new Entry(node, instance))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** A pattern fits exactly the names that its stars can be filled to, and the first filling is the shortest. */
    @Property(tries = 20_000)
    void instanceOf_pattern_fitsWhatARegularExpressionFits(
            @ForAll("patterns") String pattern, @ForAll("names") String name) {
        String regex = Arrays.stream(pattern.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + "(.+?)" + b)
                .orElseThrow();
        Matcher expected = Pattern.compile(regex).matcher(name);
        String instance =
                "#" + "<*>".repeat((int) pattern.chars().filter(c -> c == '*').count());
        StringBuilder wanted = new StringBuilder("#");
        if (expected.matches()) {
            for (int group = 1; group <= expected.groupCount(); group++) {
                wanted.append('<').append(expected.group(group)).append('>');
            }
        }

        String found = mapping(pattern + " > " + instance).translation().instanceOf(name);

        assertThat(found).isEqualTo(expected.matches() ? wanted.toString() : name);
    }

    @Property(tries = 5_000)
    void instanceOf_withoutMapping_isTheName(@ForAll String name) {
        assertThat(NodeMapping.NONE.translation().instanceOf(name)).isEqualTo(name);
    }

    @Test
    void instanceOf_longNameAndManyStars_takesNoTime() {
        NodeMapping mapping = new NodeMapping(List.of(new Entry("*a*a*a*a*a*a*a*a*b", "x")));

        assertThat(mapping.translation().instanceOf("a".repeat(10_000))).hasSize(10_000);
    }

    private static NodeMapping mapping(String... entries) {
        return new NodeMapping(Arrays.stream(entries)
                .map(entry -> entry.split(" > "))
                .map(parts -> new Entry(parts[0], parts[1]))
                .toList());
    }

    @Provide
    static Arbitrary<String> patterns() {
        return Arbitraries.strings()
                .withChars("ab*")
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(text -> text.contains("*"));
    }

    @Provide
    static Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(10);
    }
}
