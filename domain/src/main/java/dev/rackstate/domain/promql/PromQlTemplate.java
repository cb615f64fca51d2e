package dev.rackstate.domain.promql;

import dev.rackstate.domain.promql.TemplateParser.Use;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * matcher is rewritten to its regular-expression form. In other strings, such as the arguments of a function, a
 * placeholder stands for one value, except in the regular expression of {@code label_replace}. Immutable; parsed once,
 * rendered often.
 */
public final class PromQlTemplate {
    /** No expression: of a check that asks no question. */
    public static final PromQlTemplate NONE = new PromQlTemplate("", List.of(), Set.of());

    private final String text;
    private final List<Part> parts;
    private final Set<String> placeholders;

    PromQlTemplate(String text, List<Part> parts, Set<String> placeholders) {
        this.text = text;
        this.parts = parts;
        this.placeholders = Collections.unmodifiableSet(placeholders);
    }

    /** A piece of the template: plain text, or the inside of a string literal that holds placeholders. */
    sealed interface Part {
        record Plain(String text) implements Part {}

        /** {@code operator} and the {@code gap} after it are empty where the string is no matcher's value. */
        record Quoted(Use use, String operator, String gap, char quote, String content, Pattern names) implements Part {
            boolean isRegex() {
                return use == Use.REGEX || operator.endsWith("~");
            }

            String literal(String value) {
                return use == Use.REPLACEMENT ? value.replace("$", "$$") : value;
            }
        }
    }

    /**
     * Parses an expression.
     *
     * @param expression the text from the configuration
     * @param known the placeholder names that may be bound; other text that looks like one stays as it is
     * @throws IllegalArgumentException when the expression is blank, a string literal does not end, one with a
     *     placeholder holds an escape that PromQL does not know, or a {@code $name} stands outside quotes; the message
     *     says where
     */
    public static PromQlTemplate parse(String expression, Set<String> known) {
        if (expression.isBlank()) {
            throw new IllegalArgumentException("an expression must not be blank");
        }
        return new TemplateParser(expression, known).parse();
    }

    /** The name that a placeholder carries, in either of its two forms. */
    static String name(Matcher placeholder) {
        return placeholder.group(1) != null ? placeholder.group(1) : placeholder.group(2);
    }

    /** The names of the placeholders that occur, in order of appearance. */
    public Set<String> placeholders() {
        return placeholders;
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
        boolean regex = quoted.isRegex();
        boolean plain = !regex && allSingle(quoted, bindings);
        if (!regex && !plain && quoted.use() != Use.MATCHER) {
            throw new IllegalArgumentException("'" + quoted.content()
                    + "' is no label matcher's value, so its placeholder can stand for one value only");
        }
        String operator = regex || plain ? quoted.operator() : quoted.operator().equals("=") ? "=~" : "!~";
        StringBuilder value = new StringBuilder();
        Matcher name = quoted.names().matcher(quoted.content());
        int from = 0;
        while (name.find()) {
            String before = quoted.content().substring(from, name.start());
            value.append(plain || regex ? before : Escapes.regex(before));
            Binding binding = binding(name, bindings);
            String single = binding.single();
            boolean whole = name.start() == 0 && name.end() == quoted.content().length();
            value.append(
                    plain && single != null
                            ? quoted.literal(single)
                            : whole ? binding.regex() : "(?:" + binding.regex() + ")");
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
        String key = name(name);
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

    /** Whether the other one is the same text with the same placeholders. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PromQlTemplate that
                && text.equals(that.text)
                && placeholders().equals(that.placeholders());
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, placeholders());
    }
}
