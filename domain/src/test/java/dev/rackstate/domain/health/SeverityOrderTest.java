package dev.rackstate.domain.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeverityOrderTest {
    @Test
    void order_ofAllStates_isCritWarnUnknownOk() {
        List<HealthState> states = new ArrayList<>(List.of(HealthState.values()));

        states.sort(SeverityOrder.WORST_FIRST);

        assertThat(states).containsExactly(HealthState.CRIT, HealthState.WARN, HealthState.UNKNOWN, HealthState.OK);
        assertThat(states).isSortedAccordingTo(SeverityOrder.BEST_FIRST.reversed());
    }

    @Test
    void rank_ofEachState_isItsPlaceFromOk() {
        assertThat(SeverityOrder.OK).isEqualTo((byte) 0).isEqualTo(SeverityOrder.rank(HealthState.OK));
        assertThat(SeverityOrder.UNKNOWN).isEqualTo((byte) 1).isEqualTo(SeverityOrder.rank(HealthState.UNKNOWN));
        assertThat(SeverityOrder.WARN).isEqualTo((byte) 2).isEqualTo(SeverityOrder.rank(HealthState.WARN));
        assertThat(SeverityOrder.CRIT).isEqualTo((byte) 3).isEqualTo(SeverityOrder.rank(HealthState.CRIT));
        assertThat(SeverityOrder.RANK_COUNT).isEqualTo(HealthState.values().length);
    }

    @Test
    void at_rankOutOfRange_isRefused() {
        assertThatThrownBy(() -> SeverityOrder.at(4)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SeverityOrder.at(-1)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Property
    void rankAndAt_ofAnyState_areInverse(@ForAll HealthState state) {
        assertThat(SeverityOrder.at(SeverityOrder.rank(state))).isSameAs(state);
    }

    /** Connected, antisymmetric, transitive: checked over every triple of states. */
    @Property
    void order_ofAnyThreeStates_isTotal(@ForAll HealthState a, @ForAll HealthState b, @ForAll HealthState c) {
        Comparator<HealthState> order = SeverityOrder.BEST_FIRST;

        assertThat(order.compare(a, b) == 0).isEqualTo(a == b);
        assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
        if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
            assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
        }
        assertThat(SeverityOrder.isWorse(a, b)).isEqualTo(order.compare(a, b) > 0);
    }

    @Property
    void worst_ofAnyStates_isAssociativeCommutativeIdempotentWithOkNeutral(
            @ForAll HealthState a, @ForAll HealthState b, @ForAll HealthState c) {
        assertThat(SeverityOrder.worst(SeverityOrder.worst(a, b), c))
                .isSameAs(SeverityOrder.worst(a, SeverityOrder.worst(b, c)));
        assertThat(SeverityOrder.worst(a, b)).isSameAs(SeverityOrder.worst(b, a));
        assertThat(SeverityOrder.worst(a, a)).isSameAs(a);
        assertThat(SeverityOrder.worst(a, HealthState.OK)).isSameAs(a);
    }

    @Property
    void best_ofAnyStates_isTheOtherOne(@ForAll HealthState a, @ForAll HealthState b) {
        assertThat(List.of(SeverityOrder.best(a, b), SeverityOrder.worst(a, b))).containsExactlyInAnyOrder(a, b);
        assertThat(SeverityOrder.isWorse(SeverityOrder.best(a, b), SeverityOrder.worst(a, b)))
                .isFalse();
    }

    @Test
    void alerts_ofEachState_isTrueForWarnAndCritAlone() {
        assertThat(HealthState.values())
                .filteredOn(HealthState::alerts)
                .containsExactly(HealthState.WARN, HealthState.CRIT);
    }

    @Test
    void parse_anyCaseAndBlanks_isRead() {
        assertThat(HealthState.parse(" crit ")).isSameAs(HealthState.CRIT);
        assertThat(HealthState.parse("Unknown")).isSameAs(HealthState.UNKNOWN);
    }

    @Test
    void parse_otherWord_saysWhatIsAllowed() {
        assertThatThrownBy(() -> HealthState.parse("INFO"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'INFO' is not a state; allowed: OK, WARN, CRIT, UNKNOWN");
    }
}
