package dev.rackstate.domain.check;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.promql.PromQlTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A health check: a query over all targets of its scope, and rules that turn each sample into a state.
 *
 * @param id unique in the library
 * @param name what people call it
 * @param kind grouping for display, or null; selects nothing
 * @param scope what it speaks of
 * @param expr the query; {@link PromQlTemplate#NONE} where what is judged is no telemetry
 * @param output {@code bool} or {@code numeric}; a hint for display
 * @param selectors when not empty, the first is the label that names the target instead of the scope's own
 * @param rules the worst of all that match decides; when none matches the sample is OK
 * @param holdFor how long a worse state must last before it counts; zero for at once
 * @param expansion virtual nodes, or null
 * @param missing the state of a target that a successful query said nothing about; null leaves no finding there
 */
public record Check(
        String id,
        String name,
        @Nullable String kind,
        CheckScope scope,
        PromQlTemplate expr,
        String output,
        List<String> selectors,
        List<Rule> rules,
        Duration holdFor,
        @Nullable Expansion expansion,
        @Nullable HealthState missing) {

    /** The placeholders that an expression may use. */
    public static final Set<String> PLACEHOLDERS = Set.of("instances", "racks", "chassis", "jobs");

    /** Refuses a negative duration and copies the lists. */
    public Check {
        if (holdFor.isNegative()) {
            throw new IllegalArgumentException("'for' must not be negative");
        }
        selectors = List.copyOf(selectors);
        rules = List.copyOf(rules);
    }

    /**
     * The state a sample means: the worst severity of all rules that match. When none does the sample is OK, except that
     * a NaN, which no rule can vouch for, is UNKNOWN.
     */
    public HealthState judge(double sample) {
        HealthState worst = Double.isNaN(sample) && rules.stream().noneMatch(rule -> rule.matches(sample))
                ? HealthState.UNKNOWN
                : HealthState.OK;
        for (Rule rule : rules) {
            if (rule.matches(sample)) {
                worst = SeverityOrder.worst(worst, rule.severity());
            }
        }
        return worst;
    }

    /** The same check with another {@code for}. */
    public Check heldFor(Duration duration) {
        return new Check(id, name, kind, scope, expr, output, selectors, rules, duration, expansion, missing);
    }
}
