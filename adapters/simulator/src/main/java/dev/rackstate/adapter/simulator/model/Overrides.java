package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forced values, by target. An override has no beginning: it holds for all time before its end. Of several in
 * force for one metric of one target, the last in the configuration counts. Immutable.
 */
final class Overrides {
    static final String RACK_DOWN = "rack_down";
    /** The end of the metric names that set the current of a rack's power distribution. */
    static final String CURRENT_SUFFIX = "_current_ampere";

    private final Map<String, List<ValueOverride>> byInstance = new HashMap<>();
    private final Map<String, List<ValueOverride>> byRack = new HashMap<>();

    Overrides(List<ValueOverride> overrides) {
        for (ValueOverride override : overrides) {
            if (override.instance() != null) {
                add(byInstance, override.instance(), override);
            } else if (override.rackId() != null) {
                add(byRack, override.rackId(), override);
            }
        }
    }

    private static void add(Map<String, List<ValueOverride>> map, String target, ValueOverride override) {
        map.computeIfAbsent(target, id -> new ArrayList<>()).add(override);
    }

    /** The value forced on a metric of a target, or null. */
    @Nullable
    Double of(Target target, String metric, Instant at) {
        List<ValueOverride> candidates = candidates(target);
        for (int i = candidates.size() - 1; i >= 0; i--) {
            ValueOverride override = candidates.get(i);
            if (override.metric().equals(metric) && isInForce(override, at)) {
                return override.value();
            }
        }
        return null;
    }

    /** The current forced on a rack, under any name that ends like one, or null. */
    @Nullable
    Double current(RackTarget rack, Instant at) {
        List<ValueOverride> candidates = candidates(rack);
        for (int i = candidates.size() - 1; i >= 0; i--) {
            ValueOverride override = candidates.get(i);
            if (override.metric().endsWith(CURRENT_SUFFIX) && isInForce(override, at)) {
                return override.value();
            }
        }
        return null;
    }

    private List<ValueOverride> candidates(Target target) {
        Map<String, List<ValueOverride>> map = target instanceof NodeTarget ? byInstance : byRack;
        if (map.isEmpty()) {
            return List.of();
        }
        String id = target instanceof NodeTarget node ? node.name() : target.rackId();
        return map.getOrDefault(id, List.of());
    }

    private static boolean isInForce(ValueOverride override, Instant at) {
        return override.expiresAt() == null || at.isBefore(override.expiresAt());
    }
}
