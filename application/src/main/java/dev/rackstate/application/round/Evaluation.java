package dev.rackstate.application.round;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.evaluation.CheckTargets;
import dev.rackstate.domain.evaluation.Debounce;
import dev.rackstate.domain.evaluation.EntityMatch;
import dev.rackstate.domain.evaluation.History;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.snapshot.SourceStatus;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that a configuration means for the rounds: the compiled topology, the plans of its checks and metrics, the
 * tree, and what the rounds so far found.
 *
 * <p>Made from a configuration and the evaluation before it, whose findings, timers and measurements it takes over for
 * every entity that is still there. Guarded by the lock of its {@link RoundEngine}.
 */
final class Evaluation {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

    private Configuration configuration;
    private final List<OpenSource> sources;
    private final CompiledTopology topology;
    private final List<CheckPlan> checks = new ArrayList<>();
    private final List<MetricPlan> metrics = new ArrayList<>();
    private final HealthTree tree;
    private final ViewWorkload workload;
    private @Nullable SlurmFindings slurm;
    private List<CheckColumn> columns = new ArrayList<>();
    private long[] since;
    private @Nullable Instant metricsTime;

    private Evaluation(
            Configuration configuration, List<OpenSource> sources, ViewWorkload workload, CompiledTopology topology) {
        this.configuration = configuration;
        this.workload = workload;
        this.sources = List.copyOf(sources);
        this.topology = topology;
        this.tree = new HealthTree(topology);
        this.since = new long[topology.size()];
    }

    /** The evaluation of the first configuration. */
    static Evaluation first(Configuration configuration, List<OpenSource> sources, ViewWorkload workload, Instant now) {
        Evaluation evaluation =
                new Evaluation(configuration, sources, workload, CompiledTopology.of(configuration.topology()));
        Arrays.fill(evaluation.since, now.toEpochMilli());
        evaluation.plan(Map.of(), null, null);
        evaluation.slurm = SlurmFindings.of(configuration, evaluation.topology, workload, History.NONE, now);
        evaluation.settle();
        return evaluation;
    }

    /**
     * The evaluation of a building that has the same entities as the one before and is only written otherwise: other
     * names, other reducers. Plans and findings stay.
     */
    static Evaluation rewritten(
            Evaluation before, Configuration configuration, CompiledTopology topology, Instant now) {
        Evaluation evaluation = new Evaluation(configuration, before.sources, before.workload, topology);
        evaluation.checks.addAll(before.checks);
        evaluation.metrics.addAll(before.metrics);
        evaluation.columns = before.columns;
        evaluation.metricsTime = before.metricsTime;
        evaluation.takeOverSlurm(before, null, now);
        evaluation.settle();
        for (int entity = 0; entity < evaluation.since.length; entity++) {
            boolean same = before.tree.rank(entity) == evaluation.tree.rank(entity);
            evaluation.since[entity] = same ? before.since[entity] : now.toEpochMilli();
        }
        return evaluation;
    }

    /** The evaluation of a configuration that takes the place of another. */
    static Evaluation after(Evaluation before, Configuration configuration, List<OpenSource> sources, Instant now) {
        Evaluation evaluation =
                new Evaluation(configuration, sources, before.workload, CompiledTopology.of(configuration.topology()));
        EntityMatch match = EntityMatch.between(before.topology, evaluation.topology);
        Map<String, CheckPlan> plans = new LinkedHashMap<>();
        before.checks.forEach(plan -> plans.put(plan.check().id(), plan));
        evaluation.plan(plans, before, match);
        evaluation.takeOverSlurm(before, match, now);
        byte[] ranks = before.tree.copyOfRanks();
        evaluation.settle();
        for (int entity = 0; entity < evaluation.since.length; entity++) {
            int old = match.oldOf(entity);
            boolean same = old >= 0 && ranks[old] == evaluation.tree.rank(entity);
            evaluation.since[entity] = same ? before.since[old] : now.toEpochMilli();
        }
        return evaluation;
    }

