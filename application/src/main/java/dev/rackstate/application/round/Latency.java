package dev.rackstate.application.round;

import org.jspecify.annotations.Nullable;

/** The latest latencies in milliseconds. Not safe for concurrent use. */
final class Latency {
    private final double[] window;
    private int count;

    Latency(int size) {
        window = new double[size];
    }

    void add(double millis) {
        window[count++ % window.length] = millis;
        if (count == 2 * window.length) {
            count = window.length;
        }
    }

    @Nullable
    Double last() {
        return count == 0 ? null : window[(count - 1) % window.length];
    }

    @Nullable
    Double average() {
        int filled = Math.min(count, window.length);
        double sum = 0;
        for (int i = 0; i < filled; i++) {
            sum += window[i];
        }
        return filled == 0 ? null : sum / filled;
    }
}
