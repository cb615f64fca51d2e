package dev.rackstate.domain.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.fixture.HealthDomain;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Domain(HealthDomain.class)
@Domain(DomainContext.Global.class)
class EdgeMapTest {
    @ParameterizedTest(name = "{0}: OK, UNKNOWN, WARN, CRIT pass as {1}, {2}, {3}, {4}")
    @CsvSource({
        "identity, OK, UNKNOWN, WARN, CRIT",
        "raise(1), OK, UNKNOWN, CRIT, CRIT",
        "raise(2), OK, UNKNOWN, CRIT, CRIT",
        "lower(1), OK, OK, OK, WARN",
        "lower(2), OK, OK, OK, OK",
        "ceiling(CRIT), OK, UNKNOWN, WARN, CRIT",
        "ceiling(WARN), OK, UNKNOWN, WARN, WARN",
        "ceiling(UNKNOWN), OK, UNKNOWN, UNKNOWN, UNKNOWN",
        "ceiling(OK), OK, OK, OK, OK"
    })
    void apply_eachState_passes(String edge, HealthState ok, HealthState unknown, HealthState warn, HealthState crit) {
        EdgeMap map = EdgeMap.parse(edge);

        assertThat(passed(map, HealthState.OK)).isSameAs(ok);
        assertThat(passed(map, HealthState.UNKNOWN)).isSameAs(unknown);
        assertThat(passed(map, HealthState.WARN)).isSameAs(warn);
        assertThat(passed(map, HealthState.CRIT)).isSameAs(crit);
    }

    private static HealthState passed(EdgeMap map, HealthState state) {
        return SeverityOrder.at(map.apply(SeverityOrder.rank(state)));
    }

    @Test
    void ignore_eachState_passesNothing() {
        for (int rank = 0; rank < SeverityOrder.RANK_COUNT; rank++) {
            assertThat(new EdgeMap.Ignore().apply(rank)).isEqualTo(-1);
        }
    }

    @Property(tries = 20_000)
    void apply_anyEdge_keepsTheOrder(@ForAll EdgeMap edge, @ForAll HealthState a, @ForAll HealthState b) {
        int better = SeverityOrder.rank(SeverityOrder.best(a, b));
        int worse = SeverityOrder.rank(SeverityOrder.worst(a, b));

        assertThat(edge.apply(better)).isLessThanOrEqualTo(edge.apply(worse));
    }

    /** No edge makes trouble out of nothing: OK passes as OK or does not count. */
    @Property
    void apply_ok_neverPassesAsTrouble(@ForAll EdgeMap edge) {
        assertThat(edge.apply(SeverityOrder.OK)).isLessThanOrEqualTo(SeverityOrder.OK);
    }

    @Property(tries = 20_000)
    void parse_ofAnyEdgesText_givesItBack(@ForAll EdgeMap edge) {
        assertThat(EdgeMap.parse(edge.toString())).isEqualTo(edge);
    }

    @Test
    void parse_looseWriting_isRead() {
        assertThat(EdgeMap.parse(" Raise ")).isEqualTo(new EdgeMap.Raise(1));
        assertThat(EdgeMap.parse("lower")).isEqualTo(new EdgeMap.Lower(1));
        assertThat(EdgeMap.parse("CEILING( warn )")).isEqualTo(new EdgeMap.Ceiling(HealthState.WARN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mute", "identity(1)", "ignore(1)", "raise(1, 2)", "raise(5%)", "ceiling", "lower(1"})
    void parse_somethingElse_saysWhatIsAllowed(String text) {
        assertThatThrownBy(() -> EdgeMap.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text
                        + "' is not an edge map; allowed: identity, raise(k), lower(k), ceiling(WARN), ignore");
    }

    @Test
    void parse_badArgument_saysWhatIsWrongWithIt() {
        assertThatThrownBy(() -> EdgeMap.parse("ceiling(INFO)"))
                .hasMessage("'INFO' is not a state; allowed: OK, WARN, CRIT, UNKNOWN");
        assertThatThrownBy(() -> new EdgeMap.Raise(0)).hasMessage("steps must be at least 1, not 0");
        assertThatThrownBy(() -> new EdgeMap.Lower(0)).hasMessage("steps must be at least 1, not 0");
    }
}
