package dev.rackstate.adapter.yaml.draft;

import java.util.Locale;

/** Free text as the name of a file: small letters, digits, dots, underscores and dashes, and no dot in front. */
final class Slug {
    private static final int MAX_LENGTH = 100;

    private Slug() {}

    /** The slug of a text, or a fallback when nothing is left of it. */
    static String of(String text, String fallback) {
        String slug = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[.-]+|-+$", "");
        String cut = slug.substring(0, Math.min(slug.length(), MAX_LENGTH));
        return cut.isEmpty() ? fallback : cut;
    }
}
