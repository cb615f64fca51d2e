package dev.rackstate.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"0s, PT0S", "30s, PT30S", "5m, PT5M", "2h, PT2H", "1d, PT24H", "2w, PT336H", "1y, PT8760H", "007m, PT7M"
    })
    void duration_ofEachUnit_isRead(String text, Duration duration) {
        assertThat(CheckDuration.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "5 m", "1h30m", "500ms", "-5m", "1.5h", "5M", "٥m", "1000000000s"})
    void duration_ofAnotherForm_saysWhatIsAllowed(String text) {
        assertThatThrownBy(() -> CheckDuration.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'" + text + "' is not a duration; allowed: a whole number and one of s m h d w y, like 5m");
    }

    /** Clocks count milliseconds in a long; a duration beyond that would stop the round that uses it. */
    @Property
    void durationText_ofWholeSeconds_readsBackAsTheSame(@ForAll @LongRange(max = 999_999_999L) long seconds) {
        Duration duration = Duration.ofSeconds(seconds);

        assertThat(CheckDuration.parse(CheckDuration.text(duration))).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({"90s,90s", "300s,5m", "7200s,2h", "60m,1h", "48h,2d", "1w,7d", "0m,0s"})
    void durationText_isInTheLargestUnitThatDivides(String written, String text) {
        assertThat(CheckDuration.text(CheckDuration.parse(written))).isEqualTo(text);
    }

    @Test
    void duration_longerThanAHundredYears_isRefused() {
        assertThat(CheckDuration.parse("100y").toDays()).isEqualTo(36_500);
        for (String text : List.of("101y", "999999999y", "999999999w", "36501d")) {
            assertThatThrownBy(() -> CheckDuration.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'" + text + "' is longer than 100y, the longest duration allowed");
        }
    }

    @Test
    void check_negativeHold_isRefused() {
        Check up = Checks.up();

        assertThatThrownBy(() -> new Check(
                        "x",
                        "x",
                        null,
                        CheckScope.NODE,
                        up.expr(),
                        "bool",
                        List.of(),
                        List.of(),
                        Duration.ofSeconds(-1),
                        null,
                        null))
                .hasMessage("'for' must not be negative");
    }

    @Test
    void check_lists_areCopied() {
        List<String> selectors = new ArrayList<>(List.of("host"));
        Check check = new Check(
                "x",
                "x",
                null,
                CheckScope.NODE,
                Checks.up().expr(),
                "bool",
                selectors,
                List.of(),
                Duration.ZERO,
                null,
                null);

        selectors.clear();

        assertThat(check.selectors()).containsExactly("host");
    }

    @Test
    void scope_saysItsTargetPlaceholderAndWord() {
        assertThat(CheckScope.values())
                .extracting(CheckScope::target)
                .containsExactly(EntityKind.NODE, EntityKind.DEVICE, EntityKind.RACK);
        assertThat(CheckScope.values())
                .extracting(CheckScope::placeholder)
                .containsExactly("instances", "chassis", "racks");
        assertThat(CheckScope.values()).extracting(CheckScope::word).containsExactly("node", "chassis", "rack");
        for (CheckScope scope : CheckScope.values()) {
            assertThat(Check.PLACEHOLDERS).contains(scope.placeholder());
        }
    }

    @Test
    void expansion_key_joinsInstanceLabelAndValue() {
        PromQlTemplate discovery = PromQlTemplate.parse("slots", Set.of());

        assertThat(new Expansion("slot", discovery, HealthState.OK, 2).key("da01", "7"))
                .isEqualTo("da01:slot7");
    }

    @Test
    void library_ofRepeatedIds_keepsTheFirstInFileOrder() {
        Check first = Checks.up();
        Check second = Checks.ofNodes("up").rule("==", 0, HealthState.WARN).build();
        Check other = Checks.ofNodes("a").build();
        CheckLibrary library = new CheckLibrary(List.of(first, second, other));

        assertThat(library.all()).containsExactly(first, other);
        assertThat(library.find("up")).containsSame(first);
        assertThat(library.find("none")).isEmpty();
        assertThat(CheckLibrary.EMPTY.all()).isEmpty();
    }
}
