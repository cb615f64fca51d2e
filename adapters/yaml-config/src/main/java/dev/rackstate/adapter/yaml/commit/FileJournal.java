package dev.rackstate.adapter.yaml.commit;

import dev.rackstate.application.configuration.NotWritableException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes changes of several files atomic. */
public final class FileJournal {
    private final Path stateDirectory;
    private final InstantSource clock;

    /**
     * A journal.
     *
     * @param stateDirectory where it is kept; made when it is needed
     */
    public FileJournal(Path stateDirectory) {
        this(stateDirectory, InstantSource.system());
    }

    /**
     * A journal.
     *
     * @param clock names the versions that are kept
     */
    public FileJournal(Path stateDirectory, InstantSource clock) {
        this.stateDirectory = stateDirectory.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /**
     * Waits until nobody else changes the files, in this process or another, finishes what a process that ended left
     * behind, and keeps others out.
     *
     * @param patience how long to wait at most
     * @throws NotWritableException {@code BUSY} when somebody else did not let go in time, {@code UNWRITABLE} when
     *     nothing can be written here
     */
    public Held hold(Duration patience) throws NotWritableException {
        throw new NotWritableException(NotWritableException.Kind.UNWRITABLE, clock + " " + stateDirectory);
    }

    /**
     * Finishes what a process that ended left behind. Costs one look at the disk when there is nothing.
     *
     * @return whether there was something
     * @throws NotWritableException when there is, and it cannot be finished now: see {@link #pending}
     */
    public boolean recover() throws NotWritableException {
        return false;
    }

    /**
     * What files will hold once {@link #recover} has run, where that differs from what they may hold now; null for a
     * file that goes. Empty when there is nothing to finish. Writes nothing.
     */
    public Map<Path, byte @Nullable []> pending() {
        return Map.of();
    }
}
