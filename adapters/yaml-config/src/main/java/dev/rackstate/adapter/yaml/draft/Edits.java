package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.commit.FileWrite;
import dev.rackstate.adapter.yaml.files.FileNames;
import dev.rackstate.adapter.yaml.files.FileTree;
import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files with what becomes of them. What a file holds now is read when it is first asked for. Used by one thread. */
public final class Edits {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final FileView files;
    private final FileNames names;
    private final int maxBytes;
    private final Map<Path, Edit> edits = new TreeMap<>();

    private static final class Edit {
        private final byte @Nullable [] before;
        private byte @Nullable [] after;
        private boolean ownerOnly;

        Edit(byte @Nullable [] before) {
            this.before = before;
            this.after = before;
        }

        boolean changes() {
            return !Arrays.equals(before, after);
        }
    }

    /**
     * No edits yet.
     *
     * @param maxBytes the largest file that is edited
     */
    public Edits(FileView files, FileNames names, long maxBytes) {
        this.files = files;
        this.names = names;
        this.maxBytes = (int) Math.min(maxBytes, Integer.MAX_VALUE - 8);
    }

    /** What people call a file. */
    public String shown(Path file) {
        return names.shown(file);
    }

    /** Whether there is a file, or will be. */
    public boolean exists(Path file) {
        Edit edit = edits.get(file);
        return edit == null ? files.exists(file) : edit.after != null;
    }

    /** Whether there is a directory now. */
    public boolean isDirectory(Path path) {
        return files.isDirectory(path);
    }

    /** The sub-directories of a directory now; none when there is no such directory. */
    public List<Path> directories(Path directory) throws NotWritableException {
        try {
            return files.isDirectory(directory) ? files.directories(directory) : List.of();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /**
     * The text of a file as it will be.
     *
     * @return null when there is none
     * @throws NotWritableException when it cannot be read, or is no text
     */
    public @Nullable String text(Path file) throws NotWritableException {
        byte[] bytes = edit(file).after;
        if (bytes == null) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new NotWritableException(
                    Kind.INVALID, "the file " + shown(file) + " is not valid UTF-8; repair it first");
        }
    }

    /** Gives a file another text, or makes it. */
    public void write(Path file, String text) throws NotWritableException {
        Edit edit = edit(file);
        boolean marked = edit.before != null && startsWithMark(edit.before);
        edit.after = ((marked ? BYTE_ORDER_MARK : "") + text).getBytes(StandardCharsets.UTF_8);
    }

    /** Gives a file a text to the letter, or makes it. */
    void replace(Path file, String text) throws NotWritableException {
        edit(file).after = text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return new String(bytes, 0, Math.min(3, bytes.length), StandardCharsets.UTF_8).startsWith(BYTE_ORDER_MARK);
    }

    /** Has a file, if it is new, be for its owner alone. */
    public void keepPrivate(Path file) throws NotWritableException {
        edit(file).ownerOnly = true;
    }

    /** Takes a file away. */
    public void delete(Path file) throws NotWritableException {
        edit(file).after = null;
    }

    /** Takes every YAML file below a directory away. */
    public void deleteBelow(Path directory) throws NotWritableException {
        if (files.isDirectory(directory)) {
            for (FileTree.Found found :
                    files.tree(directory, true, Integer.MAX_VALUE - 1).files()) {
                delete(found.path());
            }
        }
    }

    private Edit edit(Path file) throws NotWritableException {
        Edit known = edits.get(file);
        if (known == null) {
            known = new Edit(read(file));
            edits.put(file, known);
        }
        return known;
    }

    private byte @Nullable [] read(Path file) throws NotWritableException {
        try {
            byte[] bytes = files.read(file, maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new NotWritableException(
                        Kind.INVALID, "the file " + shown(file) + " is larger than " + maxBytes + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private NotWritableException unreadable(Path file, IOException e) {
        String reason = e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
        return new NotWritableException(Kind.UNWRITABLE, shown(file) + " cannot be read: " + reason);
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return edits.values().stream().noneMatch(Edit::changes);
    }

    /** What changes, by absolute path; null for a file that goes. */
    public Map<Path, byte @Nullable []> contents() {
        Map<Path, byte @Nullable []> contents = new HashMap<>();
        edits.forEach((file, edit) -> {
            if (edit.changes()) {
                contents.put(file, edit.after);
            }
        });
        return contents;
    }

    /** What is to be written. */
    public List<FileWrite> writes() {
        List<FileWrite> writes = new ArrayList<>();
        edits.forEach((file, edit) -> {
            if (edit.changes()) {
                writes.add(new FileWrite(file, edit.before, edit.after, edit.ownerOnly));
            }
        });
        return writes;
    }

    /** The same as people are shown it, ordered by file. */
    public List<FileChange> changes() {
        List<FileChange> changes = new ArrayList<>();
        edits.forEach((file, edit) -> {
            if (edit.changes()) {
                changes.add(UnifiedDiff.of(shown(file), lossy(edit.before), lossy(edit.after)));
            }
        });
        return changes;
    }

    private static @Nullable String lossy(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
