package dev.rackstate.adapter.simulator;

import dev.rackstate.adapter.simulator.model.Forcing;
import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType.TargetKind;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is done by hand and changes nothing. The API refuses such things; in a file they can stand, and the machine room
 * may have changed since.
 */
final class Ineffective {
    private final LibraryMetrics library;
    private final Simulation simulation;
    private final Map<String, Set<String>> carriers = new HashMap<>();

    private Ineffective(LibraryMetrics library, Simulation simulation) {
        this.library = library;
        this.simulation = simulation;
    }

    /** One sentence for each. */
    static List<String> among(SimulationSettings settings, LibraryMetrics library, Simulation simulation) {
        Ineffective ineffective = new Ineffective(library, simulation);
        List<String> sentences = new ArrayList<>();
        settings.overrides().stream()
                .filter(override -> !ineffective.hasEffect(override))
                .map(override -> "override '" + override.id() + "': nothing called '" + target(override)
                        + "' has a metric '" + override.metric() + "' that can be forced")
                .forEach(sentences::add);
        settings.incidents().stream()
                .filter(incident -> !ineffective.hasEffect(incident))
                .map(incident -> "incident '" + incident.id() + "': there is nothing called '" + incident.target()
                        + "' that " + incident.type().word() + " could happen to")
                .forEach(sentences::add);
        return List.copyOf(sentences);
    }

    private boolean hasEffect(ValueOverride override) {
        TargetKind kind = override.instance() == null ? TargetKind.RACK : TargetKind.NODE;
        if (kind == TargetKind.RACK && Forcing.asWritten(override).isOfCurrent()) {
            return true;
        }
        return carriers.computeIfAbsent(kind + override.metric(), key -> library.carriers(override.metric(), kind))
                .contains(target(override));
    }

    private boolean hasEffect(Incident incident) {
        return incident.type().targets().stream()
                .anyMatch(kind -> simulation.ids(kind).contains(incident.target()));
    }

    private static String target(ValueOverride override) {
        return String.valueOf(override.instance() == null ? override.rackId() : override.instance());
    }
}
