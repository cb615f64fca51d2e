package dev.rackstate.application.inquiry;

import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.check.CheckDuration;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The distance of two points of a range.
 *
 * @param step the distance
 * @param warning why it is not the one that the table says, or null
 */
record StepSize(Duration step, @Nullable String warning) {
    private static final Duration LARGEST = Duration.ofHours(6);
    private static final List<Suitable> TABLE = List.of(
            new Suitable(Duration.ofHours(1), Duration.ofMinutes(1)),
            new Suitable(Duration.ofHours(6), Duration.ofMinutes(5)),
            new Suitable(Duration.ofHours(24), Duration.ofMinutes(15)),
            new Suitable(Duration.ofDays(7), Duration.ofHours(1)));

    /** Up to this length this step suits. */
    private record Suitable(Duration length, Duration step) {}

    /** The step that suits a range; a larger one where that would give more points than are answered. */
    static StepSize suiting(Duration length) {
        Duration suitable = TABLE.stream()
                .filter(row -> length.compareTo(row.length()) <= 0)
                .map(Suitable::step)
                .findFirst()
                .orElse(LARGEST);
        Duration smallest = TimeRange.smallestStep(length);
        if (suitable.compareTo(smallest) >= 0) {
            return new StepSize(suitable, null);
        }
        return new StepSize(
                smallest,
                "the step was raised from " + CheckDuration.text(suitable) + " to " + CheckDuration.text(smallest)
                        + ", so that there are no more than " + TimeRange.MAX_POINTS + " points");
    }

    /**
     * The step that was asked for.
     *
     * @throws InquiryException when it would give more points than are answered
     */
    static StepSize wanted(Duration length, Duration step) throws InquiryException {
        Duration smallest = TimeRange.smallestStep(length);
        if (step.compareTo(smallest) < 0) {
            throw InquiryException.invalid("a step of " + CheckDuration.text(step) + " gives more than "
                    + TimeRange.MAX_POINTS + " points; the smallest for this range is "
                    + CheckDuration.text(smallest));
        }
        return new StepSize(step, null);
    }
}
