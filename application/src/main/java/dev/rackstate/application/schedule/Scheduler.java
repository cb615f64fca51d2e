package dev.rackstate.application.schedule;

import java.time.Duration;

/** Runs a task again and again in the background. */
public interface Scheduler {
    /**
     * Runs the task at once and then every period. Runs of one task never overlap: a slow run delays the next, and runs
     * that were missed are not made up for.
     *
     * @param name for the thread and the log
     * @param period from the start of one run to the start of the next
     * @return closing it ends the runs and waits for one under way
     */
    AutoCloseable every(String name, Duration period, Runnable task);
}
