package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.Incident;
import java.time.Instant;
import java.util.List;

/**
 * Everything that is, was or will be done to the machine room by hand. Of several forced values for one metric of one
 * target, the last one in force counts. Immutable.
 *
 * @param forcings forced values
 * @param incidents what goes wrong
 */
public record Interventions(List<Forcing> forcings, List<Incident> incidents) {
    /** Copies the lists. */
    public Interventions {
        forcings = List.copyOf(forcings);
        incidents = List.copyOf(incidents);
    }

    /**
     * What they come to at an instant.
     *
     * @param reading the instant of which gauges speak then
     */
    Effects at(Instant at, Instant reading) {
        if (forcings.isEmpty() && incidents.isEmpty()) {
            return Effects.NONE;
        }
        List<Forcing> forced = forcings.stream()
                .filter(forcing -> forcing.override().isInForce(at))
                .toList();
        List<Incident> wrong =
                incidents.stream().filter(incident -> incident.isInForce(at)).toList();
        return new Effects(forced, wrong, CoolingLoss.at(incidents, reading));
    }
}
