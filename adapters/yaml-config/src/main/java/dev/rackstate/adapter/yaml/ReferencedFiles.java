package dev.rackstate.adapter.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Files that the settings name: certificates, keys, tokens, passwords. */
final class ReferencedFiles {
    private static final int MAX_SECRET_BYTES = 4_096;

    private final YamlFiles files;
    private final PathResolver paths;
    private final Consumer<Path> beforeReading;

    /**
     * Files named by settings.
     *
     * @param beforeReading is told of each file whose content is about to be read
     */
    ReferencedFiles(YamlFiles files, PathResolver paths, Consumer<Path> beforeReading) {
        this.files = files;
        this.paths = paths;
        this.beforeReading = beforeReading;
    }

    /** Where a file is, with a warning when it is not there (yet); null when none is named. */
    @Nullable
    String path(Fields fields, String key, @Nullable String text) {
        Path file = resolved(fields, key, text);
        if (file == null) {
            return null;
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            fields.place(key).warning("'" + key + "': there is no readable file " + files.shown(file));
        }
        return file.toString();
    }

    /** The content of a file without the end of its line; null when none is named or it cannot be had. */
    @Nullable
    String secret(Fields fields, String key, @Nullable String text) {
        Path file = resolved(fields, key, text);
        if (file == null) {
            return null;
        }
        beforeReading.accept(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_SECRET_BYTES + 1);
            if (bytes.length <= MAX_SECRET_BYTES) {
                return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
            }
            fields.fail(key, ": the file " + files.shown(file) + " is larger than " + MAX_SECRET_BYTES + " bytes");
        } catch (IOException e) {
            fields.fail(key, ": the file " + files.shown(file) + " cannot be read: " + YamlFiles.reason(e));
        }
        return null;
    }

    private @Nullable Path resolved(Fields fields, String key, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return paths.resolve(text);
        } catch (InvalidPathException e) {
            fields.fail(key, " is not a path: " + e.getReason());
            return null;
        }
    }
}
