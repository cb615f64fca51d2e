package dev.rackstate.adapter.http.check;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many of something are in which state: every state is there, the worst first. */
final class StateCounts {
    private StateCounts() {}

    static Map<String, Integer> of(Map<HealthState, Integer> counts) {
        Map<String, Integer> all = new LinkedHashMap<>();
        Arrays.stream(HealthState.values())
                .sorted(SeverityOrder.WORST_FIRST)
                .forEach(state -> all.put(state.name(), counts.getOrDefault(state, 0)));
        return all;
    }
}
