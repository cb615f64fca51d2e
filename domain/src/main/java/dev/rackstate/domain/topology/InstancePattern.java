package dev.rackstate.domain.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A node name, or a run of numbered node names written with one range: {@code compute[001-020]-ib}.
 *
 * <p>One range of decimal numbers, both ends included, with optional text before and after. Numbers are padded with
 * zeros to the width of the first one and grow beyond it where they must ({@code n[098-101]} ends in {@code n101}).
 * Text whose brackets hold no such range ({@code c[1,3]}) is one literal name. Immutable.
 */
public final class InstancePattern {
    /** The most names one pattern may stand for. */
    public static final int MAX_NAMES = 10_000;

    /** The most digits that are sure to fit into a long. */
    private static final int MAX_DIGITS = 18;

    private static final Pattern RANGE = Pattern.compile("\\[([0-9]+)-([0-9]+)]");

    private final String text;
    private final String prefix;
    private final String suffix;
    private final long first;
    private final int size;
    private final int width;
    /** Made when first asked for, and kept: each time a building is compiled it asks. Two threads may both make it. */
    private @Nullable List<String> names;

    private InstancePattern(String text, String prefix, String suffix, long first, int size, int width) {
        this.text = text;
        this.prefix = prefix;
        this.suffix = suffix;
        this.first = first;
        this.size = size;
        this.width = width;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException when the text is blank, a range runs backwards, stands for more than
     *     {@value #MAX_NAMES} names or has numbers too long to count with, or there is more than one range; the message
     *     says which
     */
    public static InstancePattern parse(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an instance name must not be blank");
        }
        Matcher range = RANGE.matcher(text);
        if (!range.find()) {
            return new InstancePattern(text, text, "", 0, 1, -1);
        }
        if (Math.max(range.group(1).length(), range.group(2).length()) > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "the range in '" + text + "' has a number of more than " + MAX_DIGITS + " digits");
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (last < first) {
            throw new IllegalArgumentException("the range in '" + text + "' runs backwards; write [" + range.group(2)
                    + "-" + range.group(1) + "]");
        }
        if (last - first >= MAX_NAMES) {
            throw new IllegalArgumentException("the range in '" + text + "' stands for " + (last - first + 1)
                    + " names; at most " + MAX_NAMES + " are allowed");
        }
        String prefix = text.substring(0, range.start());
        String suffix = text.substring(range.end());
        int width = range.group(1).length();
        if (range.find()) {
            throw new IllegalArgumentException("'" + text + "' holds more than one range; one is allowed");
        }
        return new InstancePattern(text, prefix, suffix, first, (int) (last - first + 1), width);
    }

    /** How many names the pattern stands for, at least 1. */
    public int size() {
        return size;
    }

    /** The names in ascending order. */
    public List<String> names() {
        if (width < 0) {
            return List.of(text);
        }
        List<String> known = names;
        if (known == null) {
            List<String> made = new ArrayList<>(size);
            for (long number = first; number < first + size; number++) {
                made.add(prefix + padded(number) + suffix);
            }
            known = List.copyOf(made);
            names = known;
        }
        return known;
    }

    private String padded(long number) {
        String digits = Long.toString(number);
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }

    /** The text the pattern was read from. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InstancePattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
