package dev.rackstate.adapter.slurm;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A number in any of the forms in which slurmrestd writes one: plain, with {@code -1} for no limit and {@code -2} or
 * null for none; the unsigned 32 and 64 bit forms of the same ({@code slurm.h}: {@code INFINITE}, {@code NO_VAL}); a
 * text; or {@code {"set": ..., "infinite": ..., "number": ...}}. Whatever is none of these counts as none.
 */
final class SlurmNumber {
    /** No limit. */
    static final Long UNLIMITED = Long.MAX_VALUE;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final BigInteger INFINITE_32 = BigInteger.valueOf(0xffff_ffffL);
    private static final BigInteger INFINITE_64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final BigInteger MOST = BigInteger.TWO.pow(62);
    private static final long LAST_SECOND = 253_402_300_799L;

    private SlurmNumber() {}

    /** Reads the value that the parser stands at, to its end: at least 0, {@link #UNLIMITED}, or null for none. */
    static @Nullable Long read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        switch (token) {
            case VALUE_NUMBER_INT -> {
                // Nearly all of them, and then nothing is allocated but the result.
                return parser.getNumberType() == JsonParser.NumberType.INT && parser.getIntValue() >= 0
                        ? (Long) (long) parser.getIntValue()
                        : of(parser.getBigIntegerValue());
            }
            case VALUE_NUMBER_FLOAT, VALUE_STRING -> {
                return ofText(parser.getString());
            }
            case START_OBJECT -> {
                return ofObject(parser);
            }
            default -> {
                parser.skipChildren();
                return null;
            }
        }
    }

    private static @Nullable Long of(BigInteger number) {
        if (number.equals(BigInteger.ONE.negate()) || number.equals(INFINITE_32) || number.equals(INFINITE_64)) {
            return UNLIMITED;
        }
        boolean none = number.signum() < 0
                || number.equals(INFINITE_32.subtract(BigInteger.ONE))
                || number.compareTo(MOST) > 0;
        return none ? null : (Long) number.longValueExact();
    }

    private static @Nullable Long ofText(String text) {
        if (text.equalsIgnoreCase("infinity")
                || text.equalsIgnoreCase("infinite")
                || text.equalsIgnoreCase("unlimited")) {
            return UNLIMITED;
        }
        if (!DECIMAL.matcher(text).matches()) {
            return null;
        }
        return of(new BigDecimal(text).toBigInteger());
    }

    private static @Nullable Long ofObject(JsonParser parser) {
        boolean set = true;
        boolean infinite = false;
        Long number = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "set" -> set = token != JsonToken.VALUE_FALSE;
                case "infinite" -> infinite = token == JsonToken.VALUE_TRUE;
                case "number" -> number = token == JsonToken.START_OBJECT ? null : read(parser);
                default -> {
                    // A member of a later version.
                }
            }
            parser.skipChildren();
        }
        return infinite ? UNLIMITED : set ? number : null;
    }

    /** A count, or null where there is none. */
    static @Nullable Integer count(@Nullable Long number) {
        return number == null || number > Integer.MAX_VALUE ? null : (Integer) number.intValue();
    }

    /** An amount, or null where there is none. */
    static @Nullable Long amount(@Nullable Long number) {
        return UNLIMITED.equals(number) ? null : number;
    }

    /** A moment in seconds since 1970, or null where there is none, which Slurm also writes as 0. */
    static @Nullable Instant moment(@Nullable Long number) {
        return number == null || number == 0 || number > LAST_SECOND ? null : Instant.ofEpochSecond(number);
    }
}
