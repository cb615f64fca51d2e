package dev.rackstate.adapter.yaml.commit;

import dev.rackstate.application.configuration.NotWritableException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files held for changes, until closed. Used by one thread. */
public interface Held extends AutoCloseable {
    /**
     * Makes all changes, or none.
     *
     * <p>Returns once the changes are certain. Where a file cannot be written then (a full disk), that is logged, and
     * {@link FileJournal#recover} finishes it; until then {@link FileJournal#pending} has its content.
     *
     * @param writes at most one per file
     * @param root directories below this one that become empty by deletions are removed; null keeps them all
     * @throws NotWritableException when nothing was changed: {@code INVALID} when a file no longer holds what it held,
     *     {@code UNWRITABLE} when the file system refuses
     */
    void commit(List<FileWrite> writes, @Nullable Path root) throws NotWritableException;

    /** Makes all changes, or none; keeps every directory. */
    default void commit(List<FileWrite> writes) throws NotWritableException {
        commit(writes, null);
    }

    /** Lets others in. */
    @Override
    void close();
}
