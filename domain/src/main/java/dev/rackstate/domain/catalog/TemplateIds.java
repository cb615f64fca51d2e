package dev.rackstate.domain.catalog;

import java.util.regex.Pattern;

/**
 * The form of the ids of new templates. Files may hold any non-blank text, and such templates stay; one that is made
 * here must be safe in a URL path.
 */
public final class TemplateIds {
    /** What the form is, in words, for messages. */
    public static final String ALLOWED = "1 to 128 of a-z A-Z 0-9 . _ -, starting with a letter or digit";

    private static final Pattern PATTERN = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}");

    private TemplateIds() {}

    /** Whether a new template may have this id. */
    public static boolean isValid(String text) {
        return PATTERN.matcher(text).matches();
    }
}
