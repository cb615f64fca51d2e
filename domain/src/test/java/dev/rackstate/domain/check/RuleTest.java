package dev.rackstate.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules, and the worst of those that match. */
class RuleTest {
    @ParameterizedTest(name = "{1} {0} 5: {2}")
    @CsvSource({
        "==, 5, true",
        "==, 4, false",
        "!=, 5, false",
        "!=, 4, true",
        ">, 5, false",
        ">, 5.1, true",
        ">=, 5, true",
        ">=, 4.9, false",
        "<, 5, false",
        "<, 4.9, true",
        "<=, 5, true",
        "<=, 5.1, false",
        ">, Infinity, true",
        "<, -Infinity, true",
        "!=, Infinity, true",
        "==, Infinity, false"
    })
    void matches_aSample_asTheSignSays(String op, double sample, boolean matches) {
        assertThat(new Rule(Rule.Op.parse(op), 5, HealthState.WARN).matches(sample))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @EnumSource(Rule.Op.class)
    void matches_notANumber_onlyUnequal(Rule.Op op) {
        assertThat(new Rule(op, 5, HealthState.WARN).matches(Double.NaN)).isEqualTo(op == Rule.Op.NOT_EQUAL);
    }

    @ParameterizedTest
    @EnumSource(Rule.Op.class)
    void parse_ofASign_givesItsComparison(Rule.Op op) {
        assertThat(Rule.Op.parse(" " + op.sign() + " ")).isSameAs(op);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "=~", "", "gt", "=>"})
    void parse_somethingElse_saysWhatIsAllowed(String sign) {
        assertThatThrownBy(() -> Rule.Op.parse(sign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + sign + "' is not a comparison; allowed: == != > >= < <=");
    }

    /** Neither the first nor the last rule decides, but the worst: both orders are in use. */
    @Test
    void judge_severalRulesMatch_takesTheWorst() {
        Check falling = Checks.ofNodes("t")
                .rule(">", 80, HealthState.CRIT)
                .rule(">", 60, HealthState.WARN)
                .build();
        Check rising = Checks.ofNodes("t")
                .rule(">", 60, HealthState.WARN)
                .rule(">", 80, HealthState.CRIT)
                .build();

        for (Check check : List.of(falling, rising)) {
            assertThat(check.judge(90)).isSameAs(HealthState.CRIT);
            assertThat(check.judge(70)).isSameAs(HealthState.WARN);
            assertThat(check.judge(60)).isSameAs(HealthState.OK);
            assertThat(check.judge(Double.POSITIVE_INFINITY)).isSameAs(HealthState.CRIT);
            assertThat(check.judge(Double.NEGATIVE_INFINITY)).isSameAs(HealthState.OK);
        }
    }

    @Test
    void judge_noRules_isOkForEveryNumber() {
        assertThat(Checks.ofNodes("t").build().judge(-1e300)).isSameAs(HealthState.OK);
    }

    /** A sensor that answers "not a number" is no sensor that answers "all right". */
    @Test
    void judge_notANumber_isUnknownUnlessARuleSpeaks() {
        assertThat(Checks.up().judge(Double.NaN)).isSameAs(HealthState.UNKNOWN);
        assertThat(Checks.ofNodes("t").build().judge(Double.NaN)).isSameAs(HealthState.UNKNOWN);
        assertThat(Checks.ofNodes("t").rule("!=", 1, HealthState.CRIT).build().judge(Double.NaN))
                .isSameAs(HealthState.CRIT);
        assertThat(Checks.ofNodes("t").rule("!=", 1, HealthState.OK).build().judge(Double.NaN))
                .isSameAs(HealthState.OK);
    }

    @Test
    void judge_ruleForUnknown_isWorseThanOkAndBetterThanWarn() {
        Check check = Checks.ofNodes("t")
                .rule("<", 0, HealthState.UNKNOWN)
                .rule("<", -10, HealthState.WARN)
                .build();

        assertThat(check.judge(-1)).isSameAs(HealthState.UNKNOWN);
        assertThat(check.judge(-11)).isSameAs(HealthState.WARN);
    }

    @Property(tries = 20_000)
    void judge_rulesInAnyOrder_givesTheWorstThatMatches(
            @ForAll @Size(max = 5) List<Rule.Op> ops,
            @ForAll @Size(value = 5) List<HealthState> severities,
            @ForAll @Size(value = 5) List<Byte> values,
            @ForAll byte sample,
            @ForAll Random random) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < ops.size(); i++) {
            rules.add(new Rule(ops.get(i), values.get(i) % 4, severities.get(i)));
        }
        double value = sample % 4;
        HealthState expected = HealthState.OK;
        for (Rule rule : rules) {
            expected = rule.matches(value) ? SeverityOrder.worst(expected, rule.severity()) : expected;
        }
        Collections.shuffle(rules, random);
        Checks checks = Checks.ofNodes("t");
        rules.forEach(rule -> checks.rule(rule.op().sign(), rule.value(), rule.severity()));

        assertThat(checks.build().judge(value)).isSameAs(expected);
    }
}
