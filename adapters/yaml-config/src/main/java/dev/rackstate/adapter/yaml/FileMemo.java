package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.files.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was made of files, for as long as the files stay as they were. Safe to use from several threads.
 *
 * <p>Holds no more than two loads asked for: what none of them wanted is dropped at the end of each.
 */
final class FileMemo<T> {
    /** Of file systems that tell time coarsely: a file could change again without another stamp. */
    static final Duration GRANULARITY = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Map<Path, Kept<T>> kept = new ConcurrentHashMap<>();
    private volatile int load;

    private static final class Kept<T> {
        private final Stamp stamp;
        private final T value;
        private volatile int wantedBy;

        Kept(Stamp stamp, T value, int wantedBy) {
            this.stamp = stamp;
            this.value = value;
            this.wantedBy = wantedBy;
        }
    }

    FileMemo(InstantSource clock) {
        this.clock = clock;
    }

    /** What was made of a file, or null when it was not, or is another one now. */
    @Nullable
    T get(Path file, Stamp stamp) {
        Kept<T> known = kept.get(file);
        if (known == null || !known.stamp.equals(stamp)) {
            return null;
        }
        known.wantedBy = load;
        return known.value;
    }

    /** Keeps what was made of a file, unless the file is so new that it could change without another stamp. */
    void put(Path file, Stamp stamp, T value) {
        if (stamp.isOlderThan(clock.instant().minus(GRANULARITY))) {
            kept.put(file, new Kept<>(stamp, value, load));
        }
    }

    /** Keeps nothing of a file. */
    void forget(Path file) {
        kept.remove(file);
    }

    /** Drops what neither this load nor the one before it asked for. */
    void endOfLoad() {
        int current = load;
        kept.values().removeIf(value -> value.wantedBy < current - 1);
        load = current + 1;
    }
}
