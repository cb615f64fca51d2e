package dev.rackstate.application.system;

import java.time.Instant;

/**
 * The process that serves.
 *
 * @param pid its number on this machine
 * @param startedAt when it started
 */
public record RunningProcess(long pid, Instant startedAt) {
    /**
     * This process.
     *
     * @param now stands in where the system does not say when the process started
     */
    public static RunningProcess current(Instant now) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningProcess(self.pid(), self.info().startInstant().orElse(now));
    }
}
