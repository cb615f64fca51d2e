package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What an override comes to: the metric's own name and the value of its series. Not modified after it was made.
 *
 * @param override where and when
 * @param metric the name of the metric, or {@code rack_down}
 * @param value what is emitted instead
 * @param series which series of the metric, by number; null for all of them
 */
public record Forcing(
        ValueOverride override,
        String metric,
        double value,
        @Nullable BitSet series) {
    private static final String CURRENT_SUFFIX = "_current_ampere";

    /** An override that speaks of a metric by its name. */
    public static Forcing asWritten(ValueOverride override) {
        return new Forcing(override, override.metric(), override.value(), null);
    }

    /** Whether it sets the current of a rack's power distribution, which any name that ends like one does. */
    public boolean isOfCurrent() {
        return series == null && metric.endsWith(CURRENT_SUFFIX);
    }

    boolean holdsFor(int number) {
        return series == null || series.get(number);
    }
}
