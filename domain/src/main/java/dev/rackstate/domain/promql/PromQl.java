package dev.rackstate.domain.promql;

import java.util.List;
import java.util.Map;

/**
 * A finished PromQL expression. Only this package makes one, so every expression that reaches a server went through
 * the escaping here. Immutable; equal when the text is equal.
 *
 * <p>Source of the lexical rules: Prometheus' querying basics (string literals follow Go's escapes) and RE2 (regular
 * expressions, always anchored in label matchers).
 */
public final class PromQl {
    private final String text;

    PromQl(String text) {
        this.text = text;
    }

    /**
     * A selector: {@code name{label="value",...}}, each label narrowed to what its binding stands for.
     *
     * @param metricName a metric name
     * @param labels label to wanted values, in the order in which they are written
     * @throws IllegalArgumentException when a name is no legal metric or label name
     */
    public static PromQl selector(String metricName, Map<String, Binding> labels) {
        requireMetric(metricName);
        StringBuilder out = new StringBuilder(metricName).append('{');
        labels.forEach((label, binding) -> {
            requireLabel(label);
            if (out.charAt(out.length() - 1) != '{') {
                out.append(',');
            }
            out.append(label).append(binding.single() == null ? "=~" : "=").append('"');
            String single = binding.single();
            out.append(Escapes.inQuotes(single == null ? binding.regex() : single, '"'))
                    .append('"');
        });
        return new PromQl(out.append('}').toString());
    }

    /**
     * The largest value for each combination of some labels: {@code max by (a, b) (name{c=~".+"})}.
     *
     * @param labels the labels that are kept
     * @param metricName a metric name
     * @param present a label without which a series does not count
     * @throws IllegalArgumentException when a name is no legal metric or label name
     */
    public static PromQl maxBy(List<String> labels, String metricName, String present) {
        labels.forEach(PromQl::requireLabel);
        return new PromQl("max by (" + String.join(", ", labels) + ") ("
                + selector(metricName, Map.of(present, Binding.ANYTHING)) + ")");
    }

    private static void requireMetric(String name) {
        if (!name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) {
            throw new IllegalArgumentException("'" + name + "' is not a metric name");
        }
    }

    private static void requireLabel(String name) {
        if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
            throw new IllegalArgumentException("'" + name + "' is not a label name");
        }
    }

    /** The constant vector that a source is pinged with. */
    public static PromQl ping() {
        return new PromQl("vector(1)");
    }

    /**
     * An expression that a person wrote and that takes no identifiers, taken as it is.
     *
     * @throws IllegalArgumentException when it is blank
     */
    public static PromQl verbatim(String expression) {
        if (expression.isBlank()) {
            throw new IllegalArgumentException("an expression must not be blank");
        }
        return new PromQl(expression);
    }

    /** The expression as the server reads it. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PromQl that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
