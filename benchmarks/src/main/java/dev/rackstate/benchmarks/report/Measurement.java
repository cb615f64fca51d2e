package dev.rackstate.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param id its name in result files; stays the same from version to version
 * @param what what it says, for people
 * @param value the figure
 * @param unit its unit; empty for a ratio
 * @param basis what it depends on beside the product, which decides how it is compared with a baseline
 * @param budget the limit, or null for a figure that is only watched
 * @param note what else was seen, or empty
 */
public record Measurement(
        String id,
        String what,
        double value,
        String unit,
        Basis basis,
        @Nullable Budget budget,
        String note) {
    /** What a figure depends on beside the product. */
    public enum Basis {
        /** The speed of the computer: compared after both figures were divided by that of their computer. */
        SPEED,
        /** Nothing much: a ratio within one run, or an amount of memory. */
        NONE
    }

    /** How many times the figure is that of an earlier run, on a computer of equal speed; NaN when that cannot be said. */
    public double against(Measurement earlier, double speed, double earlierSpeed) {
        return switch (basis) {
            case SPEED -> (value / speed) / (earlier.value / earlierSpeed);
            case NONE -> value / earlier.value;
        };
    }
}
