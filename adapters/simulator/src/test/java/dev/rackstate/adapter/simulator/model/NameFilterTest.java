package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;

class NameFilterTest {
    @Property
    void filter_withoutPatterns_letsEverythingPass(@ForAll String name) {
        assertThat(new NameFilter(List.of()).passes(name)).isTrue();
    }

    @Example
    void filter_withARange_knowsItsNumbersOnly() {
        NameFilter filter = new NameFilter(List.of("compute[008-011]", "login1"));

        assertThat(List.of("compute008", "compute011", "login1")).allMatch(filter::passes);
        assertThat(List.of("compute007", "compute012", "compute8", "login2", ""))
                .noneMatch(filter::passes);
    }

    @Example
    void filter_withARangeAndAStar_joinsBoth() {
        NameFilter filter = new NameFilter(List.of("r[1-2]-*"));

        assertThat(List.of("r1-a", "r2-")).allMatch(filter::passes);
        assertThat(List.of("r3-a", "r1", "xr1-a")).noneMatch(filter::passes);
    }

    @Example
    void filter_withARangeThatRunsBackwards_saysSo() {
        assertThatThrownBy(() -> new NameFilter(List.of("c[3-1]")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("runs backwards");
    }

    @Property(tries = 2_000)
    void glob_ofStarsAndQuestionMarks_matchesAsItsRegularExpressionDoes(
            @ForAll @NotBlank @StringLength(max = 8) @Chars({'a', 'b', '*', '?'}) String glob,
            @ForAll @StringLength(max = 10) @Chars({'a', 'b'}) String name) {
        String regex = glob.replace("*", ".*").replace("?", ".");

        assertThat(new NameFilter(List.of(glob)).passes(name)).isEqualTo(Pattern.matches(regex, name));
    }
}
