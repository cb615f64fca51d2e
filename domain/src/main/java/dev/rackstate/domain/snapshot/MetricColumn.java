package dev.rackstate.domain.snapshot;

import java.util.Arrays;

/**
 * The values of one metric on all entities it is measured on. Immutable.
 */
public final class MetricColumn {
    private final String metricId;
    private final String seriesName;
    private final int[] targets;
    private final double[] values;

    /**
     * A column.
     *
     * @param metricId the id in the metrics library, or a bare metric name
     * @param seriesName the leading identifier of the expression, such as {@code node_power_watts}
     * @param targets entities in ascending order; handed over
     * @param values one per target, NaN where nothing was measured; handed over
     */
    public MetricColumn(String metricId, String seriesName, int[] targets, double[] values) {
        if (targets.length != values.length) {
            throw new IllegalArgumentException(targets.length + " targets but " + values.length + " values");
        }
        this.metricId = metricId;
        this.seriesName = seriesName;
        this.targets = targets;
        this.values = values;
    }

    /** The id in the metrics library, or a bare metric name. */
    public String metricId() {
        return metricId;
    }

    /** The leading identifier of the expression. */
    public String seriesName() {
        return seriesName;
    }

    /** The value on an entity, or NaN when nothing was measured there. */
    public double value(int entity) {
        int row = Arrays.binarySearch(targets, entity);
        return row < 0 ? Double.NaN : values[row];
    }
}
