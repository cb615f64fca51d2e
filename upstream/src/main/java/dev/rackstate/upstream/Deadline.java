package dev.rackstate.upstream;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The moment by which a call is over, connecting and the last byte included. Immutable. */
final class Deadline {
    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What rings when deadlines are over; one per transport. */
    static ScheduledThreadPoolExecutor alarms() {
        ScheduledThreadPoolExecutor alarms =
                new ScheduledThreadPoolExecutor(1, DaemonThreads.named("upstream-deadlines"));
        alarms.setRemoveOnCancelPolicy(true);
        return alarms;
    }

    /** What is left, never less than a millisecond: for the calls that take no zero. */
    Duration left() {
        return Duration.ofNanos(Math.max(endNanos - System.nanoTime(), 1_000_000));
    }
}
