package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Quoting;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Single values as text in one line.
 *
 * <p>Text is quoted exactly where it would otherwise be read as something else: by YAML 1.2, or by the many readers of
 * YAML 1.1, to which {@code no}, {@code 012}, {@code 1:30} and {@code 2026-11-03} are not text. Text of punctuation
 * alone is quoted, too, so that {@code "<"} looks like {@code ">"}.
 */
final class ScalarText {
    private static final Pattern YAML_1_1_WORD =
            Pattern.compile("y|n|yes|no|on|off|true|false|null|~|=|<<", Pattern.CASE_INSENSITIVE);

    /** Numbers of either version, also in base 2, 8, 16 and 60 and with underscores, and dates. */
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+]?(0b[01_]+|0o[0-7]+|0x[0-9a-fA-F_]+"
            + "|[0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?|\\.[0-9][0-9_]*([eE][-+]?[0-9]+)?"
            + "|[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?|\\.(inf|Inf|INF|nan|NaN|NAN))"
            + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?");

    private static final String INDICATORS = "?:,[]{}#&*!|>'\"%@`";

    /** Keys are always text: whole numbers, as in slot maps, and x and y need no quotes. */
    private static final Pattern PLAIN_KEY = Pattern.compile("0|[1-9][0-9]{0,8}|[ynYN]");

    private static final Pattern EXPONENT = Pattern.compile("E([0-9])");

    private ScalarText() {}

    /**
     * A value in one line.
     *
     * @param value neither a map nor a list
     * @param flow whether it stands between brackets or braces
     * @param quoting how text is quoted if it may be; plain asks for quotes only where they are needed
     * @param quotes the kind of quotes to use where any are needed and both kinds would do
     */
    static String of(@Nullable Object value, boolean flow, Quoting quoting, Quoting quotes) {
        if (value instanceof String text) {
            return text(text, flow, quoting, quotes);
        }
        return value instanceof Double number ? number(number) : String.valueOf(value);
    }

    /** A key of a mapping. */
    static String key(String key, boolean flow, Quoting quotes) {
        return PLAIN_KEY.matcher(key).matches() ? key : text(key, flow, Quoting.PLAIN, quotes);
    }

    /** Written so that YAML 1.1 takes it for a number, too: with a point, and a sign in the exponent. */
    private static String number(double number) {
        String shortest = Double.toString(number);
        int exponent = shortest.indexOf('E');
        if (exponent >= 0 && shortest.length() - exponent > (shortest.charAt(exponent + 1) == '-' ? 4 : 3)) {
            String digits = new BigDecimal(shortest).toPlainString();
            return digits.contains(".") ? digits : digits + ".0";
        }
        return EXPONENT.matcher(shortest).replaceFirst("E+$1");
    }

    private static String text(String text, boolean flow, Quoting quoting, Quoting quotes) {
        if (quoting != Quoting.SINGLE && quoting != Quoting.DOUBLE && isPlain(text, flow)) {
            return text;
        }
        boolean escape = text.codePoints().anyMatch(c -> !isPrintable(c));
        boolean awkward = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
        Quoting wanted = quoting == Quoting.SINGLE || quoting == Quoting.DOUBLE
                ? quoting
                : awkward ? text.indexOf('\'') >= 0 ? Quoting.DOUBLE : Quoting.SINGLE : quotes;
        return wanted == Quoting.SINGLE && !escape ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
    }

    private static boolean isPlain(String text, boolean flow) {
        if (text.isEmpty() || YAML_1_1_WORD.matcher(text).matches()) {
            return false;
        }
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        boolean dash = first == '-' && (text.length() == 1 || text.charAt(1) == ' ' || flow);
        return INDICATORS.indexOf(first) < 0
                && !dash
                && first != ' '
                && last != ' '
                && last != ':'
                && !text.startsWith("---")
                && !text.startsWith("...")
                && !text.contains(": ")
                && !text.contains(" #")
                && (!flow || text.chars().noneMatch(c -> ",[]{}".indexOf(c) >= 0))
                && text.codePoints().allMatch(ScalarText::isPrintable)
                && text.codePoints().anyMatch(c -> c >= 0x80 || Character.isLetterOrDigit(c))
                && !LIKE_A_NUMBER.matcher(text).matches();
    }

    /** Whether a character means itself in quotes, in one line and to everybody. */
    static boolean isPrintable(int c) {
        return (c >= 0x20 && c < 0x7F)
                || (c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029)
                || (c >= 0xE000 && c < 0xFFFE && c != 0xFEFF)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02X" : "\\u%04X", c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
