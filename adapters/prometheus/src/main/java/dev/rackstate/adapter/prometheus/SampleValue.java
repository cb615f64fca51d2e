package dev.rackstate.adapter.prometheus;

import dev.rackstate.upstream.Texts;
import tools.jackson.core.io.NumberInput;

/**
 * Reads sample values as the API writes them: the text that Go's {@code strconv} makes of a float, in quotes.
 *
 * <p>Source: Prometheus documentation, "HTTP API", "Expression query result formats".
 */
final class SampleValue {
    /** The most digits that surely fit into a double's 53 bits. */
    private static final int EXACT_DIGITS = 15;

    /** The powers of ten that a double holds exactly. */
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private SampleValue() {}

    /**
     * The value of a text.
     *
     * @throws NumberFormatException when it is not a decimal number, {@code NaN}, {@code +Inf}, {@code Inf} or
     *     {@code -Inf}
     */
    static double parse(char[] text, int from, int length) {
        int end = from + length;
        boolean negative = length > 0 && text[from] == '-';
        boolean signed = negative || (length > 0 && text[from] == '+');
        int at = signed ? from + 1 : from;
        if (at < end && text[at] > '9') {
            return word(text, from, length);
        }
        long digits = 0;
        int count = 0;
        int fraction = 0;
        boolean point = false;
        for (; at < end && text[at] != 'e' && text[at] != 'E'; at++) {
            char c = text[at];
            if (c == '.' && !point) {
                point = true;
            } else if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                count++;
                fraction += point ? 1 : 0;
            } else {
                throw notANumber(text, from, length);
            }
        }
        if (count == 0) {
            throw notANumber(text, from, length);
        }
        if (at == end && count <= EXACT_DIGITS) {
            // Both operands are exact, so the one rounding of the division gives the nearest double (Clinger 1990).
            double value = digits / POWERS[fraction];
            return negative ? -value : value;
        }
        if (at < end) {
            exponent(text, from, length, at + 1);
        }
        return NumberInput.parseDouble(text, from, length, true);
    }

    private static void exponent(char[] text, int from, int length, int start) {
        int end = from + length;
        int at = start < end && (text[start] == '+' || text[start] == '-') ? start + 1 : start;
        if (at == end) {
            throw notANumber(text, from, length);
        }
        for (; at < end; at++) {
            if (text[at] < '0' || text[at] > '9') {
                throw notANumber(text, from, length);
            }
        }
    }

    private static double word(char[] text, int from, int length) {
        return switch (new String(text, from, Math.min(length, 8))) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> throw notANumber(text, from, length);
        };
    }

    private static NumberFormatException notANumber(char[] text, int from, int length) {
        String shown = Texts.shortened(new String(text, from, length), 40);
        return new NumberFormatException("'" + shown + "' is not a sample value");
    }
}
