package dev.rackstate.adapter.http.timeseries;

import dev.rackstate.adapter.http.json.Times;
import dev.rackstate.adapter.http.message.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lengths and moments as this API's callers write them. */
final class RangeText {
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9})([smhdw]?)");
    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,12}(?:\\.[0-9]{1,9})?");
    /** Longer than anybody keeps samples. */
    static final Duration LONGEST = Duration.ofDays(3650);

    private RangeText() {}

    /** A range: a whole number and one of m, h, d and w, or seconds. */
    static Duration range(String text) throws Refusal {
        if (text.endsWith("s")) {
            throw notALength("time_range", "m h d w", text);
        }
        return length("time_range", "m h d w", text);
    }

    /** A step: a whole number and one of s, m, h, d and w, or seconds. */
    static Duration step(String text) throws Refusal {
        return length("step", "s m h d w", text);
    }

    private static Duration length(String name, String units, String text) throws Refusal {
        Matcher form = LENGTH.matcher(text);
        if (!form.matches()) {
            throw notALength(name, units, text);
        }
        long number = Long.parseLong(form.group(1));
        Duration length = switch (form.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            case "w" -> Duration.ofDays(7 * number);
            default -> Duration.ofSeconds(number);
        };
        if (length.isZero() || length.compareTo(LONGEST) > 0) {
            throw notALength(name, units, text);
        }
        return length;
    }

    private static Refusal notALength(String name, String units, String text) {
        return Refusal.of(
                400,
                "'" + shortened(text) + "' is no " + name + "; allowed: a whole number above 0 and one of " + units
                        + ", like 15m, or seconds, like 900; at most " + LONGEST.toDays() + "d");
    }

    /** A moment of the years 1 to 9999: ISO 8601 with its offset from UTC, or seconds since 1970. */
    static Instant moment(String name, String text) throws Refusal {
        Instant moment = read(text);
        if (moment == null || !Times.canBeWritten(moment)) {
            throw Refusal.of(
                    400,
                    "'" + shortened(text) + "' is no " + name
                            + "; allowed: a time like 2026-01-31T12:00:00Z, or seconds since 1970, in the years 1 to"
                            + " 9999");
        }
        return moment;
    }

    private static @Nullable Instant read(String text) {
        try {
            if (SECONDS.matcher(text).matches()) {
                return Instant.ofEpochMilli(
                        new BigDecimal(text).movePointRight(3).longValue());
            }
            // A plus sign in a query string is read as a blank.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
