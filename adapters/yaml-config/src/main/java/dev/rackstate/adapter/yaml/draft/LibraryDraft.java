package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.files.FileTree;
import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.adapter.yaml.text.YamlText;
import dev.rackstate.adapter.yaml.text.YamlTextException;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file of a library: by which names it may be called, and another text for it as an edit. */
public final class LibraryDraft {
    private static final Pattern PART = Pattern.compile("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]{0,199}");
    private static final String ALLOWED =
            "allowed: names that end in .yaml or .yml, without '..', without a dot in front";

    private final FileView files;
    private final Path library;
    private final boolean recursive;

    /**
     * A library.
     *
     * @param library its directory, there or not, or the one file that it is
     * @param recursive whether sub-directories belong to it
     */
    public LibraryDraft(FileView files, Path library, boolean recursive) {
        this.files = files;
        this.library = library;
        this.recursive = recursive;
    }

    /**
     * The file of a name; where the library is one file, every name means that one.
     *
     * @throws NotWritableException when no file may have the name, or it lies outside the library
     */
    public Path file(String name) throws NotWritableException {
        requireName(name);
        if (files.exists(library) && !files.isDirectory(library)) {
            return library;
        }
        Path file = library.resolve(name);
        requireInside(file);
        return file;
    }

    private void requireName(String name) throws NotWritableException {
        String[] parts = name.split("/", -1);
        boolean sound = !name.contains("..") && (parts.length == 1 || recursive);
        for (String part : parts) {
            sound &= PART.matcher(part).matches();
        }
        if (!sound || !FileTree.isYaml(Path.of(name))) {
            throw new NotWritableException(Kind.BAD_NAME, "Invalid filename '" + shortened(name) + "'; " + ALLOWED);
        }
    }

    private static String shortened(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 80 ? printable : printable.substring(0, 80) + "...";
    }

    private void requireInside(Path file) throws NotWritableException {
        try {
            Path there = file;
            while (!files.exists(there) && !there.equals(library)) {
                there = Objects.requireNonNull(there.getParent());
            }
            boolean inside = !files.exists(library) || files.real(there).startsWith(files.real(library));
            if (!inside) {
                throw new NotWritableException(
                        Kind.OUTSIDE, "Access denied: '" + library.relativize(file) + "' leads out of the library");
            }
        } catch (IOException e) {
            throw new NotWritableException(
                    Kind.UNWRITABLE, "'" + library.relativize(file) + "' cannot be looked at: " + e.getMessage());
        }
    }

    /**
     * Works out another text for a file.
     *
     * @param content the text, or null when the file shall be gone
     * @param maxBytes the largest file that is read
     */
    public void draft(Edits edits, String name, @Nullable String content, long maxBytes) throws NotWritableException {
        Path file = file(name);
        if (content == null) {
            if (!edits.exists(file)) {
                throw new NotWritableException(Kind.NO_SUCH_FILE, "there is no file '" + name + "'");
            }
            edits.delete(file);
            return;
        }
        int size = content.getBytes(StandardCharsets.UTF_8).length;
        if (size > maxBytes) {
            throw new NotWritableException(
                    Kind.INVALID,
                    "the text of '" + name + "' has " + size + " bytes; at most " + maxBytes + " are allowed");
        }
        try {
            YamlText.meaning(content);
        } catch (YamlTextException e) {
            throw new NotWritableException(Kind.INVALID, "Invalid YAML: " + e.getMessage());
        }
        edits.replace(file, content);
    }
}
