package dev.rackstate.adapter.yaml.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What changes when a file is written or replaced.
 *
 * @param modified when it was last written
 * @param size in bytes
 * @param identity which file it is, as far as the file system tells
 */
public record Stamp(FileTime modified, long size, @Nullable Object identity) {
    /** What the file system says. */
    public static Stamp of(BasicFileAttributes attributes) {
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    /** Whether the file was last written before a moment. */
    public boolean isOlderThan(Instant moment) {
        return modified.toInstant().isBefore(moment);
    }
}
