package dev.rackstate.domain.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.fixture.HealthDomain;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Domain(HealthDomain.class)
@Domain(DomainContext.Global.class)
class AmountTest {
    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "2, 8, 2",
        "2, 1, 1",
        "50%, 4, 2",
        "50%, 5, 3",
        "1%, 5, 1",
        "34%, 3, 2",
        "33%, 3, 1",
        "100%, 7, 7",
        "all, 7, 7",
        "ALL, 1, 1",
        "' 25 % ', 8, 2",
        "999999999, 3, 3"
    })
    void of_someChildren_roundsUpWithinOneAndAll(String text, int total, int wanted) {
        assertThat(Amount.parse(text).of(total)).isEqualTo(wanted);
    }

    /** The share that is asked for is reached, and one child fewer would not reach it. */
    @Property(tries = 20_000)
    void of_anyPercentage_isTheFewestThatReachTheShare(
            @ForAll @IntRange(min = 1, max = 100) int percent,
            @ForAll @IntRange(min = 1, max = 100_000_000) int total) {
        long wanted = Amount.percent(percent).of(total);

        assertThat(wanted * 100).isGreaterThanOrEqualTo((long) total * percent);
        assertThat((wanted - 1) * 100).isLessThan((long) total * percent);
    }

    @Property(tries = 20_000)
    void of_anyAmount_isBetweenOneAndAll(
            @ForAll Amount amount, @ForAll @IntRange(min = 1, max = 100_000_000) int total) {
        assertThat(amount.of(total)).isBetween(1, total);
    }

    @Property(tries = 20_000)
    void parse_ofAnyAmountsText_givesItBack(@ForAll Amount amount) {
        assertThat(Amount.parse(amount.toString())).isEqualTo(amount);
    }

    @Example
    void toString_ofWholePercentage_isAll() {
        assertThat(Amount.percent(100)).hasToString("all");
        assertThat(Amount.count(100)).hasToString("100");
        assertThat(Amount.percent(5)).hasToString("5%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "%", "two", "-1", "+1", "1.5", "1e3", "٣", "1000000000", "5 0%", "50%%"})
    void parse_somethingElse_saysWhatIsAllowed(String text) {
        assertThatThrownBy(() -> Amount.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text.strip()
                        + "' is not an amount; allowed: a count like 2, a percentage like 50%, or all");
    }

    @Test
    void constructor_outOfRange_isRefused() {
        assertThatThrownBy(() -> Amount.parse("0")).hasMessage("an amount must be at least 1, not 0");
        assertThatThrownBy(() -> Amount.parse("0%")).hasMessage("an amount must be at least 1, not 0");
        assertThatThrownBy(() -> Amount.parse("101%")).hasMessage("a percentage must be 1% to 100%, not 101%");
    }
}
