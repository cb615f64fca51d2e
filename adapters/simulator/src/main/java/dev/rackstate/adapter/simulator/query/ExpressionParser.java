package dev.rackstate.adapter.simulator.query;

import dev.rackstate.application.telemetry.TelemetryException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over the part of PromQL that is evaluated. From loose to tight: comparison, {@code + -},
 * {@code * /}, sign, primary; all of them group from the left. Types are checked on the way, so that a faulty
 * expression is refused where the fault stands.
 */
final class ExpressionParser {
    /** How deep parentheses and signs may nest: far beyond what people write, and no danger to the stack. */
    private static final int MAX_DEPTH = 100;

    private static final Set<String> OTHER_AGGREGATIONS =
            Set.of("group", "stddev", "stdvar", "topk", "bottomk", "quantile", "count_values", "limitk", "limit_ratio");

    /** How many operators may stand in a row; each wraps what is on its left. */
    private static final int MAX_OPERATORS = 500;

    private final Tokens tokens;
    private int depth;
    private int operators;

    private ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static Expression parse(String text) throws TelemetryException {
        Tokens tokens = new Tokens(text);
        Expression expression = new ExpressionParser(tokens).comparison();
        if (tokens.current().kind() != Token.Kind.END) {
            throw tokens.unexpected("the end");
        }
        return expression;
    }

    private Expression comparison() throws TelemetryException {
        Expression left = sum();
        for (Comparison comparison = Comparison.of(tokens.current());
                comparison != null;
                comparison = Comparison.of(tokens.current())) {
            Token operator = operator();
            boolean bool = tokens.current().isWord("bool");
            if (bool) {
                tokens.take();
            }
            left = compared(operator, comparison, bool, left, sum());
        }
        return left;
    }

    private Token operator() throws TelemetryException {
        if (++operators > MAX_OPERATORS) {
            throw Refusal.faulty(
                    "more than " + MAX_OPERATORS + " operators",
                    tokens.current().position());
        }
        return tokens.take();
    }

    private static Expression compared(
            Token operator, Comparison comparison, boolean bool, Expression left, Expression right)
            throws TelemetryException {
        if (left instanceof Expression.Scalar a && right instanceof Expression.Scalar b) {
            if (!bool) {
                throw Refusal.faulty(
                        "a comparison of two numbers needs 'bool' behind '" + operator.text() + "'",
                        operator.position());
            }
            return new Expression.Scalar(comparison.holds(a.value(), b.value()) ? 1 : 0);
        }
        if (right instanceof Expression.Scalar number) {
            return new Expression.Filter(left, comparison, number.value(), false, bool);
        }
        if (left instanceof Expression.Scalar number) {
            return new Expression.Filter(right, comparison, number.value(), true, bool);
        }
        throw Refusal.unsupported("'" + operator.text() + "' between two vectors", operator.position());
    }

    private Expression sum() throws TelemetryException {
        Expression left = product();
        while (tokens.current().is("+") || tokens.current().is("-")) {
            Token operator = operator();
            left = arithmetic(operator, left, product());
        }
        return left;
    }

    private Expression product() throws TelemetryException {
        Expression left = signed();
        while (tokens.current().is("*") || tokens.current().is("/")) {
            Token operator = operator();
            left = arithmetic(operator, left, signed());
        }
        return left;
    }

    private static Expression arithmetic(Token operator, Expression left, Expression right) throws TelemetryException {
        DoubleBinaryOperator function = switch (operator.text()) {
            case "+" -> (a, b) -> a + b;
            case "-" -> (a, b) -> a - b;
            case "*" -> (a, b) -> a * b;
            default -> (a, b) -> a / b;
        };
        if (left instanceof Expression.Scalar a && right instanceof Expression.Scalar b) {
            return new Expression.Scalar(function.applyAsDouble(a.value(), b.value()));
        }
        if (right instanceof Expression.Scalar number) {
            return new Expression.Arithmetic(left, function, number.value(), false);
        }
        if (left instanceof Expression.Scalar number) {
            return new Expression.Arithmetic(right, function, number.value(), true);
        }
        throw Refusal.unsupported("'" + operator.text() + "' between two vectors", operator.position());
    }

