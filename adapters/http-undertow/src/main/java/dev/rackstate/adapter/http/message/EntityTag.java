package dev.rackstate.adapter.http.message;

import org.jspecify.annotations.Nullable;

/**
 * The entity tag of a body and of its compressed form, which as other bytes has another tag (RFC 9110, section 8.8.3).
 *
 * @param plain the header value for the body as it is
 * @param compressed the header value for the compressed form
 */
public record EntityTag(String plain, String compressed) {
    /** A tag from text that holds neither quotes nor commas nor blanks. */
    public static EntityTag of(String text) {
        return new EntityTag('"' + text + '"', '"' + text + "-gzip\"");
    }

    /**
     * Whether a caller who sends this {@code If-None-Match} header already has the body in one of its forms.
     *
     * @param header the header, or null when there is none
     */
    public boolean isKnownTo(@Nullable String header) {
        if (header == null) {
            return false;
        }
        for (String listed : header.split(",", -1)) {
            String tag = listed.strip();
            String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
            if (strong.equals(plain) || strong.equals(compressed) || strong.equals("*")) {
                return true;
            }
        }
        return false;
    }
}