    private void plan(Map<String, CheckPlan> before, @Nullable Evaluation old, @Nullable EntityMatch match) {
        CheckTargets bound = CheckTargets.of(topology, configuration.catalog(), configuration.checks());
        for (Check check : bound.checks()) {
            int[] targets = bound.of(check);
            CheckPlan.Memory memory = memory(before.get(check.id()), old, match);
            CheckPlan plan = new CheckPlan(check, topology, targets, sources, configuration.settings(), memory);
            checks.add(plan);
            columns.add(memory.history().carriedOver(check, targets));
        }
        metricsTime = old == null ? null : old.metricsTime;
        planMetrics(EntityKind.NODE, nodeMetrics(), old, match);
        planMetrics(EntityKind.RACK, rackMetrics(), old, match);
    }

    private void takeOverSlurm(Evaluation before, @Nullable EntityMatch match, Instant now) {
        History history = before.slurm == null ? History.NONE : History.of(before.slurm.column(), match);
        slurm = SlurmFindings.of(configuration, topology, workload, history, now);
    }

    /** What a check remembers, in the numbering of now. A check whose scope changed begins anew. */
    private static CheckPlan.Memory memory(
            @Nullable CheckPlan plan, @Nullable Evaluation old, @Nullable EntityMatch match) {
        if (plan == null || old == null || match == null) {
            return CheckPlan.Memory.none();
        }
        CheckColumn said = old.columns.stream()
                .filter(column -> column.check().id().equals(plan.check().id()))
                .findFirst()
                .orElseThrow();
        Debounce debounce = plan.debounce().copy();
        debounce.renumber(match::newOf);
        return new CheckPlan.Memory(debounce, History.of(said, match));
    }

    private Map<String, BitSet> nodeMetrics() {
        Map<String, BitSet> found = new TreeMap<>();
        topology.all(EntityKind.DEVICE)
                .forEach(device -> configuration
                        .catalog()
                        .device(topology.device(device).templateId())
                        .ifPresent(template -> template.metrics()
                                .forEach(metric -> found.computeIfAbsent(metric, m -> new BitSet())
                                        .set(device + 1, topology.end(device)))));
        return found;
    }

    private Map<String, BitSet> rackMetrics() {
        Map<String, BitSet> found = new TreeMap<>();
        topology.all(EntityKind.RACK)
                .forEach(rack -> configuration
                        .catalog()
                        .rack(topology.rack(rack).templateId())
                        .map(RackTemplate::infrastructure)
                        .map(RackTemplate.Infrastructure::rackComponents)
                        .orElse(List.of())
                        .stream()
                        .flatMap(ref -> configuration.catalog().component(ref.templateId()).stream())
                        .map(ComponentTemplate::metrics)
                        .flatMap(List::stream)
                        .forEach(metric ->
                                found.computeIfAbsent(metric, m -> new BitSet()).set(rack)));
        return found;
    }

    private void planMetrics(
            EntityKind kind, Map<String, BitSet> found, @Nullable Evaluation old, @Nullable EntityMatch match) {
        found.forEach((metric, entities) -> {
            try {
                int[] targets = entities.stream().toArray();
                MetricPlan plan = new MetricPlan(
                        metric,
                        configuration.metrics().find(metric).orElse(null),
                        kind,
                        topology,
                        targets,
                        sources,
                        configuration);
                if (old != null && match != null) {
                    old.metrics.stream()
                            .filter(before -> before.measuresLike(metric, kind))
                            .findFirst()
                            .ifPresent(before -> plan.adopt(before, match::oldOf));
                }
                metrics.add(plan);
            } catch (IllegalArgumentException e) {
                LOG.warn("metric '{}' is not measured: {}", metric, e.getMessage());
            }
        });
    }

    /** Goes on under a configuration that asks and means the same. */
    void rename(Configuration same) {
        configuration = same;
    }

