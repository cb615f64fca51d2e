package dev.rackstate.adapter.simulator.query;

import dev.rackstate.application.telemetry.TelemetryException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a label value as a whole matches a regular expression.
 *
 * <p>Most expressions in matchers are lists of literal names, {@code .+} or {@code .*}; these are answered by a set
 * look-up or by nothing at all. The others run on the JDK's engine, which can take exponential time where RE2 cannot:
 * a match that looks at more than {@value #MAX_STEPS} characters is given up as a {@link CostlyMatchException}.
 */
final class RegexTest {
    private static final int MAX_STEPS = 100_000;

    private RegexTest() {}

    /**
     * A test for an expression.
     *
     * @param position where the expression stands in the query
     * @throws TelemetryException when RE2 would refuse it
     */
    static Predicate<String> of(String regex, int position) throws TelemetryException {
        if (regex.equals(".*")) {
            return value -> true;
        }
        if (regex.equals(".+")) {
            return value -> !value.isEmpty();
        }
        Set<String> literals = literals(regex);
        if (literals != null) {
            return literals.size() == 1 ? literals.iterator().next()::equals : literals::contains;
        }
        try {
            // As Prometheus does it: a dot matches line breaks too, and case folds over all of Unicode.
            Pattern pattern = Pattern.compile(Re2.toJava(regex), Pattern.DOTALL | Pattern.UNICODE_CASE);
            return value -> matches(pattern, value);
        } catch (PatternSyntaxException e) {
            throw Refusal.faulty(
                    "'" + regex + "' is not a regular expression: " + e.getDescription() + " at its character "
                            + (Math.max(0, e.getIndex()) + 1),
                    position);
        }
    }

    private static boolean matches(Pattern pattern, String value) {
        try {
            return pattern.matcher(new MeteredText(value, pattern)).matches();
        } catch (StackOverflowError e) {
            // The engine recurses once per turn of a repeated group; a deep one is a costly one.
            throw new CostlyMatchException(pattern.pattern());
        }
    }

    /** The texts that the expression lists, when it is nothing but a list of literal texts; otherwise null. */
    static @Nullable Set<String> literals(String regex) {
        String inner = withoutAnchors(regex);
        Set<String> literals = new HashSet<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '|') {
                literals.add(literal.toString());
                literal.setLength(0);
            } else if (c == '\\') {
                i++;
                if (i == inner.length() || !Re2.isPunctuation(inner.charAt(i))) {
                    return null;
                }
                literal.append(inner.charAt(i));
            } else if (Re2.isMeta(c)) {
                return null;
            } else {
                literal.append(c);
            }
        }
        literals.add(literal.toString());
        return literals;
    }

    /** Takes off what changes nothing where the whole value must match: one pair of anchors, one group around all. */
    private static String withoutAnchors(String regex) {
        String inner = regex.startsWith("^") ? regex.substring(1) : regex;
        inner = endsWithUnescaped(inner, '$') ? inner.substring(0, inner.length() - 1) : inner;
        if (inner.startsWith("(") && endsWithUnescaped(inner, ')')) {
            return inner.substring(inner.startsWith("(?:") ? 3 : 1, inner.length() - 1);
        }
        return inner;
    }

    private static boolean endsWithUnescaped(String text, char end) {
        int backslashes = 0;
        for (int i = text.length() - 2; i >= 0 && text.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return !text.isEmpty() && text.charAt(text.length() - 1) == end && backslashes % 2 == 0;
    }

    /** A match that was given up. */
    static final class CostlyMatchException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CostlyMatchException(String regex) {
            super("the regular expression '" + regex + "' takes too long on a label value; write it without nested"
                    + " repetition");
        }
    }

    /** Counts how often the engine looks at a character. */
    private static final class MeteredText implements CharSequence {
        private final String text;
        private final Pattern pattern;
        private int stepsLeft = MAX_STEPS;

        MeteredText(String text, Pattern pattern) {
            this.text = text;
            this.pattern = pattern;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--stepsLeft < 0) {
                throw new CostlyMatchException(pattern.pattern());
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
