package dev.rackstate.adapter.http.message;

import dev.rackstate.adapter.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, and the same compressed. Immutable to its readers and safe to share; sent again and again
 * without being copied. The compressed form is made when first asked for.
 */
public final class Body {
    /** The media type of JSON. */
    public static final String JSON = "application/json";

    /** Below this compression saves less than its own headers cost. */
    private static final int WORTH_COMPRESSING = 1024;

    private static final int SLOW_TO_COMPRESS = 256 * 1024;

    private final String mediaType;
    private final byte[] plain;
    private volatile byte @Nullable [] compressed;
    private volatile @Nullable EntityTag tag;

    /** A body; the bytes are handed over. */
    public Body(String mediaType, byte[] plain) {
        this.mediaType = mediaType;
        this.plain = plain;
    }

    /** A value as JSON. */
    public static Body json(Object value) {
        return new Body(JSON, Json.bytes(value));
    }

    /** What the bytes are. */
    public String mediaType() {
        return mediaType;
    }

    /** The bytes; not to be changed. */
    public byte[] plain() {
        return plain;
    }

    /** The tag of these bytes. Two threads that ask first at once make equal ones. */
    public EntityTag tag() {
        EntityTag known = tag;
        if (known == null) {
            known = EntityTag.ofBytes(plain);
            tag = known;
        }
        return known;
    }

    /** Whether the compressed form is worth sending. */
    public boolean compresses() {
        return plain.length > WORTH_COMPRESSING;
    }

    /** Whether asking for the compressed form now would keep an IO thread for long. */
    public boolean slowToCompress() {
        return plain.length > SLOW_TO_COMPRESS && compressed == null;
    }

    /** The bytes compressed by gzip; not to be changed. Two threads that ask first at once make equal ones. */
    public byte[] compressed() {
        byte[] known = compressed;
        if (known == null) {
            known = gzip(plain);
            compressed = known;
        }
        return known;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(512, bytes.length / 6));
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 8192)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail to take bytes", e);
        }
        return out.toByteArray();
    }
}
