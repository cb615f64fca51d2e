package dev.rackstate.adapter.yaml.commit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one commit, as they are written down before the first one is made.
 *
 * <p>The text of a journal ends with the SHA-256 of everything before. Files below the journal's home are named
 * relative to it, so that the whole configuration may be mounted elsewhere when the changes are finished. Names are
 * written as in URIs, which have a form for every name that a file can have.
 *
 * @param time when they were decided on
 * @param root directories below this one go when they become empty; null for none
 * @param changes one per file
 */
record Journal(Instant time, @Nullable Path root, List<Change> changes) {
    private static final int MAGIC = 0x524B534A;
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 32;

    /** Copies the list. */
    Journal {
        changes = List.copyOf(changes);
    }

    /**
     * A change of one file.
     *
     * @param before the SHA-256 of what it held, or null when it was not there
     * @param after what it shall hold, or null when it shall be gone
     * @param ownerOnly whether a new file is for its owner alone
     */
    record Change(Path file, byte @Nullable [] before, byte @Nullable [] after, boolean ownerOnly) {
        static Change of(FileWrite write) {
            byte[] before = write.before();
            return new Change(
                    write.file().toAbsolutePath().normalize(),
                    before == null ? null : digest(before, before.length),
                    write.after(),
                    write.ownerOnly());
        }

        /** Whether the file held this when the change was decided on. */
        boolean wasDecidedOn(byte @Nullable [] content) {
            return content == null ? before == null : Arrays.equals(before, digest(content, content.length));
        }
    }

    /** A journal that is not whole, or of another version. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        DamagedException() {
            super("the journal is damaged, or was written by another version");
        }
    }

    byte[] encoded(Path home) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeLong(time.toEpochMilli());
            write(out, root == null ? null : name(home, root));
            out.writeInt(changes.size());
            for (Change change : changes) {
                write(out, name(home, change.file));
                write(out, change.before);
                write(out, change.after);
                out.writeBoolean(change.ownerOnly);
            }
            out.write(digest(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a journal.
     *
     * @throws DamagedException when it is not whole
     */
    static Journal decoded(byte[] bytes, Path home) throws IOException {
        int length = bytes.length - DIGEST_BYTES;
        boolean whole = length > 0
                && MessageDigest.isEqual(digest(bytes, length), Arrays.copyOfRange(bytes, length, bytes.length));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (!whole || in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new DamagedException();
        }
        Instant time = Instant.ofEpochMilli(in.readLong());
        byte[] root = read(in);
        List<Change> changes = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            byte[] name = read(in);
            changes.add(
                    new Change(file(home, name == null ? new byte[0] : name), read(in), read(in), in.readBoolean()));
        }
        return new Journal(time, root == null ? null : file(home, root), changes);
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte @Nullable [] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : in.readNBytes(length);
    }

    private static byte[] name(Path home, Path file) {
        String base = home.toUri().getRawPath();
        String name = file.toUri().getRawPath();
        String written = name.startsWith(base) ? name.substring(base.length()) : name;
        return written.getBytes(StandardCharsets.UTF_8);
    }

    private static Path file(Path home, byte[] written) {
        String name = new String(written, StandardCharsets.UTF_8);
        String base = home.toUri().getRawPath();
        return Path.of(URI.create("file://" + (name.startsWith("/") ? name : base + name)));
    }

    private static byte[] digest(byte[] bytes, int length) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, 0, length);
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
