package dev.rackstate.adapter.http.message;

import dev.rackstate.adapter.http.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** The tag of a document by what it says: the same as long as it says the same, in every process. */
    public static EntityTag ofContent(Object document) {
        return ofBytes(Json.bytes(document));
    }

    /** The tag of bytes. */
    public static EntityTag ofBytes(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return of(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Whether a caller who sends this {@code If-None-Match} header already has the body in one of its forms; weak tags
     * count (RFC 9110, section 13.1.2).
     *
     * @param header the header, or null when there is none
     */
    public boolean isKnownTo(@Nullable String header) {
        return header != null && isListed(header.replace("W/\"", "\""));
    }

    /**
     * Whether a caller who sends this {@code If-Match} header means the body in one of its forms; weak tags do not count
     * (RFC 9110, section 13.1.1).
     */
    public boolean isMeantBy(String header) {
        return isListed(header);
    }

    private boolean isListed(String header) {
        for (String listed : header.split(",", -1)) {
            String tag = listed.strip();
            if (tag.equals(plain) || tag.equals(compressed) || tag.equals("*")) {
                return true;
            }
        }
        return false;
    }
}
