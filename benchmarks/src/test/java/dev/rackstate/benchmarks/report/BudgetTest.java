package dev.rackstate.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void most_isKeptUpToTheLimit() {
        assertThat(Budget.atMost(5).isKept(5)).isTrue();
        assertThat(Budget.atMost(5).isKept(5.01)).isFalse();
        assertThat(Budget.atMost(5).used(6)).isCloseTo(1.2, within(1e-9));
    }

    @Test
    void least_isKeptDownToTheLimit() {
        assertThat(Budget.atLeast(0.6).isKept(0.6)).isTrue();
        assertThat(Budget.atLeast(0.6).isKept(0.59)).isFalse();
        assertThat(Budget.atLeast(0.6).used(0.5)).isCloseTo(1.2, within(1e-9));
        assertThat(Budget.atLeast(0.6).isKept(0)).isFalse();
    }

    @Test
    void nothing_isNeverKept() {
        assertThat(Budget.atMost(5).isKept(Double.NaN)).isFalse();
        assertThat(Budget.atLeast(5).isKept(Double.NaN)).isFalse();
    }

    @Test
    void limit_thatIsNotPositive_isRefused() {
        assertThatThrownBy(() -> Budget.atMost(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a limit must be positive, not 0.0");
    }
}
