package dev.rackstate.domain.promql;

import dev.rackstate.domain.promql.PromQlTemplate.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes an expression apart in one pass: finds the string literals that hold placeholders, and what each literal is to
 * the server. Comments and other literals are passed over. Used once.
 */
final class TemplateParser {
    private static final Pattern OPERATOR_AT_END = Pattern.compile("(=~|!~|!=|=)$");
    private static final Pattern LABEL_REPLACE_AT_END = Pattern.compile("(?<![A-Za-z0-9_:])label_replace$");
    private static final Pattern DOLLAR = Pattern.compile("\\$([a-z_]+)");
    /** Nothing is a placeholder when no name is known. */
    private static final Pattern NEVER = Pattern.compile("(?!)");
    /** The arguments of {@code label_replace(vector, label, replacement, label, regex)} that are more than text. */
    private static final int REPLACEMENT_ARGUMENT = 2;

    private static final int REGEX_ARGUMENT = 4;

    private final String expression;
    private final Pattern names;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> found = new LinkedHashSet<>();
    private final Deque<Brackets> open = new ArrayDeque<>();
    /** Where the text begins that belongs to no part yet. */
    private int plainFrom;
    /** One more than the place of the last character that is neither blank nor comment. */
    private int spokenTo;

    TemplateParser(String expression, Set<String> known) {
        this.expression = expression;
        String any = known.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        names = known.isEmpty() ? NEVER : Pattern.compile("\\$(" + any + ")(?![A-Za-z0-9_])|\\{(" + any + ")}");
    }

    /** A bracket that is open, and how many commas have passed since. */
    private static final class Brackets {
        private final boolean labelReplace;
        private int argument;

        Brackets(boolean labelReplace) {
            this.labelReplace = labelReplace;
        }
    }

    PromQlTemplate parse() {
        int at = 0;
        while (at < expression.length()) {
            char c = expression.charAt(at);
            if (c == '#') {
                int lineEnd = expression.indexOf('\n', at);
                at = lineEnd < 0 ? expression.length() : lineEnd;
                continue;
            }
            int last = switch (c) {
                case '"', '\'', '`' -> literal(at);
                case '$' -> throw outsideQuotes(at);
                default -> at;
            };
            follow(c);
            at = last + 1;
            if (!Character.isWhitespace(c)) {
                spokenTo = at;
            }
        }
        parts.add(new Part.Plain(expression.substring(plainFrom)));
        return new PromQlTemplate(expression, List.copyOf(parts), found);
    }

    /** Keeps count of brackets and arguments. */
    private void follow(char c) {
        switch (c) {
            case '(' ->
                open.push(new Brackets(LABEL_REPLACE_AT_END
                        .matcher(expression.substring(0, spokenTo))
                        .find()));
            case '{', '[' -> open.push(new Brackets(false));
            case ')', '}', ']' -> open.poll();
            case ',' -> {
                if (!open.isEmpty()) {
                    open.element().argument++;
                }
            }
            default -> {}
        }
    }

    /** Takes in the literal that opens here and returns where it closes. */
    private int literal(int start) {
        char quote = expression.charAt(start);
        int close = closing(start);
        String inner = expression.substring(start + 1, close);
        if (!names.matcher(inner).find()) {
            return close;
        }
        String content = content(inner, quote, start);
        Matcher name = names.matcher(content);
        while (name.find()) {
            found.add(PromQlTemplate.name(name));
        }
        int before = Math.max(plainFrom, spokenTo);
        Matcher operator = OPERATOR_AT_END.matcher(expression).region(plainFrom, before);
        boolean matcher = operator.find();
        parts.add(new Part.Plain(expression.substring(plainFrom, matcher ? operator.start() : start)));
        parts.add(new Part.Quoted(
                matcher ? Use.MATCHER : argument(),
                matcher ? operator.group() : "",
                matcher ? expression.substring(before, start) : "",
                quote,
                content,
                names));
        plainFrom = close + 1;
        return close;
    }

    private Use argument() {
        Brackets brackets = open.peek();
        if (brackets == null || !brackets.labelReplace) {
            return Use.TEXT;
        }
        return switch (brackets.argument) {
            case REPLACEMENT_ARGUMENT -> Use.REPLACEMENT;
            case REGEX_ARGUMENT -> Use.REGEX;
            default -> Use.TEXT;
        };
    }

    private static String content(String inner, char quote, int start) {
        try {
            return Escapes.unquoted(inner, quote);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage() + " (in the string that opens at character " + (start + 1) + ")", e);
        }
    }

    private int closing(int start) {
        char quote = expression.charAt(start);
        for (int at = start + 1; at < expression.length(); at++) {
            char c = expression.charAt(at);
            if (c == quote) {
                return at;
            }
            if (quote != '`' && c == '\n') {
                break;
            }
            at += c == '\\' && quote != '`' ? 1 : 0;
        }
        throw new IllegalArgumentException("the string that opens at character " + (start + 1) + " does not end");
    }

    private IllegalArgumentException outsideQuotes(int at) {
        Matcher dollar = DOLLAR.matcher(expression).region(at, expression.length());
        String shown = dollar.lookingAt() ? dollar.group() : "$";
        return new IllegalArgumentException("'" + shown + "' at character " + (at + 1)
                + " stands outside quotes; a placeholder belongs into a label value like instance=~\"$instances\"");
    }

    /** What a string literal is to the server. */
    enum Use {
        /** The value of a label matcher. */
        MATCHER,
        /** A regular expression that is no matcher's. */
        REGEX,
        /** The replacement that goes with such a regular expression: a dollar sign in it names a group. */
        REPLACEMENT,
        /** Text that means itself. */
        TEXT
    }
}
