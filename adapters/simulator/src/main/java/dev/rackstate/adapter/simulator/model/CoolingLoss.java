package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much of the cooling of aisles is lost by hand at one instant, as their air shows it.
 *
 * <p>Air follows its cooling as Newton's law has it: without cooling the loss approaches 1, the faster the further it
 * has to go, and with cooling it approaches 0 in the same way. So an aisle stays warm for a while after its cooling is
 * back, and one that fails again meanwhile goes on from there. Immutable.
 */
final class CoolingLoss {
    /** Nothing is lost. */
    static final CoolingLoss NONE = new CoolingLoss(Map.of());

    /** After so long, 63 % of the way is done. */
    private static final double SECONDS = 120;
    /** What is left of the loss and shows in no value; it comes to that 14 minutes after the end at the latest. */
    private static final double NEGLIGIBLE = 0.001;

    private final Map<String, Double> byAisle;

    private CoolingLoss(Map<String, Double> byAisle) {
        this.byAisle = byAisle;
    }

    /** What all that ever goes wrong comes to at an instant. */
    static CoolingLoss at(List<Incident> incidents, Instant at) {
        Map<String, List<Incident>> failures = incidents.stream()
                .filter(incident -> incident.type() == IncidentType.AISLE_COOLING)
                .filter(incident -> start(incident).isBefore(at))
                .collect(Collectors.groupingBy(Incident::target));
        return failures.isEmpty()
                ? NONE
                : new CoolingLoss(failures.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> lost(entry.getValue(), at))));
    }

    /** From 0 to 1. */
    double of(String aisleId) {
        return byAisle.isEmpty() ? 0 : byAisle.getOrDefault(aisleId, 0.0);
    }

    /** The loss after failures of one aisle, all of which have begun; they may overlap. */
    private static double lost(List<Incident> failures, Instant at) {
        List<Incident> inOrder = failures.stream()
                .sorted(Comparator.comparing(CoolingLoss::start)
                        .thenComparing(failure -> earlier(failure.expiresAt(), at)))
                .toList();
        double lost = 0;
        Instant reached = Instant.MIN;
        for (Incident failure : inOrder) {
            Instant end = earlier(failure.expiresAt(), at);
            if (end.isAfter(reached)) {
                Instant start = start(failure);
                if (start.isAfter(reached)) {
                    lost *= left(reached, start);
                    reached = start;
                }
                lost = 1 - (1 - lost) * left(reached, end);
                reached = end;
            }
        }
        lost *= left(reached, at);
        return lost < NEGLIGIBLE ? 0 : lost;
    }

    /** One without a beginning has lasted for so long that everything is warm. */
    private static Instant start(Incident failure) {
        Instant start = failure.startsAt();
        return start == null ? Instant.MIN : start;
    }

    private static Instant earlier(@Nullable Instant end, Instant at) {
        return end == null || end.isAfter(at) ? at : end;
    }

    /** What part of the way is still to be done. */
    private static double left(Instant from, Instant to) {
        return Math.exp(-Duration.between(from, to).toSeconds() / SECONDS);
    }
}
