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

    /**
     * The inverse of {@link #inQuotes} for all escapes that a person may have written between the given quotes.
     *
     * @throws IllegalArgumentException when there is something else behind a backslash; the message shows it
     */
    static String unquoted(String inner, char quote) {
        if (quote == '`' || inner.indexOf('\\') < 0) {
            return inner;
        }
        StringBuilder out = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\') {
                i = escape(inner, i, quote, out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Appends what the escape at a backslash stands for and returns where it ends. */
    private static int escape(String inner, int at, char quote, StringBuilder out) {
        char kind = at + 1 < inner.length() ? inner.charAt(at + 1) : '\0';
        int simple = "abfnrtv\\".indexOf(kind);
        if (kind == quote || simple >= 0) {
            out.append(kind == quote ? quote : "\u0007\b\f\n\r\t\u000b\\".charAt(simple));
            return at + 1;
        }
        boolean octal = kind >= '0' && kind <= '7';
        int from = octal ? at + 1 : at + 2;
        int end = from + (octal ? 3 : kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0);
        String digits = inner.substring(Math.min(from, inner.length()), Math.min(end, inner.length()));
        if (end == from || digits.length() < end - from || !digits.matches(octal ? "[0-7]+" : "[0-9a-fA-F]+")) {
            throw new IllegalArgumentException("'" + inner.substring(at, Math.min(at + 2, inner.length()))
                    + "' begins no escape that PromQL knows; write \\\\ for a backslash");
        }
        long code = Long.parseLong(digits, octal ? 8 : 16);
        boolean bytes = octal || kind == 'x';
        boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        if ((bytes && code > 0x7f) || surrogate || code > Character.MAX_CODE_POINT) {
            throw new IllegalArgumentException(
                    "'" + inner.substring(at, end) + "' is no character; write the character itself");
        }
        out.appendCodePoint((int) code);
        return end - 1;
    }
}
