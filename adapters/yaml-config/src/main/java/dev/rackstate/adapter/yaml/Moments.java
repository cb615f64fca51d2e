package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Moments as files write them down: ISO 8601, or seconds since 1970 as a number. Without an offset UTC is meant. */
final class Moments {
    private static final String ALLOWED = "a moment like 2026-11-21T08:00:00Z";
    private static final long LAST_SECOND = 253_402_300_799L; // the end of the year 9999
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter();
    private static final Form<Double> SECONDS = Form.number(0, LAST_SECOND);

    static final Form<Instant> FORM = new Form<>(ALLOWED, false, Moments::read);

    private Moments() {}

    private static Instant read(Scalar scalar) {
        if (scalar.isNumber()) {
            return Instant.ofEpochMilli(Math.round(SECONDS.read(scalar) * 1000));
        }
        try {
            return parse(scalar.text().strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(" must be " + ALLOWED + ", not " + scalar.shown(), e);
        }
    }

    private static Instant parse(String text) {
        if (text.length() == "2026-11-21".length()) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        // YAML's own timestamps may have a blank between date and time.
        TemporalAccessor parsed = ISO.parse(text.replaceFirst("^(\\S+) ", "$1T"));
        return parsed.isSupported(ChronoField.OFFSET_SECONDS)
                ? Instant.from(parsed)
                : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    }
}
