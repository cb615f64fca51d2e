package dev.rackstate.domain.promql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PromQL expression with placeholders, {@code up{instance=~"$instances"}}.
 *
 * <p>A placeholder is {@code $name} or {@code {name}} inside a quoted string. Rendering knows two layers: the value
 * becomes a literal regular expression where the matcher is {@code =~} or {@code !~}, and the result is escaped for the
 * quotes it stands between. Where the matcher is {@code =} or {@code !=} and the binding is more than one value, the
 * matcher is rewritten to its regular-expression form. Immutable; parsed once, rendered often.
 */
public final class PromQlTemplate {
    private static final Pattern MATCHER_BEFORE = Pattern.compile("(=~|!~|!=|=)\\s*$");
    private static final Pattern DOLLAR = Pattern.compile("\\$([a-z_]+)");

    private final String text;
    private final List<Part> parts;
    private final Set<String> placeholders;

    private PromQlTemplate(String text, List<Part> parts, Set<String> placeholders) {
        this.text = text;
        this.parts = parts;
        this.placeholders = placeholders;
    }

    /** A piece of the template: plain text, or the inside of a string literal that holds placeholders. */
    private sealed interface Part {
        record Plain(String text) implements Part {}

        /** {@code operator} is empty where the string is no matcher's value. */
        record Quoted(String operator, String gap, char quote, String content, Pattern names) implements Part {}
    }

    /**
     * Parses an expression.
     *
     * @param expression the text from the configuration
     * @param known the placeholder names that may be bound; other text that looks like one stays as it is
     * @throws IllegalArgumentException when the expression is blank, a string literal does not end, or a {@code $name}
     *     stands outside quotes; the message says where
     */
    public static PromQlTemplate parse(String expression, Set<String> known) {
        if (expression.isBlank()) {
            throw new IllegalArgumentException("an expression must not be blank");
        }
        String any = String.join("|", known.stream().sorted((a, b) -> b.length() - a.length()).toList());
        Pattern names = Pattern.compile("\\$(" + any + ")(?![A-Za-z0-9_])|\\{(" + any + ")}");
        List<Part> parts = new ArrayList<>();
        Set<String> found = new LinkedHashSet<>();
        int plainFrom = 0;
        int at = 0;
        while (at < expression.length()) {
            char c = expression.charAt(at);
            if (c == '#') {
                int lineEnd = expression.indexOf('\n', at);
                at = lineEnd < 0 ? expression.length() : lineEnd;
            } else if (c == '"' || c == '\'' || c == '`') {
                int close = closing(expression, at);
                String content = Escapes.unquoted(expression.substring(at + 1, close), c);
                Matcher name = names.matcher(content);
                boolean holds = false;
                while (name.find()) {
                    holds = true;
                    found.add(name.group(1) != null ? name.group(1) : name.group(2));
                }
                if (holds) {
                    String before = expression.substring(plainFrom, at);
                    Matcher operator = MATCHER_BEFORE.matcher(before);
                    boolean matcher = operator.find();
                    parts.add(new Part.Plain(matcher ? before.substring(0, operator.start()) : before));
                    parts.add(new Part.Quoted(
                            matcher ? operator.group(1) : "",
                            matcher ? before.substring(operator.end(1)) : "",
                            c,
                            content,
                            names));
                    plainFrom = close + 1;
                }
                at = close + 1;
            } else {
                if (c == '$') {
                    Matcher dollar = DOLLAR.matcher(expression).region(at, expression.length());
                    String shown = dollar.lookingAt() ? dollar.group() : "$";
                    throw new IllegalArgumentException("'" + shown + "' at character " + (at + 1)
                            + " stands outside quotes; a placeholder belongs into a label value like"
                            + " instance=~\"$instances\"");
                }
                at++;
            }
        }
        parts.add(new Part.Plain(expression.substring(plainFrom)));
        return new PromQlTemplate(expression, List.copyOf(parts), found);
    }

    private static int closing(String expression, int open) {
        char quote = expression.charAt(open);
        for (int at = open + 1; at < expression.length(); at++) {
            char c = expression.charAt(at);
            if (c == '\\' && quote != '`') {
                at++;
            } else if (c == quote) {
                return at;
            }
        }
        throw new IllegalArgumentException("the string that opens at character " + (open + 1) + " does not end");
    }

    /** The names of the placeholders that occur, in order of appearance. */
    public Set<String> placeholders() {
        return Set.copyOf(placeholders);
    }

    /** Whether any placeholder occurs. */
    public boolean hasPlaceholders() {
        return !placeholders.isEmpty();
    }

    /**
     * Puts values in.
     *
     * @param bindings placeholder name to what it stands for; one for every placeholder that occurs
     * @throws IllegalArgumentException when a placeholder has no binding, or a value cannot stand in its place
     */
    public PromQl render(Map<String, Binding> bindings) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        for (Part part : parts) {
            if (part instanceof Part.Plain plain) {
                out.append(plain.text());
            } else if (part instanceof Part.Quoted quoted) {
                append(out, quoted, bindings);
            }
        }
        return new PromQl(out.toString());
    }

    private static void append(StringBuilder out, Part.Quoted quoted, Map<String, Binding> bindings) {
        boolean regex = quoted.operator().endsWith("~");
        boolean plain = !regex && allSingle(quoted, bindings);
        if (!plain && quoted.operator().isEmpty()) {
            throw new IllegalArgumentException("'" + quoted.content()
                    + "' is no label matcher's value, so its placeholder can stand for one value only");
        }
        String operator = regex || plain ? quoted.operator() : quoted.operator().equals("=") ? "=~" : "!~";
        StringBuilder value = new StringBuilder();
        Matcher name = quoted.names().matcher(quoted.content());
        int from = 0;
        while (name.find()) {
            String literal = quoted.content().substring(from, name.start());
            value.append(plain || regex ? literal : Escapes.regex(literal));
            Binding binding = binding(name, bindings);
            String single = binding.single();
            boolean whole = name.start() == 0 && name.end() == quoted.content().length();
            value.append(plain && single != null ? single : whole ? binding.regex() : "(?:" + binding.regex() + ")");
            from = name.end();
        }
        String rest = quoted.content().substring(from);
        value.append(plain || regex ? rest : Escapes.regex(rest));
        out.append(operator).append(quoted.gap()).append(quoted.quote());
        out.append(Escapes.inQuotes(value.toString(), quoted.quote())).append(quoted.quote());
    }

    private static boolean allSingle(Part.Quoted quoted, Map<String, Binding> bindings) {
        Matcher name = quoted.names().matcher(quoted.content());
        while (name.find()) {
            if (binding(name, bindings).single() == null) {
                return false;
            }
        }
        return true;
    }

    private static Binding binding(Matcher name, Map<String, Binding> bindings) {
        String key = name.group(1) != null ? name.group(1) : name.group(2);
        @Nullable Binding binding = bindings.get(key);
        if (binding == null) {
            throw new IllegalArgumentException("no value for the placeholder '" + key + "'");
        }
        return binding;
    }

    /** The expression as written in the configuration. */
    @Override
    public String toString() {
        return text;
    }
}
