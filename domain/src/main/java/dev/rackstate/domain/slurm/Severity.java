package dev.rackstate.domain.slurm;

import java.util.List;

/** What a state of a Slurm node means to the people who run it. */
public enum Severity {
    /** Nothing is wrong. */
    OK,
    /** Neither good nor bad. */
    INFO,
    /** Worth a look. */
    WARN,
    /** Out of work. */
    CRIT,
    /** Nobody said what it means. */
    UNKNOWN;

    private static final List<Severity> BEST_TO_WORST = List.of(OK, INFO, UNKNOWN, WARN, CRIT);

    /** The worse of two, in the order of health: CRIT, WARN, UNKNOWN, INFO, OK. */
    public static Severity worst(Severity a, Severity b) {
        return a.isWorseThan(b) ? a : b;
    }

    /** Whether this one is strictly worse. */
    public boolean isWorseThan(Severity other) {
        return BEST_TO_WORST.indexOf(this) > BEST_TO_WORST.indexOf(other);
    }
}
