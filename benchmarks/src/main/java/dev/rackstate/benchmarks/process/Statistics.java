package dev.rackstate.benchmarks.process;

import java.util.Arrays;

/** What a few figures come to. */
final class Statistics {
    private Statistics() {}

    /** The middle one, or the mean of the two in the middle. At least one figure is needed. */
    static double median(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double least(double... figures) {
        return Arrays.stream(figures).min().orElseThrow();
    }

    static double most(double... figures) {
        return Arrays.stream(figures).max().orElseThrow();
    }
}
