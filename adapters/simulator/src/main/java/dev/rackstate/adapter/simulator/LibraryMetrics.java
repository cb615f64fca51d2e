package dev.rackstate.adapter.simulator;

import dev.rackstate.adapter.simulator.model.Forcing;
import dev.rackstate.adapter.simulator.model.MetricFamily;
import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.adapter.simulator.query.Inversion;
import dev.rackstate.adapter.simulator.query.Query;
import dev.rackstate.application.simulation.IncidentType.TargetKind;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.application.simulationcontrol.ForcibleMetric;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.metric.MetricQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics library as what can be forced on a simulation: whose value follows from one value of the simulator's own.
 * Beside these, the simulator's own metrics can be forced by name. Immutable.
 */
final class LibraryMetrics {
    private static final ForcibleMetric RACK_DOWN = new ForcibleMetric(
            ValueOverride.RACK_DOWN,
            "Rack down",
            "1 takes the power of the rack and of all that stands in it away.",
            "",
            "power",
            true,
            List.of(0, 1));
    private static final Set<String> ACRONYMS = Set.of("cpu", "ipmi", "pdu", "pmc");
    /** What the end of a metric's name says about its unit. */
    private static final Map<String, String> UNITS = units();

    private final MetricLibrary library;
    private final String jobRegex;
    private final Simulation simulation;

    /**
     * A library over a simulation.
     *
     * @param jobRegex what {@code $jobs} stands for
     */
    LibraryMetrics(MetricLibrary library, String jobRegex, Simulation simulation) {
        this.library = library;
        this.jobRegex = jobRegex;
        this.simulation = simulation;
    }

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("_celsius", "°C");
        units.put("_cel", "°C");
        units.put("_watts", "W");
        units.put("_watt", "W");
        units.put("_voltampere", "VA");
        units.put("_ampere", "A");
        units.put("_volt", "V");
        units.put("_kpa", "kPa");
        units.put("_percent", "%");
        units.put("_bytes", "B");
        units.put("_inletrating", "A");
        return units;
    }

    /** What an override comes to. A metric of the library goes before one of the simulator's own of the same name. */
    Forcing resolve(ValueOverride override) {
        return inversion(override.metric())
                .map(found -> new Forcing(
                        override,
                        found.family().name(),
                        found.back(override.value()),
                        found.series().cardinality() == found.family().size() ? null : found.series()))
                .orElse(Forcing.asWritten(override));
    }

    /**
     * The nodes or racks on which a metric can be forced; one of nodes is forced on a rack through them.
     */
    Set<String> carriers(String metric, TargetKind kind) {
        Optional<Inversion> inversion = inversion(metric);
        if (inversion.isPresent()) {
            return inversion.get().family().carriers(kind, inversion.get().series());
        }
        if (metric.equals(ValueOverride.RACK_DOWN)) {
            return kind == TargetKind.RACK ? simulation.ids(kind) : Set.of();
        }
        return simulation
                .family(metric)
                .filter(MetricFamily::isForcible)
                .map(family -> family.carriers(kind, null))
                .orElse(Set.of());
    }

    private Optional<Inversion> inversion(String id) {
        return library.find(id).flatMap(this::inversion);
    }

    private Optional<Inversion> inversion(MetricDefinition definition) {
        try {
            String query = MetricQuery.of(definition.id(), definition, jobRegex)
                    .render(Map.of(), null)
                    .text();
            return Query.parse(query)
                    .inversion(simulation)
                    .filter(inversion -> inversion.family().isForcible());
        } catch (TelemetryException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What can be forced, by category: the metrics of the library first, in file order, then the simulator's own by
     * name.
     */
    List<ForcibleMetric> forcible() {
        Map<String, ForcibleMetric> all = new LinkedHashMap<>();
        library.all()
                .forEach(definition -> inversion(definition)
                        .ifPresent(inversion -> all.put(definition.id(), metric(definition, inversion))));
        Stream.concat(
                        simulation.families().stream()
                                .filter(MetricFamily::isForcible)
                                .map(LibraryMetrics::metric),
                        Stream.of(RACK_DOWN))
                .sorted(Comparator.comparing(ForcibleMetric::id))
                .forEach(metric -> all.putIfAbsent(metric.id(), metric));
        Map<String, List<ForcibleMetric>> byCategory = new LinkedHashMap<>();
        all.values()
                .forEach(metric -> byCategory
                        .computeIfAbsent(metric.category(), category -> new ArrayList<>())
                        .add(metric));
        return byCategory.values().stream().flatMap(List::stream).toList();
    }

    private static ForcibleMetric metric(MetricDefinition definition, Inversion inversion) {
        MetricFamily family = inversion.family();
        boolean asItIs = inversion.scale() == 1 && inversion.offset() == 0;
        return new ForcibleMetric(
                definition.id(),
                definition.name(),
                definition.description(),
                definition.display().unit(),
                definition.category() == null ? family.category() : definition.category(),
                family.isOfRacks(),
                asItIs ? family.allowed() : List.of());
    }

    private static ForcibleMetric metric(MetricFamily family) {
        String unit = UNITS.entrySet().stream()
                .filter(entry -> family.name().endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return new ForcibleMetric(
                family.name(),
                inWords(family.name()),
                family.help(),
                unit,
                family.category(),
                family.isOfRacks(),
                family.allowed());
    }

    /** A metric's name as people would say it. */
    private static String inWords(String name) {
        String words = Stream.of(name.split("_"))
                .map(word -> ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
