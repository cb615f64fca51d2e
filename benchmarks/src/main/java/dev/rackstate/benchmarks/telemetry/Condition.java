package dev.rackstate.benchmarks.telemetry;

import dev.rackstate.benchmarks.machine.Signal;

/** How something is, by a fixed rule: most is healthy, a few are degraded or broken, and some of those change. */
enum Condition {
    HEALTHY,
    DEGRADED,
    BROKEN;

    /** How many sets of answers take turns. */
    static final int PHASES = 2;

    /** Of so many, one is broken. */
    private static final int BROKEN_IN = 2_000;
    /** Of so many, five are degraded. */
    private static final int DEGRADED_IN = 1_000;

    /** The condition of an entity as one signal sees it: 0.5 % degraded, 0.05 % broken, half of them in one phase only. */
    static Condition of(Signal signal, int entity, int phase) {
        long mixed = (entity * 31L + signal.ordinal() + 1) * 0x9E3779B97F4A7C15L;
        mixed ^= mixed >>> 32;
        mixed *= 0xD6E8FEB86659FD93L;
        mixed ^= mixed >>> 29;
        if ((mixed >>> 60 & 1) == 1 && (mixed >>> 61 & 1) != phase) {
            return HEALTHY;
        }
        if (Long.remainderUnsigned(mixed >>> 8, BROKEN_IN) == 0) {
            return BROKEN;
        }
        return Long.remainderUnsigned(mixed >>> 20, DEGRADED_IN) < 5 ? DEGRADED : HEALTHY;
    }

    double sample(Signal signal) {
        return switch (this) {
            case HEALTHY -> signal.healthy();
            case DEGRADED -> signal.degraded();
            case BROKEN -> signal.broken();
        };
    }
}
