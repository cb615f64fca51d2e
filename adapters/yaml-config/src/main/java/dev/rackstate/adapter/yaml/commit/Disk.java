package dev.rackstate.adapter.yaml.commit;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Everything that changes something on disk, so that a test can let each single step fail or be the last. */
interface Disk {
    /**
     * Writes a new file and waits until its content is on the disk; one that is there already goes first.
     *
     * @param like a file whose rights and owner it gets as far as this process may give them; null for none
     * @param ownerOnly whether a file like none is for its owner alone
     */
    void write(Path file, byte[] content, @Nullable Path like, boolean ownerOnly) throws IOException;

    /** Puts a file in the place of another one of the same directory, in one step. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file or an empty directory, if it is there. */
    void delete(Path path) throws IOException;

    /** Makes one directory. */
    void createDirectory(Path directory, boolean ownerOnly) throws IOException;

    /** Waits until what was renamed, made and removed in a directory is on the disk. */
    void sync(Path directory) throws IOException;
}
