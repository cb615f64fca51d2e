package dev.rackstate.adapter.simulator.query;

import dev.rackstate.adapter.simulator.model.Labels;
import dev.rackstate.adapter.simulator.model.MetricFamily;
import dev.rackstate.adapter.simulator.model.Moment;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The series that a selector found, metric after metric. */
final class SelectedVector implements Vector {
    private final MetricFamily[] families;
    private final int[][] series;
    /** The row at which each metric starts, and behind the last the number of rows. */
    private final int[] starts;

    SelectedVector(List<MetricFamily> families, List<int[]> series) {
        this.families = families.toArray(MetricFamily[]::new);
        this.series = series.toArray(int[][]::new);
        starts = new int[this.families.length + 1];
        for (int i = 0; i < this.series.length; i++) {
            starts[i + 1] = starts[i] + this.series[i].length;
        }
    }

    /** The one metric whose series these are, or null when they are of several or of none. */
    @Nullable
    MetricFamily onlyFamily() {
        return families.length == 1 ? families[0] : null;
    }

    /** Which series of the only metric these are. */
    BitSet onlySeries() {
        BitSet chosen = new BitSet();
        for (int each : series[0]) {
            chosen.set(each);
        }
        return chosen;
    }

    @Override
    public int size() {
        return starts[families.length];
    }

    @Override
    public int cost() {
        return size();
    }

    @Override
    public Labels labels(int row) {
        int found = Arrays.binarySearch(starts, row);
        int family = found >= 0 ? found : -found - 2;
        return families[family].labels(series[family][row - starts[family]]);
    }

    @Override
    public boolean spansMetrics() {
        return families.length > 1;
    }

    @Override
    public void evaluate(Moment moment, double[] values, boolean[] present) {
        for (int family = 0; family < families.length; family++) {
            for (int i = 0; i < series[family].length; i++) {
                double value = families[family].value(series[family][i], moment);
                values[starts[family] + i] = value;
                present[starts[family] + i] = !MetricFamily.isAbsent(value);
            }
        }
    }
}
