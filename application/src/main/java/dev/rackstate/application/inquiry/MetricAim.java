package dev.rackstate.application.inquiry;

import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.inquiry.ReadMetricData.Target;
import dev.rackstate.application.view.Published;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricQuery;
import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a metric and a target come to: the query, and who may answer it.
 *
 * @param kind what the target is, or null when it is in no building
 * @param siteId whose sources answer, or null for all
 * @param query what is asked; null when there is nothing to ask about, as a warning says
 * @param warnings what is to be known beside
 */
record MetricAim(
        @Nullable EntityKind kind,
        @Nullable String siteId,
        @Nullable PromQl query,
        List<String> warnings) {
    /** The most ids of one kind in a query: more make an answer that nobody can look at. */
    static final int MAX_TARGETS = 5_000;

    /**
     * The aim of a metric at a target.
     *
     * @throws InquiryException when there is no such target, or the metric cannot be asked about it
     */
    static MetricAim at(Published published, MetricDefinition metric, Target target) throws InquiryException {
        CompiledTopology topology = published.snapshot().topology();
        Settings.Telemetry telemetry = published.configuration().settings().telemetry();
        TargetSearch search = new TargetSearch(topology);
        try {
            MetricQuery query = MetricQuery.of(metric.id(), metric, telemetry.jobRegex());
            Set<EntityKind> measured =
                    MeasuredOn.of(metric, published.configuration().catalog());
            int entity = search.find(target, query.isName() ? measured : query.asks());
            if (entity < 0) {
                return atUnit(query, target);
            }
            if (query.isName()) {
                EntityKind kind = MeasuredOn.choose(measured, topology.kind(entity));
                query = query.about(kind, telemetry.label(kind));
            }
            return atEntity(topology, search, query, entity, target);
        } catch (IllegalArgumentException e) {
            throw InquiryException.invalid(
                    "the metric '" + metric.id() + "' cannot be asked about '" + target.id() + "': " + e.getMessage());
        }
    }

    /** A power distribution unit stands in no building: its id is taken as it is. */
    private static MetricAim atUnit(MetricQuery query, Target target) throws InquiryException {
        if (!query.asksForUnit() || !target.equals(Target.of(target.id()))) {
            String what = target.kind() == null ? "target" : target.kind().word();
            throw InquiryException.notFound("There is no " + what + " '" + target.id() + "'");
        }
        return new MetricAim(null, null, query.render(Map.of(), Binding.value(target.id())), List.of());
    }

    private static MetricAim atEntity(
            CompiledTopology topology, TargetSearch search, MetricQuery query, int entity, Target target)
            throws InquiryException {
        EntityKind kind = topology.kind(entity);
        String site = topology.id(topology.ancestor(entity, EntityKind.SITE));
        Map<EntityKind, Binding> ids = new EnumMap<>(EntityKind.class);
        for (EntityKind asked : query.asks()) {
            List<String> found = search.related(entity, asked)
                    .mapToObj(topology::id)
                    .distinct()
                    .toList();
            if (found.isEmpty()) {
                String nothing = "the " + kind.word() + " '" + target.id() + "' holds no " + asked.word();
                return new MetricAim(kind, site, null, List.of(nothing + " to ask about"));
            }
            if (found.size() > MAX_TARGETS) {
                throw InquiryException.invalid("the " + kind.word() + " '" + target.id() + "' holds " + found.size()
                        + " " + asked.word() + "s; at most " + MAX_TARGETS + " are asked about at once");
            }
            ids.put(asked, Binding.anyOf(found));
        }
        List<String> warnings = query.asks().isEmpty() && !query.asksForUnit()
                ? List.of("the metric takes no id: its series are the same for every target")
                : List.of();
        return new MetricAim(kind, site, query.render(ids, unit(query, target)), warnings);
    }

    /** The unit that is named; where a metric asks for nothing else, the target itself is meant; else every unit. */
    private static @Nullable Binding unit(MetricQuery query, Target target) {
        if (target.unitId() != null) {
            return Binding.value(target.unitId());
        }
        return query.asks().isEmpty() ? Binding.value(target.id()) : null;
    }
}
