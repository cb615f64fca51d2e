package dev.rackstate.adapter.simulator.query;

import dev.rackstate.adapter.simulator.query.Token.Kind;
import dev.rackstate.application.telemetry.TelemetryException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Cuts an expression into tokens, one at a time, so that what stands before a faulty token is looked at first.
 *
 * <p>Source of the rules: Prometheus' querying basics; strings follow the escapes of Go, where {@code \x} and octal
 * escapes are bytes of UTF-8.
 */
final class Lexer {
    private static final List<String> SYMBOLS = List.of(
            "==", "!=", "=~", "!~", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "%", "^", "(", ")", "{", "}", "[",
            "]", ",", "@");

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    Token next() throws TelemetryException {
        skipBlanksAndComments();
        if (at == text.length()) {
            return new Token(Kind.END, "", at);
        }
        char c = text.charAt(at);
        if (c == '"' || c == '\'' || c == '`') {
            return string(c);
        }
        if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            return number();
        }
        if (isWordStart(c)) {
            int start = at;
            while (at < text.length() && (isWordStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
                at++;
            }
            return new Token(Kind.WORD, text.substring(start, at), start);
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                return new Token(Kind.SYMBOL, symbol, at - symbol.length());
            }
        }
        throw Refusal.faulty("unexpected '" + new String(Character.toChars(text.codePointAt(at))) + "'", at);
    }

    private void skipBlanksAndComments() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int line = text.indexOf('\n', at);
                at = line < 0 ? text.length() : line;
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    }

    private Token number() throws TelemetryException {
        int start = at;
        while (at < text.length() && isInNumber(start, text.charAt(at))) {
            at++;
        }
        String number = text.substring(start, at);
        if (at < text.length() && isWordStart(text.charAt(at))) {
            throw Refusal.unsupported("durations", start);
        }
        return new Token(Kind.NUMBER, number, start);
    }

    private boolean isInNumber(int start, char c) {
        boolean hex = text.startsWith("0x", start) || text.startsWith("0X", start);
        if (hex) {
            return at < start + 2 || (Character.digit(c, 16) >= 0 && c < 0x80);
        }
        boolean sign = (c == '+' || c == '-') && at > start && (text.charAt(at - 1) | 0x20) == 'e';
        return isDigit(c) || c == '.' || c == 'e' || c == 'E' || sign;
    }

    private Token string(char quote) throws TelemetryException {
        int start = at++;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int plainFrom = at;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\n' && quote != '`') {
                throw Refusal.faulty("a line ends inside a string", at);
            }
            if (c == '\\' && quote != '`') {
                content.writeBytes(utf8(plainFrom, at));
                content.writeBytes(escape(quote));
                plainFrom = at;
            } else {
                at++;
            }
        }
        if (at == text.length()) {
            throw Refusal.faulty("the string that opens here does not end", start);
        }
        content.writeBytes(utf8(plainFrom, at));
        at++;
        return new Token(Kind.STRING, content.toString(StandardCharsets.UTF_8), start);
    }

    private byte[] utf8(int from, int to) {
        return text.substring(from, to).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads from the backslash on; leaves {@code at} behind the escape. */
    private byte[] escape(char quote) throws TelemetryException {
        int start = at;
        char c = at + 1 < text.length() ? text.charAt(at + 1) : '\0';
        at = Math.min(at + 2, text.length());
        return switch (c) {
            case 'a' -> new byte[] {7};
            case 'b' -> new byte[] {8};
            case 't' -> new byte[] {9};
            case 'n' -> new byte[] {10};
            case 'v' -> new byte[] {11};
            case 'f' -> new byte[] {12};
            case 'r' -> new byte[] {13};
            case '\\' -> new byte[] {'\\'};
            case 'x' -> new byte[] {(byte) digits(start, 2, 16)};
            case 'u' -> character(start, digits(start, 4, 16));
            case 'U' -> character(start, digits(start, 8, 16));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                int value = digits(start, 3, 8);
                if (value > 0xFF) {
                    throw badEscape(start);
                }
                yield new byte[] {(byte) value};
            }
            default -> {
                if (c != quote) {
                    throw badEscape(start);
                }
                yield new byte[] {(byte) quote};
            }
        };
    }

    private int digits(int start, int count, int radix) throws TelemetryException {
        long value = 0;
        for (int i = 0; i < count; i++, at++) {
            int digit = at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), radix) : -1;
            if (digit < 0) {
                throw badEscape(start);
            }
            value = value * radix + digit;
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    private byte[] character(int start, int codePoint) throws TelemetryException {
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        if (surrogate || !Character.isValidCodePoint(codePoint)) {
            throw badEscape(start);
        }
        return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    }

    private TelemetryException badEscape(int start) {
        return Refusal.faulty(
                "'" + text.substring(start, Math.min(at + 1, text.length())) + "' is no escape in a string", start);
    }
}