    private Expression signed() throws TelemetryException {
        if (++depth > MAX_DEPTH) {
            throw Refusal.faulty(
                    "more than " + MAX_DEPTH + " levels of parentheses and signs",
                    tokens.current().position());
        }
        Expression expression;
        if (tokens.current().is("-") || tokens.current().is("+")) {
            boolean negative = tokens.take().is("-");
            Expression operand = signed();
            expression = negative ? negated(operand) : operand;
        } else {
            expression = primary();
        }
        depth--;
        return expression;
    }

    private static Expression negated(Expression operand) {
        return operand instanceof Expression.Scalar scalar
                ? new Expression.Scalar(-scalar.value())
                : new Expression.Arithmetic(operand, (a, b) -> a * b, -1, false);
    }

    private Expression primary() throws TelemetryException {
        if (tokens.current().is("(")) {
            tokens.take();
            Expression inner = comparison();
            tokens.expect(")");
            return inner;
        }
        if (tokens.current().is("{")) {
            return SelectorParser.parse(tokens, null);
        }
        return switch (tokens.current().kind()) {
            case NUMBER -> number(tokens.take());
            case WORD -> word(tokens.take());
            case STRING ->
                throw Refusal.unsupported(
                        "a string as a value", tokens.current().position());
            case SYMBOL, END -> throw tokens.unexpected("a selector, a number or an aggregation");
        };
    }

    private static Expression number(Token literal) throws TelemetryException {
        String text = literal.text();
        if (text.length() > 1 && text.charAt(0) == '0' && Character.isDigit(text.charAt(1))) {
            throw Refusal.faulty("'" + text + "' starts with a zero", literal.position());
        }
        try {
            boolean hex = text.startsWith("0x") || text.startsWith("0X");
            return new Expression.Scalar(hex ? Long.parseLong(text.substring(2), 16) : Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw Refusal.faulty("'" + text + "' is not a number", literal.position());
        }
    }

    private Expression word(Token word) throws TelemetryException {
        boolean call = tokens.current().is("(");
        boolean grouped =
                call || tokens.current().isWord("by") || tokens.current().isWord("without");
        @Nullable Aggregator aggregator = Aggregator.of(word.text());
        if (aggregator != null && grouped) {
            return aggregation(aggregator);
        }
        if (call && word.isWord("vector")) {
            return vectorOf();
        }
        if (call || (grouped && OTHER_AGGREGATIONS.contains(word.text().toLowerCase(Locale.ROOT)))) {
            throw Refusal.unsupported(word.text() + "()", word.position());
        }
        if (word.isWord("inf") || word.isWord("nan")) {
            return new Expression.Scalar(word.isWord("inf") ? Double.POSITIVE_INFINITY : Double.NaN);
        }
        return SelectorParser.parse(tokens, word);
    }

    private Expression vectorOf() throws TelemetryException {
        tokens.expect("(");
        Token argument = tokens.current();
        Expression of = comparison();
        tokens.expect(")");
        if (of instanceof Expression.Scalar scalar) {
            return new Expression.VectorOf(scalar.value());
        }
        throw Refusal.faulty("vector() takes a number", argument.position());
    }

    private Expression aggregation(Aggregator aggregator) throws TelemetryException {
        Grouping grouping = grouping();
        tokens.expect("(");
        Token argument = tokens.current();
        Expression of = comparison();
        tokens.expect(")");
        if (of.isScalar()) {
            throw Refusal.faulty(aggregator.word() + "() takes a vector, not a number", argument.position());
        }
        if (grouping == null) {
            grouping = grouping();
        }
        return grouping == null
                ? new Expression.Aggregation(aggregator, false, Set.of(), of)
                : new Expression.Aggregation(aggregator, grouping.without(), grouping.labels(), of);
    }

    private record Grouping(boolean without, Set<String> labels) {}

    private @Nullable Grouping grouping() throws TelemetryException {
        if (!tokens.current().isWord("by") && !tokens.current().isWord("without")) {
            return null;
        }
        boolean without = tokens.take().isWord("without");
        Set<String> labels = new LinkedHashSet<>();
        tokens.expect("(");
        while (!tokens.current().is(")")) {
            labels.add(SelectorParser.labelName(tokens));
            if (!tokens.current().is(")")) {
                tokens.expect(",");
            }
        }
        tokens.take();
        return new Grouping(without, labels);
    }
}