    /**
     * This evaluation, with what a round found that began under the one before it. Where the outcome is the same as here,
     * it is so since the same moment.
     */
    Evaluation continuedFrom(Evaluation concluded, Instant now) {
        Evaluation next = after(concluded, configuration, sources, now);
        for (int entity = 0; entity < since.length; entity++) {
            if (next.tree.rank(entity) == tree.rank(entity)) {
                next.since[entity] = since[entity];
            }
        }
        return next;
    }

    Configuration configuration() {
        return configuration;
    }

    List<OpenSource> sources() {
        return sources;
    }

    CompiledTopology topology() {
        return topology;
    }

    List<CheckPlan> checks() {
        return checks;
    }

    List<MetricPlan> metrics() {
        return metrics;
    }

    @Nullable
    Instant metricsTime() {
        return metricsTime;
    }

    /** Takes in what was measured in a round. When nothing was answered the time stays, and the next round asks again. */
    void measured(List<MetricPlan.Gathering> gatherings, Instant now) {
        boolean any = false;
        for (MetricPlan.Gathering gathering : gatherings) {
            any |= gathering.finish(now.toEpochMilli());
        }
        if (any) {
            metricsTime = now;
        }
    }

    /** Forgets measurements that are older than one pace of measuring and the time a source may stay away. */
    void forgetOldMeasurements(Instant now) {
        long oldest = now.minus(configuration.settings().cache().metrics())
                .minus(configuration.settings().telemetry().staleAfter())
                .toEpochMilli();
        metrics.forEach(plan -> plan.forgetBefore(oldest));
    }

    /** Takes in what a whole round found, in the order of {@link #checks()}. */
    void conclude(List<CheckColumn> found, Instant now) {
        columns = found;
        for (int i = 0; i < found.size(); i++) {
            checks.get(i).remember(History.of(found.get(i)));
        }
        if (slurm != null) {
            slurm.refresh(now);
        }
        byte[] ranks = tree.copyOfRanks();
        settle();
        long[] next = since.clone();
        for (int entity = 0; entity < next.length; entity++) {
            if (ranks[entity] != tree.rank(entity)) {
                next[entity] = now.toEpochMilli();
            }
        }
        since = next;
    }

    /** Puts what the columns say into the tree: the worst finding of each target, or the state of knowing nothing. */
    private void settle() {
        byte unknown = SeverityOrder.rank(configuration.settings().planner().unknownState());
        byte[] evidence = new byte[topology.size()];
        Arrays.fill(evidence, HealthTree.NONE);
        BitSet applies = new BitSet(evidence.length);
        for (CheckColumn column : findings()) {
            for (int row = 0; row < column.size(); row++) {
                int target = column.target(row);
                applies.set(target);
                evidence[target] = (byte) Math.max(evidence[target], column.state(row));
            }
        }
        for (int entity = 0; entity < evidence.length; entity++) {
            boolean asked = applies.get(entity) || topology.is(entity, EntityKind.NODE);
            if (asked && evidence[entity] == HealthTree.NONE) {
                evidence[entity] = unknown;
            }
        }
        tree.setAll(evidence);
    }

    /** The columns of the checks, and that of Slurm's states where they count. */
    private List<CheckColumn> findings() {
        if (slurm == null || slurm.column().size() == 0) {
            return columns;
        }
        List<CheckColumn> all = new ArrayList<>(columns);
        all.add(slurm.column());
        return all;
    }

    Snapshot snapshot(long version, Instant time) {
        List<SourceStatus> status = sources.stream()
                .map(source ->
                        source.status(configuration.settings().telemetry().staleAfter()))
                .toList();
        return new Snapshot(
                version,
                time,
                tree,
                since,
                configuration.settings().planner().unknownState(),
                findings(),
                metrics.stream().map(MetricPlan::column).toList(),
                metricsTime,
                status);
    }
}
