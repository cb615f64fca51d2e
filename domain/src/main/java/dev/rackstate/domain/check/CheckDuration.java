package dev.rackstate.domain.check;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and one unit of s, m, h, d, w, y (a year has 365 days). */
public final class CheckDuration {
    /** Longer makes no sense, and an unlimited one would not fit into the milliseconds that clocks count. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhdwy])");

    private CheckDuration() {}

    /**
     * Reads a duration such as {@code 5m}.
     *
     * @throws IllegalArgumentException when the text has another form or means more than 100 years; the message says
     *     what is allowed
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration; allowed: a whole number and one of s m h d w y, like 5m");
        }
        long number = Long.parseLong(form.group(1));
        Duration duration = switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            case "w" -> Duration.ofDays(7 * number);
            default -> Duration.ofDays(365 * number);
        };
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is longer than 100y, the longest duration allowed");
        }
        return duration;
    }

    /** A duration of whole seconds as {@link #parse} reads it, in the largest of d, h, m and s that divides it. */
    public static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 != 0 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }
}
