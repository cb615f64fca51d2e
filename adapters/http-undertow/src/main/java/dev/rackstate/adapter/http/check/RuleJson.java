package dev.rackstate.adapter.http.check;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.health.HealthState;

/** When a sample means a state. */
record RuleJson(
        @JsonPropertyDescription("The comparison.") @Allowed(words = {"==", "!=", ">", ">=", "<", "<="})
        String op,

        @JsonPropertyDescription("What a sample is compared with: a number, or text like 5 or +Inf.")
        Object value,

        @JsonPropertyDescription("The state when the comparison holds.")
        HealthState severity) {
    private static final String INFINITY = "Infinity";

    static RuleJson of(Rule rule) {
        return new RuleJson(rule.op().sign(), written(rule.value()), rule.severity());
    }

    private static Object written(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? (Object) (long) value : (Object) value;
    }

    /**
     * The rule.
     *
     * @throws IllegalArgumentException when it is none; the message says why
     */
    Rule rule() {
        return new Rule(Rule.Op.parse(op), read(value), severity);
    }

    private static double read(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof String text) {
            try {
                return Double.parseDouble(text.strip().replaceFirst("^([-+]?)\\.?[iI]nf$", "$1" + INFINITY));
            } catch (NumberFormatException e) {
                // Said below.
            }
        }
        throw new IllegalArgumentException(
                "'" + value + "' is no value of a rule; allowed: a number, or text like 5 or +Inf");
    }
}
