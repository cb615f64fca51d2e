package dev.rackstate.adapter.http.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads moments: ISO 8601 with an offset, the same without one, which is UTC, or a number of seconds since 1970. Only the
 * years 1 to 9999 can be written down.
 */
public final class Times extends ValueDeserializer<Instant> {
    /** What is expected, for messages. */
    static final String EXPECTED = "a time like 2026-01-31T12:00:00Z is expected, in UTC when it names no offset,"
            + " or seconds since 1970, in the years 1 to 9999";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** Whether a moment lies in the years 1 to 9999; what lies outside has no form in ISO 8601 and overflows in milliseconds. */
    public static boolean canBeWritten(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }

    /** The moment that a value means, if it means one. */
    static Optional<Instant> read(JsonNode value) {
        try {
            Instant moment = value.isString() ? parse(value.stringValue()) : seconds(value);
            return canBeWritten(moment) ? Optional.of(moment) : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Instant parse(String text) {
        TemporalAccessor read =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime moment
                ? moment.toInstant()
                : ((LocalDateTime) read).toInstant(ZoneOffset.UTC);
    }

    private static Instant seconds(JsonNode value) {
        // 1e400 is a number in JSON and an infinity here.
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new DateTimeException("neither text nor a number");
        }
        BigDecimal seconds = value.decimalValue();
        if (seconds.abs().compareTo(BigDecimal.valueOf(LAST.getEpochSecond())) > 0) {
            throw new DateTimeException("out of range");
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(9).longValue());
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) {
        JsonNode value = context.readTree(in);
        return read(value).orElseThrow(() -> context.weirdStringException(value.asString(), Instant.class, EXPECTED));
    }
}
