package dev.rackstate.domain.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostListTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "n1 | n1",
                "n[1-3] | n1 n2 n3",
                "n[001-003,7,10-12]-ib | n001-ib n002-ib n003-ib n7-ib n10-ib n11-ib n12-ib",
                "n[08-11] | n08 n09 n10 n11",
                "n[098-101] | n098 n099 n100 n101",
                "r[1-2]n[1-2] | r1n1 r1n2 r2n1 r2n2",
                "r[1-2]n[01,03]x | r1n01x r1n03x r2n01x r2n03x",
                "login1,n[1-2] , gpu[7] | login1 n1 n2 gpu7",
                "[1-2] | 1 2",
                ",, n1 ,| n1",
            })
    void expand_ofList_isItsNames(String text, String names) {
        assertThat(String.join(" ", HostList.expand(text))).isEqualTo(names);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "n[1-2 | 'n[1-2' has a '[' without a ']'",
                "n1] | 'n1]' has a ']' too many",
                "n[1[2]] | 'n[1[2]]' has a '[' too many",
                "n[] | '' in 'n[]' is neither a number nor a range like 001-016",
                "n[a-b] | 'a-b' in 'n[a-b]' is neither a number nor a range like 001-016",
                "n[3-1] | the range 3-1 in 'n[3-1]' runs backwards",
                "n[1-1000000] | 'n[1-1000000]' stands for more than 100000 names, which is the most",
                "r[1-1000]n[1-101] | 'r[1-1000]n[1-101]' stands for more than 100000 names, which is the most",
                "a[1-60000],b[1-60000] | 'a[1-60000],b[1-60000]' stands for more than 100000 names, which is the most",
                "n[1-9999999999999999] | 'n[1-9999999999999999]' has a number of more than 15 digits",
            })
    void expand_ofWhatIsNoList_saysWhy(String text, String message) {
        assertThatThrownBy(() -> HostList.expand(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "n3 n1 n2 n7 | n[1-3,7]",
                "n01 n1 | n01,n1",
                "n9 n10 | n10,n9",
                "login n1 | login,n1",
                "a1-ib a2-ib a1 | a1,a[1-2]-ib",
                "r1n1 r1n2 r2n1 | r1n[1-2],r2n1",
            })
    void fold_ofNames_sharesBrackets(String names, String folded) {
        assertThat(HostList.fold(List.of(names.split(" ")))).isEqualTo(folded);
    }

    @Property(tries = 10_000)
    void expand_ofWhatIsFolded_isTheSameNames(@ForAll("names") Set<String> names) {
        assertThat(new TreeSet<>(HostList.expand(HostList.fold(names)))).isEqualTo(new TreeSet<>(names));
    }

    @Property(tries = 20_000)
    void expand_ofAnyText_neverTakesLongAndKeepsTheCap(@ForAll("lists") String text) {
        try {
            assertThat(HostList.expand(text)).hasSizeLessThanOrEqualTo(HostList.MAX_NAMES);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("'");
        }
    }

    @Provide
    static Arbitrary<Set<String>> names() {
        Arbitrary<String> text = Arbitraries.strings().withChars("abn-.").ofMaxLength(3);
        Arbitrary<String> number = Arbitraries.strings().numeric().ofMaxLength(4);
        return Combinators.combine(text, number, text, number)
                .as((a, b, c, d) -> "x" + a + b + c + d)
                .set()
                .ofMaxSize(40);
    }

    @Provide
    static Arbitrary<String> lists() {
        return Arbitraries.strings().withChars("n[]-,0123456789").ofMaxLength(30);
    }
}
