package dev.rackstate.adapter.yaml.commit;

import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changes of several files atomic: whatever ends the process or the machine on the way, either all of them have
 * happened or none.
 *
 * <p>It is a redo log of one entry. A commit
 *
 * <ol>
 *   <li>holds every file against what it held when the change was worked out;
 *   <li>writes {@code journal.new}: every file's name and new content, and a checksum of it all; fsync;
 *   <li>renames it to {@code journal}, and fsyncs the directory. This decides: before it nothing has happened, after it
 *       everything will;
 *   <li>for each file: keeps what it holds among the versions, writes a temporary file in the file's own directory,
 *       fsync, renames it over the file, fsyncs the directory; or removes the file and fsyncs the directory;
 *   <li>removes {@code journal}; fsyncs the directory.
 * </ol>
 *
 * <p>Recovery removes a {@code journal.new}, and takes steps 4 and 5 again when it finds a {@code journal}. They may be
 * taken any number of times: a file that holds its new content already is left alone. Who cannot write reads through a
 * journal with {@link #pending}.
 *
 * <p>A lock keeps other threads and processes out that use the same directory; others are noticed in step 1. The
 * directory and all that is in it are for their owner alone, since any file may hold secrets. Safe to use from several
 * threads.
 */
public final class FileJournal {
    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

    /** How long recovery waits for a commit that is under way. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JournalDirectory directory;
    private final InstantSource clock;
    private volatile @Nullable Thread holder;

    /**
     * A journal.
     *
     * @param stateDirectory where it is kept, beside the files it is for; made when it is needed
     */
    public FileJournal(Path stateDirectory) {
        this(stateDirectory, InstantSource.system());
    }

    /**
     * A journal.
     *
     * @param stateDirectory where it is kept, beside the files it is for; made when it is needed
     * @param clock names the versions that are kept
     */
    public FileJournal(Path stateDirectory, InstantSource clock) {
        this(stateDirectory, clock, new LocalDisk());
    }

    FileJournal(Path stateDirectory, InstantSource clock, Disk disk) {
        this.directory =
                new JournalDirectory(disk, stateDirectory.toAbsolutePath().normalize());
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
        ProcessLock lock = lock(patience);
        try {
            directory.finish();
            holder = Thread.currentThread();
            return new Holding(lock);
        } catch (IOException e) {
            release(lock);
            throw unfinished(e);
        }
    }

    /**
     * Finishes what a process that ended left behind. Costs two looks at the disk when there is nothing. Waits for a
     * commit that is under way.
     *
     * @return whether there was something
     * @throws NotWritableException when there is, and it cannot be finished now: see {@link #pending}
     */
    public boolean recover() throws NotWritableException {
        boolean decided = directory.isDecided();
        try {
            return (decided || directory.hasDraft()) && finish();
        } catch (NotWritableException e) {
            if (decided) {
                throw e;
            }
            return false; // nothing depends on a draft: whoever can write will remove it
        }
    }

    private boolean finish() throws NotWritableException {
        boolean held = Thread.currentThread().equals(holder);
        ProcessLock lock = held ? null : lock(PATIENCE);
        try {
            return directory.finish();
        } catch (IOException e) {
            throw unfinished(e);
        } finally {
            if (lock != null) {
                release(lock);
            }
        }
    }

    /**
     * What files will hold once {@link #recover} has run, where that may differ from what they hold now; null for a
     * file that goes. Empty when there is nothing to finish. Writes nothing.
     */
    public Map<Path, byte @Nullable []> pending() {
        Map<Path, byte @Nullable []> pending = new LinkedHashMap<>();
        try {
            Journal journal = directory.journal();
            if (journal != null) {
                journal.changes().forEach(change -> pending.put(change.file(), change.after()));
            }
        } catch (IOException e) {
            LOG.error("What an earlier change has left behind is not followed: {}", reason(e));
        }
        return Collections.unmodifiableMap(pending);
    }

    private ProcessLock lock(Duration patience) throws NotWritableException {
        try {
            directory.make();
            return ProcessLock.take(directory.lockFile(), patience);
        } catch (IOException e) {
            throw new NotWritableException(Kind.UNWRITABLE, "nothing can be changed here: " + reason(e));
        }
    }

    private void release(ProcessLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("A lock cannot be closed: {}", reason(e));
        }
    }

    private static NotWritableException unfinished(IOException e) {
        return new NotWritableException(
                Kind.UNWRITABLE, "what an earlier change has left behind cannot be finished: " + reason(e));
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        boolean told = e instanceof Journal.DamagedException
                || (e instanceof FileSystemException system && system.getReason() != null);
        return told ? String.valueOf(e.getMessage()) : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    /** The lock, while it is held. */
    private final class Holding implements Held {
        private final ProcessLock lock;

        Holding(ProcessLock lock) {
            this.lock = lock;
        }

        @Override
        public void commit(List<FileWrite> writes, @Nullable Path root) throws NotWritableException {
            List<FileWrite> changes =
                    writes.stream().filter(FileWrite::changesSomething).toList();
            requireOnePerFile(changes);
            try {
                directory.finish();
                for (FileWrite change : changes) {
                    requireUnchanged(change);
                }
                if (changes.isEmpty()) {
                    return;
                }
                directory.decide(new Journal(
                        clock.instant(),
                        root == null ? null : root.toAbsolutePath().normalize(),
                        changes.stream().map(Journal.Change::of).toList()));
            } catch (IOException e) {
                throw new NotWritableException(Kind.UNWRITABLE, "nothing was changed: " + reason(e));
            }
            try {
                directory.finish();
            } catch (IOException e) {
                LOG.warn("A change is certain but not finished yet: {}", reason(e));
            }
        }

        private void requireOnePerFile(List<FileWrite> changes) {
            long files = changes.stream().map(FileWrite::file).distinct().count();
            if (files < changes.size()) {
                throw new IllegalArgumentException("a file can be changed once in a commit");
            }
        }

        private void requireUnchanged(FileWrite change) throws IOException, NotWritableException {
            if (!Arrays.equals(RollForward.content(change.file()), change.before())) {
                throw new NotWritableException(
                        Kind.INVALID, change.file() + " was changed by somebody else meanwhile; nothing was changed");
            }
        }

        @Override
        public void close() {
            holder = null;
            release(lock);
        }
    }
}
