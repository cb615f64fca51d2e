package dev.rackstate.domain.topology;

import java.util.regex.Pattern;

/**
 * The one pattern of site, room, aisle and rack ids: lower-case letters, digits, dot, underscore and dash, starting
 * with a letter or digit, 1 to 128 characters. Such an id is safe as a file name and in a URL path.
 */
public final class TopologyIds {
    /** What the pattern is, in words, for messages. */
    public static final String ALLOWED = "1 to 128 of a-z 0-9 . _ -, starting with a letter or digit";

    private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

    private TopologyIds() {}

    /** Whether the text is a valid id. */
    public static boolean isValid(String text) {
        return PATTERN.matcher(text).matches();
    }

    static void require(String kind, String value) {
        if (!isValid(value)) {
            throw new IllegalArgumentException(kind + " id '" + value + "' is not allowed; allowed: " + ALLOWED);
        }
    }
}
