package dev.rackstate.domain.snapshot;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.propagation.WitnessFinder;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Everything known after one round.
 *
 * <p>Immutable and safe to share. States cost an array read; findings are put together on demand from the columns of
 * the checks that apply.
 */
public final class Snapshot {
    private final long version;
    private final Instant time;
    private final CompiledTopology topology;
    private final byte[] ranks;
    private final byte[] own;
    private final long[] since;
    private final HealthState overall;
    private final HealthState unknownState;
    private final List<CheckColumn> checks;
    private final List<MetricColumn> metrics;
    private final @Nullable Instant metricsTime;
    private final List<Alert> alerts;
    private final List<SourceStatus> sources;
    private volatile @Nullable HealthTree tree;

    /**
     * A snapshot.
     *
     * @param version greater than that of every snapshot before
     * @param time when the round began
     * @param tree the states; copied
     * @param since per entity, when its state became what it is, in milliseconds since 1970; handed over
     * @param unknownState what a target without data is said to be
     * @param checks one column per check that has targets
     * @param metrics one column per metric that is measured
     * @param metricsTime when the metrics were fetched, or null when they never were
     * @param sources the sources' condition
     */
    public Snapshot(
            long version,
            Instant time,
            HealthTree tree,
            long[] since,
            HealthState unknownState,
            List<CheckColumn> checks,
            List<MetricColumn> metrics,
            @Nullable Instant metricsTime,
            List<SourceStatus> sources) {
        this.version = version;
        this.time = time;
        this.topology = tree.topology();
        this.ranks = tree.copyOfRanks();
        this.own = tree.copyOfOwn();
        this.overall = tree.overall();
        this.since = since;
        this.unknownState = unknownState;
        this.checks = List.copyOf(checks);
        this.metrics = List.copyOf(metrics);
        this.metricsTime = metricsTime;
        this.sources = List.copyOf(sources);
        this.alerts = AlertList.of(this);
    }

    /** Grows with every publication; what an HTTP entity tag is made of. */
    public long version() {
        return version;
    }

    /** When the round began that this snapshot rests on. */
    public Instant time() {
        return time;
    }

    /** The building. */
    public CompiledTopology topology() {
        return topology;
    }

    /** The state of an entity. */
    public HealthState state(int entity) {
        return SeverityOrder.at(ranks[entity]);
    }

    /** The rank of an entity's state, see {@link SeverityOrder}. */
    public byte rank(int entity) {
        return ranks[entity];
    }

    /** The state that an entity's own findings give it, or empty when no check speaks of it. */
    public Optional<HealthState> ownState(int entity) {
        return own[entity] == HealthTree.NONE ? Optional.empty() : Optional.of(SeverityOrder.at(own[entity]));
    }

    /** Since when the entity is in its state. */
    public Instant since(int entity) {
        return Instant.ofEpochMilli(since[entity]);
    }

    /** The worst of all sites. */
    public HealthState overall() {
        return overall;
    }

    /** The findings of all checks, one column per check that has targets, in library order. */
    public List<CheckColumn> checks() {
        return checks;
    }

    /** The measurements, one column per metric. */
    public List<MetricColumn> metrics() {
        return metrics;
    }

    /** When the measurements were fetched; empty when they never were. */
    public Optional<Instant> metricsTime() {
        return Optional.ofNullable(metricsTime);
    }

    /**
     * What a metric measures on an entity; empty when nothing is known. A metric that is bound to nodes and to racks has
     * a column for each.
     */
    public OptionalDouble measurement(String metricId, int entity) {
        return metrics.stream()
                .filter(column -> column.metricId().equals(metricId))
                .mapToDouble(column -> column.value(entity))
                .filter(Double::isFinite)
                .findFirst();
    }

    /** Everything that is WARN or CRIT by a check that speaks of it: nodes, virtual nodes, devices, racks, in file order. */
    public List<Alert> alerts() {
        return alerts;
    }

    /** The condition of the sources. */
    public List<SourceStatus> sources() {
        return sources;
    }

    /**
     * What checks say of an entity and of its virtual nodes, in library order.
     *
     * <p>A node, or a device or rack that a check applies to, of which no check says anything has one finding without a
     * check, with the reason.
     */
    public List<Finding> findings(int entity) {
        List<Finding> findings = new ArrayList<>();
        String id = topology.id(entity);
        boolean applies = false;
        for (CheckColumn column : checks) {
            if (topology.is(entity, column.check().scope().target())) {
                applies |= column.row(entity) >= 0;
                column.findings(entity, id, findings::add);
            }
        }
        if (findings.isEmpty() && (applies || topology.is(entity, EntityKind.NODE))) {
            findings.add(new Finding(
                    "",
                    "",
                    entity,
                    null,
                    unknownState,
                    unknownState,
                    null,
                    applies ? Reason.NO_DATA : Reason.NO_CHECKS,
                    applies ? "no check that applies here returned anything" : "no check applies here",
                    since(entity),
                    null,
                    null));
        }
        return findings;
    }

    /** How many entities of a kind in a subtree have each state, indexed by rank. */
    public int[] count(int entity, EntityKind kind) {
        int[] counts = new int[SeverityOrder.RANK_COUNT];
        int end = topology.end(entity);
        for (int e = entity; e < end; e++) {
            if (topology.is(e, kind)) {
                counts[ranks[e]]++;
            }
        }
        return counts;
    }

    /** How many entities of a kind have each state, indexed by rank. */
    public int[] count(EntityKind kind) {
        int[] counts = new int[SeverityOrder.RANK_COUNT];
        for (int e = 0; e < ranks.length; e++) {
            if (topology.is(e, kind)) {
                counts[ranks[e]]++;
            }
        }
        return counts;
    }

    /**
     * The witness of an entity's state: the smallest set of findings that explains it. Empty when the entity is OK, or
     * UNKNOWN for want of anything in it that could be checked.
     *
     * <p>The first call on a snapshot costs O(entities), later ones O(subtree).
     */
    public List<Finding> witness(int entity) {
        HealthTree built = tree();
        return new WitnessFinder(built)
                .witness(entity).stream().map(this::worstFinding).toList();
    }

    private Finding worstFinding(int entity) {
        return findings(entity).stream()
                .filter(finding -> finding.virtualNode() == null)
                .max(Comparator.comparing(Finding::state, SeverityOrder.BEST_FIRST))
                .orElseThrow(() -> new IllegalStateException("evidence without a finding on " + topology.path(entity)));
    }

    /** The tree is rebuilt from the evidence when first asked for; two threads that ask at once build equal ones. */
    private HealthTree tree() {
        HealthTree built = tree;
        if (built == null) {
            built = new HealthTree(topology);
            built.setAll(own);
            tree = built;
        }
        return built;
    }
}
