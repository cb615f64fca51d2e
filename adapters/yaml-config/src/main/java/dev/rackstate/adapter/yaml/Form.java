package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.domain.topology.TopologyIds;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a single value may look like.
 *
 * @param allowed what is allowed, after the words "must be"
 * @param secret whether the value must never be shown
 * @param reading makes the value, or throws an {@link IllegalArgumentException} whose message goes on where the name of
 *     the key ended
 */
record Form<T>(String allowed, boolean secret, Function<Scalar, T> reading) {
    /** No expression is longer; parsers may take their time, or their stack, with longer ones. */
    private static final int MAX_PARSED = 50_000;

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}(\\.0*)?");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    /** Any text, the empty one too. */
    static final Form<String> TEXT = new Form<>("text", false, Form::text);

    /** Text that is not blank. */
    static final Form<String> NAME = new Form<>("text that is not blank", false, Form::name);

    /** Text that no message shows. */
    static final Form<String> SECRET = new Form<>("text", true, scalar -> {
        if (scalar.isNumber() || scalar.isBoolean()) {
            throw new IllegalArgumentException(" must be text; write it in quotes");
        }
        return scalar.text();
    });

    /** The id of a site, room, aisle or rack. */
    static final Form<String> TOPOLOGY_ID = new Form<>("an id (" + TopologyIds.ALLOWED + ")", false, scalar -> {
        String text = text(scalar);
        if (!TopologyIds.isValid(text)) {
            throw not("an id (" + TopologyIds.ALLOWED + ")", scalar);
        }
        return text;
    });

    /** A path of the file system. */
    static final Form<String> PATH = new Form<>(
            "a path",
            false,
            scalar -> explained(name(scalar), text -> Path.of(text).toString()));

    /** A truth value, also in the words of YAML 1.1. */
    static final Form<Boolean> FLAG = new Form<>("true or false", false, Form::flag);

    /** Any whole number. */
    static final Form<Long> LONG = new Form<>("a whole number", false, scalar -> wholeNumber(scalar, "a whole number"));

    /** Any finite number. */
    static final Form<Double> NUMBER = number(-Double.MAX_VALUE, Double.MAX_VALUE);

    /** A whole number within bounds, both included. */
    static Form<Integer> whole(int min, int max) {
        String range = min == Integer.MIN_VALUE
                ? ""
                : max == Integer.MAX_VALUE ? " of at least " + min : " from " + min + " to " + max;
        String allowed = "a whole number" + range;
        return new Form<>(allowed, false, scalar -> {
            long value = wholeNumber(scalar, allowed);
            if (value < min || value > max) {
                throw not(allowed, scalar);
            }
            return (int) value;
        });
    }

    /** A whole number of at least a bound. */
    static Form<Integer> atLeast(int min) {
        return whole(min, Integer.MAX_VALUE);
    }

    /** A finite number within bounds, both included; a bound of the largest double is none. */
    static Form<Double> number(double min, double max) {
        String range = min == -Double.MAX_VALUE
                ? ""
                : max == Double.MAX_VALUE ? " of at least " + plain(min) : " from " + plain(min) + " to " + plain(max);
        String allowed = "a number" + range;
        return new Form<>(allowed, false, scalar -> {
            double value = decimal(scalar, allowed);
            if (value < min || value > max) {
                throw not(allowed, scalar);
            }
            return value;
        });
    }

    /** One of a few words, exactly as given. */
    static Form<String> oneOf(String... words) {
        String allowed = "one of " + String.join(", ", words);
        List<String> known = List.of(words);
        return new Form<>(allowed, false, scalar -> {
            if (!known.contains(scalar.text())) {
                throw not(allowed, scalar);
            }
            return scalar.text();
        });
    }

    /** One of a few words in any case; the answer is in lower case. */
    static Form<String> oneOfIgnoringCase(String... words) {
        Form<String> exact = oneOf(words);
        return new Form<>(exact.allowed, false, scalar -> {
            String lower = scalar.text().toLowerCase(Locale.ROOT);
            if (!List.of(words).contains(lower)) {
                throw not(exact.allowed, scalar);
            }
            return lower;
        });
    }

    /** Text that a parser understands; the message is the parser's own. */
    static <T> Form<T> parsed(String allowed, Function<String, T> parser) {
        return new Form<>(allowed, false, scalar -> explained(scalar.text(), parser));
    }

    /** Parses a text; what the parser says against it follows the name of the key after a colon. */
    static <T> T explained(String text, Function<String, T> parser) {
        if (text.length() > MAX_PARSED) {
            throw new IllegalArgumentException(
                    " is " + text.length() + " characters long; at most " + MAX_PARSED + " are allowed");
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(": " + e.getMessage(), e);
        }
    }

    /**
     * The value.
     *
     * @throws IllegalArgumentException when the scalar does not have this form
     */
    T read(Scalar scalar) {
        return reading.apply(scalar);
    }

    /** The refusal of a value of the wrong kind: a list where text is expected, say. */
    String refusal(YamlValue value) {
        return " must be " + allowed + (secret ? "" : ", not " + value.shown());
    }

    private static String text(Scalar scalar) {
        if (scalar.isNumber() || scalar.isBoolean()) {
            String kind = scalar.isNumber() ? "the number " : "the truth value ";
            throw new IllegalArgumentException(
                    " must be text, not " + kind + scalar.shown() + "; write it in quotes: \"" + scalar.text() + "\"");
        }
        return scalar.text();
    }

    private static String name(Scalar scalar) {
        String text = text(scalar);
        if (text.isBlank()) {
            throw new IllegalArgumentException(" must not be blank");
        }
        return text;
    }

    private static boolean flag(Scalar scalar) {
        return switch (scalar.text().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw not("true or false", scalar);
        };
    }

    private static long wholeNumber(Scalar scalar, String allowed) {
        String text = scalar.text();
        if (OCTAL.matcher(text).matches()) {
            throw new IllegalArgumentException(" must be " + allowed + ", not " + text
                    + ": some readers of YAML take a leading 0 as octal; write it without");
        }
        if (!WHOLE.matcher(text).matches()) {
            throw not(allowed, scalar);
        }
        int point = text.indexOf('.');
        return Long.parseLong(point < 0 ? text : text.substring(0, point));
    }

    private static double decimal(Scalar scalar, String allowed) {
        String text = scalar.text();
        if (!DECIMAL.matcher(text).matches()) {
            throw not(allowed, scalar);
        }
        return Double.parseDouble(text);
    }

    private static IllegalArgumentException not(String allowed, Scalar scalar) {
        return new IllegalArgumentException(" must be " + allowed + ", not " + scalar.shown());
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
