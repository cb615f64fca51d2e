package dev.rackstate.application.telemetry;

import java.util.List;
import java.util.Map;

/**
 * The answer to a range query.
 *
 * @param series in the server's order
 * @param warnings what the server said beside the answer
 */
public record RangeResult(List<Series> series, List<String> warnings) {
    /** Copies the lists. */
    public RangeResult {
        series = List.copyOf(series);
        warnings = List.copyOf(warnings);
    }

    /**
     * One series.
     *
     * @param labels all its labels
     * @param times milliseconds since 1970, ascending
     * @param values one per time
     */
    public record Series(Map<String, String> labels, long[] times, double[] values) {
        /** Copies the labels; the arrays are handed over. */
        public Series {
            labels = Map.copyOf(labels);
            if (times.length != values.length) {
                throw new IllegalArgumentException(times.length + " times but " + values.length + " values");
            }
        }
    }
}
