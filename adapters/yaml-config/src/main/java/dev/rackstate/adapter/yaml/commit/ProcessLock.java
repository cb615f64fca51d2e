package dev.rackstate.adapter.yaml.commit;

import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps other threads and other processes out, until closed.
 *
 * <p>A lock on a file belongs to the whole process: a second thread would get it, too, and POSIX lets go of it as soon
 * as the process closes any other channel to that file. So threads queue for a permit first. The permits are the
 * process's, like the locks they guard, and not those of one object.
 */
final class ProcessLock implements AutoCloseable {
    private static final Map<Path, Semaphore> PERMITS = new ConcurrentHashMap<>();
    private static final long PAUSE_MILLIS = 5;

    private final Semaphore permit;
    private final FileChannel channel;
    private boolean closed;

    private ProcessLock(Semaphore permit, FileChannel channel) {
        this.permit = permit;
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @param file the file that is locked; made when it is not there
     * @throws IOException when the file cannot be opened or locked
     * @throws NotWritableException {@code BUSY} when the lock is not to be had in time
     */
    static ProcessLock take(Path file, Duration patience) throws IOException, NotWritableException {
        long end = System.nanoTime() + patience.toNanos();
        Path directory = file.toAbsolutePath().getParent();
        Path real = directory == null ? file : directory.toRealPath();
        Semaphore permit = PERMITS.computeIfAbsent(real, any -> new Semaphore(1, true));
        try {
            if (!permit.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy("another change", patience);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        ProcessLock lock = null;
        try {
            lock = new ProcessLock(permit, open(file));
            lock(lock.channel, end, patience);
            return lock;
        } catch (IOException | NotWritableException | RuntimeException e) {
            if (lock == null) {
                permit.release();
            } else {
                lock.close();
            }
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, LocalDisk.ownerOnly(file));
    }

    private static void lock(FileChannel channel, long end, Duration patience)
            throws IOException, NotWritableException {
        try {
            for (FileLock lock = channel.tryLock(); lock == null; lock = channel.tryLock()) {
                if (end - System.nanoTime() <= 0) {
                    throw busy("another process", patience);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static NotWritableException busy(String who, Duration patience) {
        return new NotWritableException(
                Kind.BUSY, who + " of the configuration did not end within " + patience.toMillis() + " ms; try again");
    }

    private static NotWritableException interrupted() {
        Thread.currentThread().interrupt();
        return new NotWritableException(Kind.BUSY, "waiting for another change of the configuration was interrupted");
    }

    /** Lets others in. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try {
                channel.close();
            } finally {
                permit.release();
            }
        }
    }
}
