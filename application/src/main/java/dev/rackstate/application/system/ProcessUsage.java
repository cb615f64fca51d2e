package dev.rackstate.application.system;

import org.jspecify.annotations.Nullable;

/**
 * What a process uses of its machine.
 *
 * @param memoryBytes the memory it holds, in bytes, or null when that is not known
 * @param cpuSeconds the CPU time it has spent since it started, or null when that is not known
 * @param available whether it could be reached
 * @param reason why something is not known, or null when all is
 */
public record ProcessUsage(
        @Nullable Long memoryBytes,
        @Nullable Double cpuSeconds,
        boolean available,
        @Nullable String reason) {
    /** A process that could not be reached, and why. */
    public static ProcessUsage unavailable(String reason) {
        return new ProcessUsage(null, null, false, reason);
    }

    /**
     * A process that was reached.
     *
     * @param memoryBytes in bytes; not a number when it does not say
     * @param cpuSeconds not a number when it does not say
     */
    public static ProcessUsage of(double memoryBytes, double cpuSeconds) {
        boolean memory = Double.isFinite(memoryBytes) && memoryBytes >= 0;
        boolean cpu = Double.isFinite(cpuSeconds) && cpuSeconds >= 0;
        String reason = memory && cpu ? null : "it does not say how much " + missing(memory, cpu) + " it uses";
        return new ProcessUsage(memory ? (Long) (long) memoryBytes : null, cpu ? cpuSeconds : null, true, reason);
    }

    private static String missing(boolean memory, boolean cpu) {
        if (memory || cpu) {
            return memory ? "CPU time" : "memory";
        }
        return "memory and CPU time";
    }
}
