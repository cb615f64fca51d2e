package dev.rackstate.testkit.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waiting for something to become true, for as long as it may take and no longer. */
public final class Poll {
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private Poll() {}

    /** A condition that may fail while what it asks is not there yet. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it holds by now. */
        boolean holds() throws Exception;
    }

    /**
     * Returns as soon as the condition holds. An exception counts as "not yet".
     *
     * @param what what is awaited, for the message
     * @throws AssertionError when the time is over; the last exception is the cause
     */
    public static void until(String what, Duration limit, Condition condition) {
        until(() -> what, limit, condition);
    }

    static void until(Supplier<String> what, Duration limit, Condition condition) {
        long end = System.nanoTime() + limit.toNanos();
        Exception last = null;
        do {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what.get(), e);
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() < end);
        throw new AssertionError("after " + limit.toMillis() + " ms still no " + what.get(), last);
    }
}
