package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CatalogEntry;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A machine room under given settings: which series there are, and what each is worth at any time. Immutable and safe
 * to share; two simulations of equal topology, catalog and settings are equal in every value.
 */
public final class Simulation {
    private static final List<Metric<NodeTarget>> NODE_METRICS = nodeMetrics();
    private static final List<Metric<RackTarget>> RACK_METRICS = RackMetrics.all();

    private final Targets targets;
    private final SimulationSettings settings;
    private final Map<String, MetricFamily> families;
    private final List<String> ignored;
    private final Overrides overrides;
    private final IncidentPlan plan;

    private Simulation(
            Targets targets, SimulationSettings settings, Map<String, MetricFamily> families, List<String> ignored) {
        this.targets = targets;
        this.settings = settings;
        this.families = families;
        this.ignored = ignored;
        overrides = new Overrides(settings.overrides());
        plan = new IncidentPlan(targets, settings);
    }

    /**
     * Builds a simulation. Costs O(series).
     *
     * @throws IllegalArgumentException when the settings' catalogue holds a label name or a range that cannot be
     */
    public static Simulation of(CompiledTopology topology, Catalog catalog, SimulationSettings settings) {
        return of(Targets.of(topology, catalog), settings);
    }

    private static Simulation of(Targets targets, SimulationSettings settings) {
        Map<String, MetricFamily> families = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        @Nullable
        Map<String, CatalogEntry> catalogue = settings.catalog().isEmpty() ? null : byName(settings.catalog());
        NODE_METRICS.forEach(metric -> add(families, ignored, metric, NodeTarget.LABELS, targets.nodes(), catalogue));
        RACK_METRICS.forEach(metric -> add(families, ignored, metric, RackTarget.LABELS, targets.racks(), catalogue));
        if (catalogue != null) {
            catalogue.keySet().stream()
                    .map(name -> "'" + name + "' is no metric that the simulator makes")
                    .forEach(ignored::add);
        }
        return new Simulation(targets, settings, Collections.unmodifiableMap(families), List.copyOf(ignored));
    }

    /** Of several entries for one metric the last counts. */
    private static Map<String, CatalogEntry> byName(List<CatalogEntry> catalog) {
        Map<String, CatalogEntry> entries = new LinkedHashMap<>();
        catalog.forEach(entry -> entries.put(entry.name(), entry));
        return entries;
    }

    /** Adds a metric, and takes it off the catalogue, so that what is left there is unknown. */
    private static <T extends Target> void add(
            Map<String, MetricFamily> families,
            List<String> ignored,
            Metric<T> metric,
            List<String> labels,
            List<T> candidates,
            @Nullable Map<String, CatalogEntry> catalogue) {
        @Nullable CatalogEntry entry = catalogue == null ? null : catalogue.remove(metric.name());
        if (catalogue != null && entry == null) {
            return;
        }
        if (entry != null && entry.rackScope() != null && entry.rackScope() != metric.isOfRacks()) {
            ignored.add("'" + metric.name() + "' is of scope " + (metric.isOfRacks() ? "rack" : "node") + ", not "
                    + (metric.isOfRacks() ? "node" : "rack"));
            return;
        }
        MetricFamily family = MetricFamily.of(metric, labels, candidates, entry);
        if (family.size() > 0) {
            families.put(family.name(), family);
        }
    }

    private static List<Metric<NodeTarget>> nodeMetrics() {
        List<Metric<NodeTarget>> metrics = new ArrayList<>(NodeMetrics.all());
        metrics.addAll(ArrayMetrics.all());
        return List.copyOf(metrics);
    }

    /** The same machine room under other settings. Costs O(1) when the catalogue of metrics stays. */
    public Simulation with(SimulationSettings changed) {
        return changed.catalog().equals(settings.catalog())
                ? new Simulation(targets, changed, families, ignored)
                : of(targets, changed);
    }

    /** The settings it was built with. */
    public SimulationSettings settings() {
        return settings;
    }

    /** All metrics that have series, in a fixed order. */
    public Collection<MetricFamily> families() {
        return families.values();
    }

    /** The metric with this name, when it has series. */
    public Optional<MetricFamily> family(String name) {
        return Optional.ofNullable(families.get(name));
    }

    /** How many series there are altogether. */
    public int seriesCount() {
        return families.values().stream().mapToInt(MetricFamily::size).sum();
    }

    /** The entries of the catalogue that have no effect, each with the reason. */
    public List<String> ignoredEntries() {
        return ignored;
    }

    /** The simulation at one instant. */
    public Moment at(Instant instant) {
        return new Moment(settings, overrides, plan, instant);
    }
}
