package dev.rackstate.adapter.yaml;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value of a YAML file and the place where it starts. Immutable; lines and columns count from 1. */
sealed interface YamlValue {
    int line();

    int column();

    /** Whether this is an empty value, {@code ~} or {@code null}. */
    default boolean isNull() {
        return false;
    }

    /** The value in a message: what it is, or its shortened text. */
    String shown();

    /**
     * A single text.
     *
     * @param plain whether it was written without quotes, so that it may mean a number, a truth value or nothing
     */
    record Scalar(String text, boolean plain, int line, int column) implements YamlValue {
        private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
        private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
        private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
        private static final int SHOWN_LENGTH = 80;

        @Override
        public boolean isNull() {
            return plain && NULL.matcher(text).matches();
        }

        /** Whether YAML 1.2's core schema makes a number of it. */
        boolean isNumber() {
            if (!plain || text.isEmpty()) {
                return false;
            }
            char first = text.charAt(0);
            boolean possible = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
            return possible && NUMBER.matcher(text).matches();
        }

        /** Whether YAML 1.2's core schema makes a truth value of it. */
        boolean isBoolean() {
            return plain && BOOLEAN.matcher(text).matches();
        }

        @Override
        public String shown() {
            String shortened = text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "...";
            return isNull() ? "nothing" : isNumber() || isBoolean() ? shortened : "'" + shortened + "'";
        }
    }

    /** A list. */
    record Sequence(List<YamlValue> items, int line, int column) implements YamlValue {
        @Override
        public String shown() {
            return "a list";
        }
    }

    /** Keys with values, in file order; each key occurs once. */
    record Mapping(List<Entry> entries, int line, int column) implements YamlValue {
        @Override
        public String shown() {
            return "a mapping";
        }

        @Nullable
        YamlValue get(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return entry.value();
                }
            }
            return null;
        }
    }

    /** One line of a mapping. */
    record Entry(Scalar key, YamlValue value) {}
}
