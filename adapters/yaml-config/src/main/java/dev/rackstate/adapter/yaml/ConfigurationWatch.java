package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.files.Fingerprint;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the files of a configuration and calls back when they have changed and come to rest.
 *
 * <p>{@link ChangeEvents} only say when to look; whether something changed is told by {@link Fingerprint}s alone. Since
 * network file systems have no such events, and there may be too many directories for them, the files are also looked at
 * every few seconds. What is compared with is the fingerprint that the last load started from: a change made while that
 * load was running is noticed, and one that it has already seen is not reported again.
 */
final class ConfigurationWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWatch.class);

    /** Waiting for quiet ends after this many times the quiet time: something may change all the time. */
    private static final int MAX_PATIENCE = 10;

    /** Looking without an event takes at most this share of the time. */
    private static final int LOOK_SHARE = 20;

    private static final Duration CLOSING = Duration.ofSeconds(10);

    /**
     * How patient the watch is.
     *
     * @param quiet for how long nothing may change before the change counts as finished
     * @param poll how often the files are looked at without an event
     */
    record Pace(Duration quiet, Duration poll) {
        static final Pace DEFAULT = new Pace(Duration.ofMillis(300), Duration.ofSeconds(5));
    }

    private final Supplier<Fingerprint> look;
    private final Supplier<@Nullable Fingerprint> loaded;
    private final Runnable onChange;
    private final Pace pace;
    private final ChangeEvents events;
    private final Thread thread;

    private Fingerprint known;
    private @Nullable Fingerprint lastLoaded;
    private Duration lookTook = Duration.ZERO;

    private ConfigurationWatch(
            Supplier<Fingerprint> look,
            Supplier<@Nullable Fingerprint> loaded,
            Runnable onChange,
            Pace pace,
            ChangeEvents events) {
        this.look = look;
        this.loaded = loaded;
        this.onChange = onChange;
        this.pace = pace;
        this.events = events;
        this.lastLoaded = loaded.get();
        this.known = lastLoaded == null ? look.get() : lastLoaded;
        this.thread = new Thread(this::run, "configuration-watch");
    }

    /**
     * Starts watching.
     *
     * @param look takes a fingerprint of the files as they are
     * @param loaded the fingerprint that the last load started from, or null before the first
     * @param onChange runs on the watch's own thread
     * @param events closed together with the watch
     */
    static ConfigurationWatch start(
            Supplier<Fingerprint> look,
            Supplier<@Nullable Fingerprint> loaded,
            Runnable onChange,
            Pace pace,
            ChangeEvents events) {
        ConfigurationWatch watch = new ConfigurationWatch(look, loaded, onChange, pace, events);
        events.register(watch.known.directories());
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!events.isClosed()) {
                if (events.await(untilNextLook())) {
                    awaitQuiet();
                }
                if (!events.isClosed()) {
                    check();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration untilNextLook() {
        Duration share = lookTook.multipliedBy(LOOK_SHARE);
        return share.compareTo(pace.poll()) > 0 ? share : pace.poll();
    }

    /** Waits until there have been no events for the quiet time, or patience ends. */
    private void awaitQuiet() throws InterruptedException {
        long end = System.nanoTime() + pace.quiet().multipliedBy(MAX_PATIENCE).toNanos();
        boolean noisy = true;
        while (noisy && end - System.nanoTime() > 0) {
            noisy = events.await(pace.quiet());
        }
    }

    private void check() throws InterruptedException {
        try {
            Fingerprint now = atRest();
            for (int patience = 0; patience < MAX_PATIENCE && adoptLoaded(); patience++) {
                now = atRest(); // what was seen may be older than what has been loaded
            }
            events.register(now.directories());
            if (now.differsFrom(known)) {
                known = now;
                onChange.run();
                adoptLoaded();
            }
        } catch (RuntimeException e) {
            LOG.error("A change of the configuration could not be dealt with", e);
        }
    }

    /** The files as they are once two looks in a row see the same, or patience ends. */
    private Fingerprint atRest() throws InterruptedException {
        Fingerprint now = look();
        for (int patience = 0; patience < MAX_PATIENCE && now.differsFrom(known); patience++) {
            if (events.await(pace.quiet())) {
                awaitQuiet();
            }
            Fingerprint next = look();
            if (!next.differsFrom(now)) {
                return next;
            }
            now = next;
        }
        return now;
    }

    private Fingerprint look() {
        long start = System.nanoTime();
        Fingerprint now = look.get();
        lookTook = Duration.ofNanos(System.nanoTime() - start);
        return now;
    }

    /** Takes what was loaded last for known, and answers whether that is news. */
    private boolean adoptLoaded() {
        Fingerprint latest = loaded.get();
        if (latest == null || latest.equals(lastLoaded)) {
            return false;
        }
        lastLoaded = latest;
        known = latest;
        return true;
    }

    /** Ends the watching; waits for a call back that is under way, unless it is the one that closes. */
    @Override
    public void close() {
        events.close();
        try {
            if (!Thread.currentThread().equals(thread)) {
                thread.join(CLOSING.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
