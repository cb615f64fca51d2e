package dev.rackstate.adapter.http.identity;

import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.application.identity.Avatars.Picture;
import dev.rackstate.application.identity.PictureFormat;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Pictures as data URLs (RFC 2397) with base64. A picture is what its first bytes say, and they must say what the URL
 * says: else a browser could be brought to take it for something else.
 */
final class DataUrl {
    /** The largest picture, decoded. */
    static final int MOST_BYTES = 512 * 1024;

    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64";
    private static final int SHOWN = 64;
    private static final List<String> MEDIA_TYPES =
            Stream.of(PictureFormat.values()).map(PictureFormat::mediaType).toList();

    private DataUrl() {}

    /** The data URL of a picture. */
    static String of(Picture picture) {
        return SCHEME + picture.mediaType() + BASE64 + "," + Base64.getEncoder().encodeToString(picture.bytes());
    }

    /**
     * The picture that a data URL holds.
     *
     * @throws Refusal 400 when it holds none that we keep
     */
    static Picture read(String url) throws Refusal {
        int comma = url.indexOf(',');
        String head = comma < 0 ? "" : url.substring(0, comma).toLowerCase(Locale.ROOT);
        if (!head.startsWith(SCHEME) || !head.endsWith(BASE64)) {
            throw refused("the form is data:image/png;base64,...");
        }
        String mediaType = head.substring(SCHEME.length(), Math.max(SCHEME.length(), head.length() - BASE64.length()));
        if (!MEDIA_TYPES.contains(mediaType)) {
            String shown = mediaType.substring(0, Math.min(SHOWN, mediaType.length()));
            throw refused("'" + shown + "' is not kept; allowed: " + String.join(", ", MEDIA_TYPES));
        }
        byte[] bytes = decoded(url.substring(comma + 1));
        if (bytes.length > MOST_BYTES) {
            throw refused("it is too large: " + bytes.length + " bytes; at most " + MOST_BYTES + " are kept");
        }
        if (PictureFormat.of(bytes)
                .filter(format -> format.mediaType().equals(mediaType))
                .isEmpty()) {
            throw refused("it does not begin with the magic bytes of " + mediaType);
        }
        return new Picture(mediaType, bytes);
    }

    private static byte[] decoded(String base64) throws Refusal {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused("what follows the comma is not base64: " + e.getMessage());
        }
    }

    private static Refusal refused(String why) {
        return Refusal.of(400, "avatar: " + why);
    }
}
