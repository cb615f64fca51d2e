package dev.rackstate.application.inquiry;

import dev.rackstate.application.telemetry.RangeResult.Series;
import dev.rackstate.domain.metric.Combination;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes one series of many, moment by moment. */
final class CombinedSeries {
    private CombinedSeries() {}

    /**
     * The one series, without labels; none when nothing was measured. A NaN is no value: where a moment has no other, it
     * has no point.
     */
    static List<Series> of(List<Series> all, Combination combination) {
        long[] times = all.stream()
                .flatMapToLong(series -> Arrays.stream(series.times()))
                .sorted()
                .distinct()
                .toArray();
        double[] values = new double[times.length];
        int[] counts = new int[times.length];
        for (Series series : all) {
            for (int i = 0; i < series.times().length; i++) {
                double value = series.values()[i];
                if (!Double.isNaN(value)) {
                    int at = Arrays.binarySearch(times, series.times()[i]);
                    counts[at]++;
                    values[at] = combination.add(values[at], value, counts[at]);
                }
            }
        }
        int kept = 0;
        for (int at = 0; at < times.length; at++) {
            if (counts[at] > 0) {
                times[kept] = times[at];
                values[kept++] = values[at];
            }
        }
        return kept == 0
                ? List.of()
                : List.of(new Series(Map.of(), Arrays.copyOf(times, kept), Arrays.copyOf(values, kept)));
    }
}
