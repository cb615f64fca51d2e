package dev.rackstate.domain.topology;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one pattern of site, room, aisle and rack ids: lower-case letters, digits, dot, underscore and dash, starting
 * with a letter or digit, 1 to 128 characters. Such an id is safe as a file name and in a URL path.
 */
public final class TopologyIds {
    /** What the pattern is, in words, for messages. */
    public static final String ALLOWED = "1 to 128 of a-z 0-9 . _ -, starting with a letter or digit";

    private static final int MAX_LENGTH = 128;
    private static final Pattern NOT_ALLOWED_RUN = Pattern.compile("[^a-z0-9._-]+");
    private static final Pattern BAD_START = Pattern.compile("^[._-]+");
    private static final Pattern BAD_END = Pattern.compile("-+$");
    private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

    private TopologyIds() {}

    /** Whether the text is a valid id. */
    public static boolean isValid(String text) {
        return PATTERN.matcher(text).matches();
    }

    /**
     * Makes an id of what people call something: lower-case, with a dash for every run of characters that an id cannot
     * hold, without dashes at its ends or punctuation at its start, cut to the length of an id.
     *
     * @param text a name, or null
     * @param fallback the id when nothing is left of the text
     * @return always a valid id
     * @throws IllegalArgumentException when the fallback is needed and is no valid id
     */
    public static String slug(@Nullable String text, String fallback) {
        String dashed = NOT_ALLOWED_RUN
                .matcher(text == null ? "" : text.strip().toLowerCase(Locale.ROOT))
                .replaceAll("-");
        String begun = BAD_START.matcher(dashed).replaceFirst("");
        String slug = BAD_END.matcher(begun.substring(0, Math.min(begun.length(), MAX_LENGTH)))
                .replaceFirst("");
        if (!slug.isEmpty()) {
            return slug;
        }
        require("fallback", fallback);
        return fallback;
    }

    static void require(String kind, String value) {
        if (!isValid(value)) {
            throw new IllegalArgumentException(kind + " id '" + value + "' is not allowed; allowed: " + ALLOWED);
        }
    }
}
