package dev.rackstate.adapter.simulator.query;

import dev.rackstate.adapter.simulator.model.Labels;
import dev.rackstate.adapter.simulator.query.Expression.LabelMatcher;
import dev.rackstate.adapter.simulator.query.Token.Kind;
import dev.rackstate.application.telemetry.TelemetryException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses {@code name{label="value", ...}}. */
final class SelectorParser {
    private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private SelectorParser() {}

    /**
     * Parses from behind the name on.
     *
     * @param name the metric's name, or null when the selector starts with a brace
     */
    static Expression parse(Tokens tokens, @Nullable Token name) throws TelemetryException {
        int position = name == null ? tokens.current().position() : name.position();
        List<LabelMatcher> matchers = new ArrayList<>();
        if (name != null) {
            matchers.add(new LabelMatcher(Labels.NAME, name.text()::equals));
        }
        if (tokens.current().is("{")) {
            tokens.take();
            while (!tokens.current().is("}")) {
                matchers.add(matcher(tokens, name != null));
                if (!tokens.current().is("}")) {
                    tokens.expect(",");
                }
            }
            tokens.take();
        }
        if (matchers.stream().allMatch(matcher -> matcher.accepts().test(""))) {
            throw Refusal.faulty("a selector needs at least one condition that an empty label does not meet", position);
        }
        return new Expression.Selector(List.copyOf(matchers));
    }

    private static LabelMatcher matcher(Tokens tokens, boolean named) throws TelemetryException {
        if (tokens.current().kind() == Kind.STRING) {
            throw Refusal.unsupported("quoted names", tokens.current().position());
        }
        int position = tokens.current().position();
        String label = labelName(tokens);
        if (named && label.equals(Labels.NAME)) {
            throw Refusal.faulty("the metric has a name already", position);
        }
        Token operator = tokens.current();
        if (!operator.is("=") && !operator.is("!=") && !operator.is("=~") && !operator.is("!~")) {
            throw tokens.unexpected("'=', '!=', '=~' or '!~'");
        }
        tokens.take();
        if (tokens.current().kind() != Kind.STRING) {
            throw tokens.unexpected("a string");
        }
        Token value = tokens.take();
        Predicate<String> equal =
                operator.text().endsWith("~") ? RegexTest.of(value.text(), value.position()) : value.text()::equals;
        return new LabelMatcher(label, operator.text().startsWith("!") ? equal.negate() : equal);
    }

    /** Takes a label name. */
    static String labelName(Tokens tokens) throws TelemetryException {
        Token name = tokens.current();
        if (name.kind() != Kind.WORD || !LABEL_NAME.matcher(name.text()).matches()) {
            throw tokens.unexpected("a label name");
        }
        return tokens.take().text();
    }
}
