package dev.rackstate.domain.promql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads label matchers the way a Prometheus server does, written from its documentation and independent of the code
 * under test: first the string literal (Go's escapes), then the regular expression (anchored at both ends).
 */
public final class QueryReader {
    private final String text;
    private int at;

    private QueryReader(String text) {
        this.text = text;
    }

    /** A label matcher: what it says of a value. */
    public record Matcher(String label, String operator, String value) {
        /** Whether a label of this value is meant. */
        public boolean matches(String candidate) {
            return switch (operator) {
                case "=" -> candidate.equals(value);
                case "!=" -> !candidate.equals(value);
                case "=~" -> regex().matcher(candidate).matches();
                default -> !regex().matcher(candidate).matches();
            };
        }

        private Pattern regex() {
            return Pattern.compile(value, Pattern.DOTALL);
        }
    }

    /** The matchers of an expression of the form {@code name{label op string, ...}}. */
    public static List<Matcher> matchers(String expression) {
        QueryReader reader = new QueryReader(expression);
        reader.at = expression.indexOf('{') + 1;
        List<Matcher> found = new ArrayList<>();
        while (expression.charAt(reader.at) != '}') {
            found.add(reader.matcher());
            reader.at += expression.charAt(reader.at) == ',' ? 1 : 0;
        }
        if (reader.at != expression.length() - 1) {
            throw new IllegalStateException("text behind the selector: " + expression.substring(reader.at));
        }
        return found;
    }

    /** What a single string literal stands for. */
    static String literal(String quoted) {
        QueryReader reader = new QueryReader(quoted);
        String value = reader.string();
        if (reader.at != quoted.length()) {
            throw new IllegalStateException("text behind the string: " + quoted.substring(reader.at));
        }
        return value;
    }

    private Matcher matcher() {
        int start = at;
        while (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_') {
            at++;
        }
        String label = text.substring(start, at);
        start = at;
        while ("=!~ ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return new Matcher(label, text.substring(start, at).strip(), string());
    }

    private String string() {
        char quote = text.charAt(at++);
        if (quote == '`') {
            int end = text.indexOf('`', at);
            String raw = text.substring(at, end);
            at = end + 1;
            return raw;
        }
        StringBuilder out = new StringBuilder();
        while (text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\n') {
                throw new IllegalStateException("a line break inside a string");
            }
            if (c == '\\') {
                escape(quote, out);
            } else {
                out.append(c);
            }
        }
        at++;
        String value = out.toString();
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (!new String(utf8, StandardCharsets.UTF_8).equals(value)) {
            throw new IllegalStateException("not UTF-8");
        }
        return value;
    }

    private void escape(char quote, StringBuilder out) {
        char c = text.charAt(at++);
        if (c == quote || c == '\\') {
            out.append(c);
        } else if (c == 'x') {
            int code = Integer.parseInt(text.substring(at, at + 2), 16);
            if (code >= 0x80) {
                throw new IllegalStateException("a byte that is no character");
            }
            out.append((char) code);
            at += 2;
        } else {
            throw new IllegalStateException("unknown escape \\" + c);
        }
    }
}
