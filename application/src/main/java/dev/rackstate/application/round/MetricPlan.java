package dev.rackstate.application.round;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.domain.evaluation.Portion;
import dev.rackstate.domain.metric.Combination;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricQuery;
import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.snapshot.MetricColumn;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How one metric is fetched for everything it is measured on: one query per source, joined in memory.
 *
 * <p>The library's metric may be a bare name, which is narrowed by its labels, or an expression with placeholders for
 * the node or the rack. Several series of one node are combined as the library's {@code aggregation} says (the mean
 * unless it says {@code max}, {@code min} or {@code sum}); series of one rack add up.
 */
final class MetricPlan {
    private final String metricId;
    private final String seriesName;
    private final EntityKind kind;
    private final CompiledTopology topology;
    private final int[] targets;
    private final SampleRequest request;
    private final List<Share> shares;
    private final Combination combination;
    private final long[] measuredAt;
    private double[] latest;

    /**
     * A plan.
     *
     * @param definition what the library says, or null when the id itself is the metric's name
     * @param kind NODE or RACK
     * @throws IllegalArgumentException when the metric is no name and no usable expression; the message says why
     */
    MetricPlan(
            String metricId,
            @Nullable MetricDefinition definition,
            EntityKind kind,
            CompiledTopology topology,
            int[] targets,
            List<OpenSource> sources,
            Configuration configuration) {
        this.metricId = metricId;
        this.kind = kind;
        this.topology = topology;
        this.targets = targets;
        this.latest = empty(targets.length);
        this.measuredAt = new long[targets.length];
        this.combination = combination(kind, definition);
        Settings settings = configuration.settings();
        String label = settings.telemetry().label(kind);
        MetricQuery query = MetricQuery.of(
                        metricId, definition, settings.telemetry().jobRegex())
                .about(kind, label);
        this.seriesName = query.seriesName();
        this.request = new SampleRequest(List.of(label, "node_id", "site_id", "room_id"), null);
        Function<Binding, PromQl> question = ids -> query.render(Map.of(kind, ids), null);
        List<Share> asked = new ArrayList<>();
        for (OpenSource source : sources) {
            Portion portion = source.settings().portionOf(topology, targets);
            if (portion.size() > 0) {
                asked.add(new Share(source, portion, question, true, topology, targets, settings.planner()));
            }
        }
        shares = List.copyOf(asked);
    }

    private static Combination combination(EntityKind kind, @Nullable MetricDefinition definition) {
        if (kind == EntityKind.RACK) {
            return Combination.SUM;
        }
        return definition == null
                ? Combination.AVG
                : Combination.parse(definition.display().aggregation()).orElse(Combination.AVG);
    }

    private static double[] empty(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    List<Share> shares() {
        return shares;
    }

    SampleRequest request() {
        return request;
    }

    /** Values gathered in one round; several answers may add to it. */
    Gathering begin() {
        return new Gathering();
    }

    /** What the latest gathering found. */
    MetricColumn column() {
        return new MetricColumn(metricId, seriesName, targets, latest);
    }

    /** Whether this is the plan of the same metric on the same kind of entity. */
    boolean measuresLike(String otherId, EntityKind otherKind) {
        return metricId.equals(otherId) && kind == otherKind;
    }

    /** Takes values and their age over from the plan of an earlier configuration. */
    void adopt(MetricPlan before, IntUnaryOperator oldOf) {
        for (int row = 0; row < targets.length; row++) {
            int old = oldOf.applyAsInt(targets[row]);
            int oldRow = old < 0 ? -1 : Arrays.binarySearch(before.targets, old);
            if (oldRow >= 0) {
                latest[row] = before.latest[oldRow];
                measuredAt[row] = before.measuredAt[oldRow];
            }
        }
    }

    /** Forgets the values that were measured before a moment: an old value is no value. */
    void forgetBefore(long moment) {
        double[] kept = latest;
        for (int row = 0; row < targets.length; row++) {
            if (measuredAt[row] < moment && !Double.isNaN(kept[row])) {
                // Published columns hold the old array, so it is copied before the first change.
                kept = kept == latest ? latest.clone() : kept;
                kept[row] = Double.NaN;
            }
        }
        latest = kept;
    }

    /** Adds up the series of one round. */
    final class Gathering {
        private final double[] values = empty(targets.length);
        private final int[] counts = new int[targets.length];
        private final BitSet answered = new BitSet();

        /** Takes in an answer; returns how many series spoke of the portion's targets. */
        int answer(Samples samples, Portion portion) {
            answered.or(portion.rows());
            int spoke = 0;
            for (int sample = 0; sample < samples.size(); sample++) {
                String id = samples.label(0, sample) != null ? samples.label(0, sample) : samples.label(1, sample);
                double value = samples.value(sample);
                if (id == null || !Double.isFinite(value)) {
                    continue;
                }
                boolean used = false;
                for (int e = topology.first(kind, id); e >= 0; e = topology.nextWithSameId(e)) {
                    int row = Arrays.binarySearch(targets, e);
                    if (row >= 0 && portion.rows().get(row) && liesWhere(samples, sample, e)) {
                        add(row, value);
                        used = true;
                    }
                }
                spoke += used ? 1 : 0;
            }
            return spoke;
        }

        private boolean liesWhere(Samples samples, int sample, int entity) {
            if (!topology.repeats(kind)) {
                return true;
            }
            String site = samples.label(2, sample);
            String room = samples.label(3, sample);
            return (site == null || site.equals(topology.id(topology.ancestor(entity, EntityKind.SITE))))
                    && (room == null || room.equals(topology.id(topology.ancestor(entity, EntityKind.ROOM))));
        }

        private void add(int row, double value) {
            counts[row]++;
            values[row] = combination.add(values[row], value, counts[row]);
        }

        /**
         * Makes what was answered the latest; what was not keeps its value until it is too old.
         *
         * @return whether anything was answered
         */
        boolean finish(long now) {
            double[] next = latest.clone();
            answered.stream().forEach(row -> {
                next[row] = values[row];
                measuredAt[row] = now;
            });
            latest = next;
            return !answered.isEmpty();
        }
    }
}
