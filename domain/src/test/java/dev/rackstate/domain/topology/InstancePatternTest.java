package dev.rackstate.domain.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstancePatternTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "c[001-003] | c001 c002 c003",
                "c[08-11] | c08 c09 c10 c11",
                "n[098-101] | n098 n099 n100 n101",
                "c[1-3]-ib | c1-ib c2-ib c3-ib",
                "[1-3] | 1 2 3",
                "c[7-7] | c7",
                "c[0-1] | c0 c1",
                "n[01-2] | n01 n02",
                "n[1-02] | n1 n2",
                "login1 | login1",
                "node1.example.com:9100 | node1.example.com:9100",
                "c[1,3] | c[1,3]",
                "c[1-3,5] | c[1-3,5]",
                "c[a-c] | c[a-c]",
                "c[] | c[]",
                "c[1- 3] | c[1- 3]",
                "c[1-2]x[a] | c1x[a] c2x[a]"
            })
    void names_ofPattern_are(String text, String names) {
        InstancePattern pattern = InstancePattern.parse(text);

        assertThat(String.join(" ", pattern.names())).isEqualTo(names);
        assertThat(pattern.size()).isEqualTo(pattern.names().size());
        assertThat(pattern).hasToString(text);
    }

    @Test
    void names_beyondTheWidth_grow() {
        List<String> names = InstancePattern.parse("n[001-1200]").names();

        assertThat(names).hasSize(1_200).startsWith("n001").endsWith("n1200").contains("n999", "n1000");
    }

    /** Writes a range down from its parts and reads the names back: the numbers, padded, in between. */
    @Property(tries = 20_000)
    void names_ofAnyRange_areItsNumbersPaddedToTheFirst(
            @ForAll("around") String prefix,
            @ForAll("around") String suffix,
            @ForAll @LongRange(min = 0, max = 99_999_999) long from,
            @ForAll @IntRange(min = 1, max = 50) int count,
            @ForAll @IntRange(min = 1, max = 12) int width) {
        long to = from + count - 1;
        Assume.that(Long.toString(to).length() <= 12);
        String first = String.format("%0" + width + "d", from);

        InstancePattern pattern = InstancePattern.parse(prefix + "[" + first + "-" + to + "]" + suffix);

        assertThat(pattern.names())
                .containsExactlyElementsOf(LongStream.rangeClosed(from, to)
                        .mapToObj(number -> prefix + String.format("%0" + first.length() + "d", number) + suffix)
                        .toList());
        assertThat(InstancePattern.parse(pattern.toString()).names()).isEqualTo(pattern.names());
    }

    @Property(tries = 20_000)
    void names_ofTextWithoutBrackets_areTheText(@ForAll("around") String text) {
        Assume.that(!text.isBlank());

        assertThat(InstancePattern.parse(text).names()).containsExactly(text);
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.strings().excludeChars('[', ']').ofMaxLength(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void parse_blank_isRefused(String text) {
        assertThatThrownBy(() -> InstancePattern.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an instance name must not be blank");
    }

    @Test
    void parse_reversedRange_saysHowToWriteIt() {
        assertThatThrownBy(() -> InstancePattern.parse("c[3-1]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the range in 'c[3-1]' runs backwards; write [1-3]");
    }

    @Test
    void parse_twoRanges_isRefused() {
        assertThatThrownBy(() -> InstancePattern.parse("a[1-2]b[1-2]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'a[1-2]b[1-2]' holds more than one range; one is allowed");
    }

    @Test
    void parse_oversizedRange_isRefusedAndTheLargestIsNot() {
        assertThat(InstancePattern.parse("n[1-10000]").names()).hasSize(InstancePattern.MAX_NAMES);
        assertThatThrownBy(() -> InstancePattern.parse("n[0-10000]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the range in 'n[0-10000]' stands for 10001 names; at most 10000 are allowed");
        assertThatThrownBy(() -> InstancePattern.parse("n[5-20004]"))
                .hasMessageContaining("stands for 20000 names; at most 10000 are allowed");
        assertThatThrownBy(() -> InstancePattern.parse("n[0-999999999999999999]"))
                .hasMessageContaining("stands for 1000000000000000000 names; at most 10000 are allowed");
    }

    /** Numbers too long to count with are an oversized range, not a strange name. */
    @ParameterizedTest
    @ValueSource(strings = {"n[1-10000000000000000000]", "n[00000000000000000000-5]"})
    void parse_numbersTooLong_isRefused(String text) {
        assertThatThrownBy(() -> InstancePattern.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the range in '" + text + "' has a number of more than 18 digits");
    }
}
