package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.json.Json;
import dev.rackstate.adapter.http.json.JsonSchemas;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the text of a parameter may be and what it means.
 *
 * @param <T> what it means
 */
public sealed interface ParameterType<T> {
    /** Any text. */
    ParameterType<String> TEXT = new Text();
    /** True or false. */
    ParameterType<Boolean> FLAG = new Flag();
    /** A moment in ISO 8601, with its offset from UTC. */
    ParameterType<Instant> TIME = new Time();

    /** A whole number of any size that fits into 64 bits. */
    ParameterType<Long> LONG = new LongWhole();

    /** A whole number between two bounds, both included. */
    static ParameterType<Integer> whole(int least, int most) {
        return new Whole(least, most);
    }

    /** One of the words that stand for the constants of an enum, in any case. */
    static <E extends Enum<E>> ParameterType<E> choice(Class<E> type) {
        return new Choice<>(type);
    }

    /**
     * Reads the text.
     *
     * @throws InvalidValueException when it is not allowed
     */
    T parse(String text) throws InvalidValueException;

    /** The JSON Schema of the text. */
    Map<String, Object> schema();

    /** Text that is not allowed. */
    final class InvalidValueException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String error;

        InvalidValueException(String error, String message) {
            super(message, null, false, false);
            this.error = error;
        }

        /** What is wrong, as a word for programs. */
        String error() {
            return error;
        }
    }

    /** Any text. */
    record Text() implements ParameterType<String> {
        @Override
        public String parse(String text) {
            return text;
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "string");
        }
    }

    /** True or false, in the spellings that command lines and forms use. */
    record Flag() implements ParameterType<Boolean> {
        private static final Set<String> YES = Set.of("true", "1", "on", "yes", "y", "t");
        private static final Set<String> NO = Set.of("false", "0", "off", "no", "n", "f");

        @Override
        public Boolean parse(String text) throws InvalidValueException {
            String word = text.toLowerCase(Locale.ROOT);
            if (YES.contains(word)) {
                return true;
            }
            if (NO.contains(word)) {
                return false;
            }
            throw new InvalidValueException("bool_parsing", "true or false is expected");
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "boolean");
        }
    }

    /** A moment in ISO 8601, with its offset from UTC; a blank stands for the plus sign that a query string makes of it. */
    record Time() implements ParameterType<Instant> {
        @Override
        public Instant parse(String text) throws InvalidValueException {
            try {
                return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
            } catch (DateTimeException e) {
                throw new InvalidValueException("datetime_parsing", "a time like 2026-01-31T12:00:00Z is expected");
            }
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "string", "format", "date-time");
        }
    }

    /**
     * A whole number.
     *
     * @param least the smallest that is allowed
     * @param most the largest that is allowed
     */
    record Whole(int least, int most) implements ParameterType<Integer> {
        @Override
        public Integer parse(String text) throws InvalidValueException {
            long number;
            try {
                number = Long.parseLong(text.strip());
            } catch (NumberFormatException e) {
                throw new InvalidValueException("int_parsing", "a whole number is expected");
            }
            if (number < least) {
                throw new InvalidValueException("greater_than_equal", "at least " + least + " is expected");
            }
            if (number > most) {
                throw new InvalidValueException("less_than_equal", "at most " + most + " is expected");
            }
            return (int) number;
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "integer", "minimum", least, "maximum", most);
        }
    }

    /** A whole number of any size that fits into 64 bits. */
    record LongWhole() implements ParameterType<Long> {
        @Override
        public Long parse(String text) throws InvalidValueException {
            try {
                return Long.parseLong(text.strip());
            } catch (NumberFormatException e) {
                throw new InvalidValueException("int_parsing", "a whole number is expected");
            }
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "integer", "format", "int64");
        }
    }

    /**
     * A word.
     *
     * @param type the constants that the words stand for
     */
    record Choice<E extends Enum<E>>(Class<E> type) implements ParameterType<E> {
        @Override
        public E parse(String text) throws InvalidValueException {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> Json.word(constant).equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValueException(
                            "literal_error", "one of " + String.join(", ", JsonSchemas.words(type)) + " is expected"));
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "string", "enum", JsonSchemas.words(type));
        }
    }
}
