package dev.rackstate.adapter.simulator;

import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was done by hand and is over, so that the past stays as it was. Kept for as long as anybody looks back, and only
 * in memory. Immutable.
 *
 * @param overrides values that were forced, the first one first
 * @param incidents what went wrong, the first first
 */
record EndedInterventions(List<ValueOverride> overrides, List<Incident> incidents) {
    static final EndedInterventions NONE = new EndedInterventions(List.of(), List.of());

    private static final Duration KEPT = Duration.ofDays(31);
    private static final int MOST = 10_000;

    EndedInterventions {
        overrides = List.copyOf(overrides);
        incidents = List.copyOf(incidents);
    }

    /** These, and what was there before and is no longer: it ended now at the latest. */
    EndedInterventions with(SimulationSettings before, SimulationSettings after, Instant now) {
        List<ValueOverride> allOverrides = new ArrayList<>(overrides);
        before.overrides().stream()
                .filter(override -> !after.overrides().contains(override))
                .map(override -> override.isOver(now) ? override : override.endingAt(now))
                .forEach(allOverrides::add);
        allOverrides.removeIf(override -> override.isOver(now.minus(KEPT)));
        List<Incident> allIncidents = new ArrayList<>(incidents);
        before.incidents().stream()
                .filter(incident -> !after.incidents().contains(incident))
                .map(incident -> incident.isOver(now) ? incident : incident.endingAt(now))
                .forEach(allIncidents::add);
        allIncidents.removeIf(incident -> incident.isOver(now.minus(KEPT)));
        return new EndedInterventions(latest(allOverrides), latest(allIncidents));
    }

    private static <T> List<T> latest(List<T> all) {
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }
}
