package dev.rackstate.application.simulationcontrol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric that can be forced to a value.
 *
 * @param id its id in the metrics library, or its name
 * @param name what people call it
 * @param description what it is, in a sentence, or null
 * @param unit the unit of its values; empty when it has none
 * @param category what it is about, in one word
 * @param ofRacks whether it belongs to racks; else to nodes, and forced on a rack it holds for all nodes of the rack
 * @param allowed the values that it can have; empty for any number
 */
public record ForcibleMetric(
        String id,
        String name,
        @Nullable String description,
        String unit,
        String category,
        boolean ofRacks,
        List<Integer> allowed) {
    /** Copies the list. */
    public ForcibleMetric {
        allowed = List.copyOf(allowed);
    }

    /** Whether it can have a value. */
    public boolean allows(double value) {
        return Double.isFinite(value) && (allowed.isEmpty() || allowed.stream().anyMatch(each -> each == value));
    }
}
