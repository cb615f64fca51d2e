package dev.rackstate.application.schedule;

import java.time.Duration;

/** Runs a task again and again in the background. */
public interface Scheduler {
    /**
     * Runs the task at once and then every period. Runs of one task never overlap: a slow run delays the next, and runs
     * that were missed are not made up for.
     *
     * @param name for the thread and the log
     * @param period from the start of one run to the start of the next, positive
     */
    Task every(String name, Duration period, Runnable work);

    /** A task that runs again and again. Safe for concurrent use. */
    interface Task extends AutoCloseable {
        /**
         * Begins the next run now, or right after the one under way; then the period counts from there. However often
         * this is asked for, runs begin at least the given time apart.
         *
         * @param apart the least time from the start of one run to the start of the next
         */
        void runSoon(Duration apart);

        /** Ends the runs and interrupts one under way. Returns at once. */
        @Override
        void close();
    }
}
