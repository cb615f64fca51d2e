package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.IncidentType.TargetKind;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A machine room under given settings: which series there are, and what each is worth at any time. Immutable and safe
 * to share; two simulations of equal topology, catalog and settings are equal in every value.
 */
public final class Simulation {
    private static final List<Metric<NodeTarget>> NODE_METRICS = nodeMetrics();
    private static final List<Metric<RackTarget>> RACK_METRICS = RackMetrics.all();
    private static final List<Metric<ClusterTarget>> CLUSTER_METRICS = SlurmMetrics.ofCluster();

    private final Targets targets;
    private final SimulationSettings settings;
    private final Map<String, MetricFamily> families;
    private final List<String> ignored;
    private final List<NodeTarget> slurmNodes;
    private final Interventions interventions;
    private final IncidentPlan plan;
    private final SlurmPlan slurmPlan;

    private Simulation(
            Targets targets,
            SimulationSettings settings,
            Map<String, MetricFamily> families,
            List<String> ignored,
            List<NodeTarget> slurmNodes,
            Interventions interventions) {
        this.targets = targets;
        this.settings = settings;
        this.families = families;
        this.ignored = ignored;
        this.slurmNodes = slurmNodes;
        this.interventions = interventions;
        plan = new IncidentPlan(targets, settings);
        slurmPlan = new SlurmPlan(slurmNodes, settings);
    }

    /**
     * Builds a simulation in which values are forced by the names of metrics. Costs O(series).
     *
     * @throws IllegalArgumentException when the settings hold a label name or a range that cannot be
     */
    public static Simulation of(CompiledTopology topology, Catalog catalog, SimulationSettings settings) {
        return of(Targets.of(topology, catalog), settings);
    }

    private static Simulation of(Targets targets, SimulationSettings settings) {
        Map<String, MetricFamily> families = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        @Nullable
        Map<String, CatalogEntry> catalogue = settings.catalog().isEmpty() ? null : byName(settings.catalog());
        List<Metric<NodeTarget>> slurm = SlurmMetrics.ofNodes(SlurmMetrics.statuses(settings.slurm()));
        List<NodeTarget> named = targets.nodesByName();
        List<NodeTarget> slurmNodes = MetricFamily.chosen(
                slurm.get(0), named, catalogue == null ? null : catalogue.get(SlurmMetrics.NODE_STATUS));
        ClusterTarget cluster = new ClusterTarget(SlurmPartition.among(slurmNodes));
        NODE_METRICS.forEach(metric -> add(families, ignored, metric, targets.nodes(), catalogue));
        RACK_METRICS.forEach(metric -> add(families, ignored, metric, targets.racks(), catalogue));
        slurm.forEach(metric -> add(families, ignored, metric, named, catalogue));
        CLUSTER_METRICS.forEach(metric -> add(families, ignored, metric, List.of(cluster), catalogue));
        if (catalogue != null) {
            catalogue.keySet().stream()
                    .map(name -> "'" + name + "' is no metric that the simulator makes")
                    .forEach(ignored::add);
        }
        settings.slurm().random().keySet().stream()
                .filter(word -> SlurmStatus.of(word).isEmpty())
                .sorted()
                .map(word -> "'" + word + "' in slurm_random_statuses is no state of a node; allowed: "
                        + SlurmStatus.words())
                .forEach(ignored::add);
        return new Simulation(
                targets,
                settings,
                Collections.unmodifiableMap(families),
                List.copyOf(ignored),
                slurmNodes,
                asWritten(settings));
    }

    private static Interventions asWritten(SimulationSettings settings) {
        return new Interventions(
                settings.overrides().stream().map(Forcing::asWritten).toList(), settings.incidents());
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
            List<T> candidates,
            @Nullable Map<String, CatalogEntry> catalogue) {
        @Nullable CatalogEntry entry = catalogue == null ? null : catalogue.remove(metric.name());
        if (catalogue != null && entry == null) {
            return;
        }
        Boolean rackScope = entry == null ? null : entry.rackScope();
        if (rackScope != null && metric.isElsewhere(rackScope)) {
            ignored.add("'" + metric.name() + "' is of scope " + (rackScope ? "node, not rack" : "rack, not node"));
            return;
        }
        MetricFamily family = MetricFamily.of(metric, candidates, entry);
        if (family.size() > 0) {
            families.put(family.name(), family);
        }
    }

    private static List<Metric<NodeTarget>> nodeMetrics() {
        List<Metric<NodeTarget>> metrics = new ArrayList<>(NodeMetrics.all());
        metrics.addAll(ArrayMetrics.all());
        return List.copyOf(metrics);
    }

    /** The same machine room under other settings. Costs O(1) when the metrics stay. */
    public Simulation with(SimulationSettings changed) {
        boolean sameMetrics = changed.catalog().equals(settings.catalog())
                && changed.slurm()
                        .random()
                        .keySet()
                        .equals(settings.slurm().random().keySet());
        return sameMetrics
                ? new Simulation(targets, changed, families, ignored, slurmNodes, asWritten(changed))
                : of(targets, changed);
    }

    /** The same, with other things done by hand than the settings say. Costs O(1). */
    public Simulation under(Interventions other) {
        return new Simulation(targets, settings, families, ignored, slurmNodes, other);
    }

    /** The ids of everything of a kind. */
    public Set<String> ids(TargetKind kind) {
        return switch (kind) {
            case NODE -> targets.nodes().stream().map(NodeTarget::name).collect(Collectors.toUnmodifiableSet());
            case RACK -> targets.racks().stream().map(RackTarget::rackId).collect(Collectors.toUnmodifiableSet());
            case AISLE ->
                targets.racks().stream()
                        .map(RackTarget::aisleId)
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
            case PDU ->
                targets.racks().stream()
                        .flatMap(rack -> rack.pdus().stream())
                        .map(RackTarget.Pdu::id)
                        .collect(Collectors.toUnmodifiableSet());
        };
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

    /** What the settings say that has no effect, each with the reason. */
    public List<String> ignoredEntries() {
        return ignored;
    }

    /** The simulation at one instant. */
    public Moment at(Instant instant) {
        return new Moment(settings, interventions, plan, slurmPlan, instant);
    }
}
