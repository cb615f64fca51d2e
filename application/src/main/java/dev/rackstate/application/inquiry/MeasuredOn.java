package dev.rackstate.application.inquiry;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.topology.EntityKind;
import java.util.EnumSet;
import java.util.Set;

/** What a metric is measured on whose text does not say so: a bare name. */
final class MeasuredOn {
    private static final String RACK_CATEGORY = "rack";
    private static final String RACK_TAG = "infrastructure";

    private MeasuredOn() {}

    /** Nodes where device templates name it, racks where component templates or its own words do. */
    static Set<EntityKind> of(MetricDefinition metric, Catalog catalog) {
        Set<EntityKind> kinds = EnumSet.noneOf(EntityKind.class);
        if (catalog.deviceTemplates().stream()
                .anyMatch(template -> template.metrics().contains(metric.id()))) {
            kinds.add(EntityKind.NODE);
        }
        if (catalog.componentTemplates().stream()
                .anyMatch(template -> template.metrics().contains(metric.id()))) {
            kinds.add(EntityKind.RACK);
        }
        if (kinds.isEmpty()
                && (RACK_CATEGORY.equals(metric.category()) || metric.tags().contains(RACK_TAG))) {
            kinds.add(EntityKind.RACK);
        }
        return kinds;
    }

    /** The one kind that is asked about: the only one, or else the target's own. */
    static EntityKind choose(Set<EntityKind> kinds, EntityKind target) {
        if (kinds.size() == 1) {
            return kinds.iterator().next();
        }
        return target == EntityKind.RACK ? EntityKind.RACK : EntityKind.NODE;
    }
}
