package dev.rackstate.adapter.yaml;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operating system's word that something happened in a directory. What happened is not said, and there may be no
 * word at all: the system may have none to give for a directory, or for any.
 */
final class ChangeEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeEvents.class);

    private final @Nullable WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean toldOfSilence;

    private ChangeEvents(@Nullable WatchService service) {
        this.service = service;
    }

    /** The events of the file system; none when the system gives out no more of them. */
    static ChangeEvents open() {
        try {
            return new ChangeEvents(FileSystems.getDefault().newWatchService());
        } catch (IOException e) {
            LOG.info("No change events ({}): files are looked at now and then instead", e.getMessage());
            return none();
        }
    }

    /** Events that never come. */
    static ChangeEvents none() {
        return new ChangeEvents(null);
    }

    /**
     * Waits for an event. Returns at once when there was one since the last call.
     *
     * @return whether there was one within the time
     */
    boolean await(Duration time) throws InterruptedException {
        long millis = Math.max(1, time.toMillis());
        if (service == null) {
            closed.await(millis, TimeUnit.MILLISECONDS);
            return false;
        }
        try {
            WatchKey key = service.poll(millis, TimeUnit.MILLISECONDS);
            if (key != null) {
                key.pollEvents();
                key.reset();
            }
            return key != null;
        } catch (ClosedWatchServiceException e) {
            return false;
        }
    }

    /** Asks for the events of exactly these directories. */
    void register(Set<Path> directories) {
        keys.entrySet().removeIf(entry -> {
            boolean gone =
                    !directories.contains(entry.getKey()) || !entry.getValue().isValid();
            if (gone) {
                entry.getValue().cancel();
            }
            return gone;
        });
        for (Path directory : directories) {
            if (service != null && !keys.containsKey(directory)) {
                register(service, directory);
            }
        }
    }

    private void register(WatchService from, Path directory) {
        try {
            WatchKey key = directory.register(
                    from,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            keys.put(directory, key);
        } catch (ClosedWatchServiceException e) {
            LOG.debug("Closed while {} was registered", directory);
        } catch (IOException e) {
            if (!toldOfSilence) {
                toldOfSilence = true;
                LOG.info(
                        "No change events for {} ({}): it is looked at now and then instead",
                        directory,
                        e.getMessage());
            }
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Ends all waiting. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            LOG.warn("The change events of the file system could not be closed", e);
        }
    }
}
