package dev.rackstate.application.telemetry;

import java.time.Duration;
import java.time.Instant;

/**
 * A range of time, cut into steps.
 *
 * @param start the first moment
 * @param end the last moment, not before the start
 * @param step the distance of two points, positive
 */
public record TimeRange(Instant start, Instant end, Duration step) {
    /** The most points per series that Prometheus answers. */
    public static final int MAX_POINTS = 11_000;

    /** Refuses a range that runs backwards, a step that is not positive, and more than 11,000 points. */
    public TimeRange {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("the range ends before it starts");
        }
        if (step.isNegative() || step.isZero()) {
            throw new IllegalArgumentException("the step must be positive");
        }
        if (Duration.between(start, end).dividedBy(step) >= MAX_POINTS) {
            throw new IllegalArgumentException("the range has more than " + MAX_POINTS + " points; take a larger step");
        }
    }

    /** The smallest step in whole seconds that cuts a range of this length into no more points than are answered. */
    public static Duration smallestStep(Duration length) {
        return Duration.ofSeconds(length.toSeconds() / MAX_POINTS + 1);
    }
}
