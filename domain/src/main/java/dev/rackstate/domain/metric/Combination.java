package dev.rackstate.domain.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How several values of one thing at one time become one value. */
public enum Combination {
    /** Their mean. */
    AVG,
    /** The smallest. */
    MIN,
    /** The largest. */
    MAX,
    /** Their sum. */
    SUM;

    /** The combination that a metric's {@code aggregation} names; empty when it names none of them. */
    public static Optional<Combination> parse(String word) {
        return Arrays.stream(values())
                .filter(combination -> combination.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** The words that name one, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(Combination::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Takes one more value in.
     *
     * @param soFar what the values before it came to; not looked at when there were none
     * @param value the value
     * @param count how many values there are with it, from 1
     */
    public double add(double soFar, double value, int count) {
        if (count == 1) {
            return value;
        }
        return switch (this) {
            case AVG -> soFar + (value - soFar) / count;
            case MIN -> Math.min(soFar, value);
            case MAX -> Math.max(soFar, value);
            case SUM -> soFar + value;
        };
    }
}
