package dev.rackstate.application.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats that a picture may have, told by its first bytes and by nothing that somebody says of it. */
public enum PictureFormat {
    /** JPEG (ITU T.81): the start marker and the first byte of the next. */
    JPEG("image/jpeg"),
    /** PNG (RFC 2083, 3.1). */
    PNG("image/png"),
    /** WebP (RFC 9649): a RIFF file of that kind. */
    WEBP("image/webp");

    private static final byte[] JPEG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP_KIND = "WEBP".getBytes(StandardCharsets.US_ASCII);
    private static final int KIND_AT = 8;

    private final String mediaType;

    PictureFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Such as {@code image/png}. */
    public String mediaType() {
        return mediaType;
    }

    /** The format of a picture; empty when it is none of these. */
    public static Optional<PictureFormat> of(byte[] bytes) {
        if (holds(bytes, 0, JPEG_START)) {
            return Optional.of(JPEG);
        }
        if (holds(bytes, 0, PNG_START)) {
            return Optional.of(PNG);
        }
        return holds(bytes, 0, RIFF) && holds(bytes, KIND_AT, WEBP_KIND) ? Optional.of(WEBP) : Optional.empty();
    }

    private static boolean holds(byte[] bytes, int at, byte[] part) {
        int end = at + part.length;
        return bytes.length >= end && Arrays.equals(bytes, at, end, part, 0, part.length);
    }
}
