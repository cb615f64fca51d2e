package dev.rackstate.domain.slurm;

import dev.rackstate.domain.health.HealthState;
import java.util.List;

/** What a state of a Slurm node means to the people who run it. */
public enum Severity {
    /** Nothing is wrong. */
    OK(HealthState.OK),
    /** Neither good nor bad. */
    INFO(HealthState.OK),
    /** Worth a look. */
    WARN(HealthState.WARN),
    /** Out of work. */
    CRIT(HealthState.CRIT),
    /** Nobody said what it means. */
    UNKNOWN(HealthState.UNKNOWN);

    private static final List<Severity> BEST_TO_WORST = List.of(OK, INFO, UNKNOWN, WARN, CRIT);

    private final HealthState health;

    Severity(HealthState health) {
        this.health = health;
    }

    /** What it comes to where health is asked about, which knows no difference between OK and INFO. */
    public HealthState health() {
        return health;
    }

    /** The worse of two, in the order of health: CRIT, WARN, UNKNOWN, INFO, OK. */
    public static Severity worst(Severity a, Severity b) {
        return a.isWorseThan(b) ? a : b;
    }

    /** Whether this one is strictly worse. */
    public boolean isWorseThan(Severity other) {
        return BEST_TO_WORST.indexOf(this) > BEST_TO_WORST.indexOf(other);
    }
}
