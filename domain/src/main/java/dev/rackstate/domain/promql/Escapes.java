package dev.rackstate.domain.promql;

/** The two layers of escaping between an identifier and a query: the regular expression, then the string literal. */
final class Escapes {
    private static final String REGEX_META = "\\.+*?()|[]{}^$";

    private Escapes() {}

    /** A regular expression (RE2) that matches exactly this text. */
    static String regex(String literal) {
        StringBuilder out = new StringBuilder(literal.length() + 8);
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (REGEX_META.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /**
     * The text as it stands between the given quotes. Between backticks nothing can be escaped, so a backtick there is
     * refused.
     *
     * @throws IllegalArgumentException when the text cannot stand there: half of a surrogate pair, or a backtick
     */
    static String inQuotes(String text, char quote) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                throw new IllegalArgumentException("text with half a surrogate pair cannot be a label value");
            }
            if (quote == '`') {
                if (c == '`') {
                    throw new IllegalArgumentException("a value with a backtick cannot stand between backticks");
                }
                out.append(c);
            } else if (c == quote || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f) {
                out.append(String.format("\\x%02x", (int) c));
            } else {
                out.append(c);
            }
            if (pair) {
                out.append(text.charAt(++i));
            }
        }
        return out.toString();
    }

    /** The inverse of {@link #inQuotes} for the escapes that a person may have written in a template. */
    static String unquoted(String inner, char quote) {
        if (quote == '`' || inner.indexOf('\\') < 0) {
            return inner;
        }
        StringBuilder out = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\' || i + 1 == inner.length()) {
                out.append(c);
                continue;
            }
            char escaped = inner.charAt(++i);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'a' -> out.append('\u0007');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'v' -> out.append('\u000b');
                case 'x' -> i = codePoint(inner, i, 2, out);
                case 'u' -> i = codePoint(inner, i, 4, out);
                case 'U' -> i = codePoint(inner, i, 8, out);
                default -> out.append(escaped);
            }
        }
        return out.toString();
    }

    private static int codePoint(String inner, int at, int digits, StringBuilder out) {
        int end = Math.min(inner.length(), at + 1 + digits);
        try {
            out.appendCodePoint(Integer.parseInt(inner.substring(at + 1, end), 16));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'\\" + inner.substring(at, end) + "' is not an escape in a string", e);
        }
        return end - 1;
    }
}
