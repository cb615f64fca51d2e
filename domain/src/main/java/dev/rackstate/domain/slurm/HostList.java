package dev.rackstate.domain.slurm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slurm's bracket notation for many host names: {@code n[001-003,7]-ib,login1}.
 *
 * <p>Names are separated by commas outside of brackets. A bracket holds numbers and ranges of numbers, which are padded
 * with zeros to the width of the range's first number. With several brackets every combination is meant, the last
 * bracket changing fastest.
 */
public final class HostList {
    /** The most names that one list may stand for. */
    public static final int MAX_NAMES = 100_000;

    private static final int MAX_DIGITS = 15;
    private static final Pattern RANGE = Pattern.compile("([0-9]+)(?:-([0-9]+))?");
    private static final Pattern LAST_NUMBER = Pattern.compile("(.*?)([0-9]{1," + MAX_DIGITS + "})([^0-9]*)");

    private HostList() {}

    /**
     * The names of a list, in the order in which they are written.
     *
     * @throws IllegalArgumentException when a bracket is not closed or holds anything but numbers and ranges, a range runs
     *     backwards, or the list stands for more than {@value #MAX_NAMES} names; the message says which
     */
    public static List<String> expand(String text) {
        List<String> names = new ArrayList<>();
        for (String part : parts(text)) {
            names.addAll(combinations(part, MAX_NAMES - names.size(), text));
        }
        return names;
    }

    /** Splits at the commas outside of brackets. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean inside = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '[' && inside || c == ']' && !inside) {
                throw new IllegalArgumentException("'" + shown(text) + "' has a '" + c + "' too many");
            }
            inside = c == '[' || (inside && c != ']');
            if (c == ',' && !inside) {
                parts.add(text.substring(from, at).strip());
                from = at + 1;
            }
        }
        if (inside) {
            throw new IllegalArgumentException("'" + shown(text) + "' has a '[' without a ']'");
        }
        parts.add(text.substring(from).strip());
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    private static List<String> combinations(String part, int most, String text) {
        List<String> starts = List.of("");
        int at = 0;
        for (int open = part.indexOf('['); open >= 0; open = part.indexOf('[', at)) {
            int close = part.indexOf(']', open);
            List<String> numbers = numbers(part.substring(open + 1, close), most, text);
            String between = part.substring(at, open);
            if ((long) starts.size() * numbers.size() > most) {
                throw tooMany(text);
            }
            List<String> longer = new ArrayList<>(starts.size() * numbers.size());
            for (String start : starts) {
                numbers.forEach(number -> longer.add(start + between + number));
            }
            starts = longer;
            at = close + 1;
        }
        if (starts.size() > most) {
            throw tooMany(text);
        }
        String rest = part.substring(at);
        return starts.stream().map(start -> start + rest).toList();
    }

    private static List<String> numbers(String inside, int most, String text) {
        List<String> numbers = new ArrayList<>();
        for (String range : inside.split(",", -1)) {
            Matcher parts = RANGE.matcher(range);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "'" + shown(range) + "' in '" + shown(text) + "' is neither a number nor a range like 001-016");
            }
            String first = parts.group(1);
            String last = parts.group(2) == null ? first : parts.group(2);
            if (Math.max(first.length(), last.length()) > MAX_DIGITS) {
                throw new IllegalArgumentException(
                        "'" + shown(text) + "' has a number of more than " + MAX_DIGITS + " digits");
            }
            long from = Long.parseLong(first);
            long to = Long.parseLong(last);
            if (to < from) {
                throw new IllegalArgumentException("the range " + range + " in '" + shown(text) + "' runs backwards");
            }
            if (to - from >= most - numbers.size()) {
                throw tooMany(text);
            }
            for (long number = from; number <= to; number++) {
                numbers.add(padded(number, first.length()));
            }
        }
        return numbers;
    }

    private static IllegalArgumentException tooMany(String text) {
        return new IllegalArgumentException(
                "'" + shown(text) + "' stands for more than " + MAX_NAMES + " names, which is the most");
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }

    private static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    /**
     * Names in short: those that differ only in their last number, written equally wide, share a bracket. Sorted, each
     * name once. Names that hold brackets or commas stand as they are and cannot be read back.
     */
    public static String fold(Collection<String> names) {
        Map<String, List<Long>> numbers = new LinkedHashMap<>();
        Map<String, Matcher> first = new LinkedHashMap<>();
        for (String name : new TreeSet<>(names)) {
            Matcher parts = LAST_NUMBER.matcher(name);
            boolean numbered = parts.matches();
            String key = numbered ? parts.group(1) + '\0' + parts.group(2).length() + '\0' + parts.group(3) : name;
            numbers.computeIfAbsent(key, k -> new ArrayList<>());
            if (numbered) {
                first.putIfAbsent(key, parts);
                numbers.get(key).add(Long.parseLong(parts.group(2)));
            }
        }
        List<String> folded = new ArrayList<>();
        numbers.forEach((key, values) -> {
            Matcher parts = first.get(key);
            folded.add(
                    parts == null
                            ? key
                            : parts.group(1) + bracket(values, parts.group(2).length()) + parts.group(3));
        });
        return String.join(",", folded);
    }

    private static String bracket(List<Long> sorted, int width) {
        if (sorted.size() == 1) {
            return padded(sorted.get(0), width);
        }
        List<String> ranges = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= sorted.size(); at++) {
            if (at == sorted.size() || sorted.get(at) != sorted.get(at - 1) + 1) {
                String start = padded(sorted.get(from), width);
                ranges.add(from == at - 1 ? start : start + "-" + padded(sorted.get(at - 1), width));
                from = at;
            }
        }
        return "[" + String.join(",", ranges) + "]";
    }
}
