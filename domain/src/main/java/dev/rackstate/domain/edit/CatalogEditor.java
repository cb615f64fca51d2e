package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.topology.Topology;

/** Carries changes of the catalog out. Stateless. */
public final class CatalogEditor {
    private CatalogEditor() {}

    /**
     * The catalog after a change.
     *
     * @param topology the building, whose racks and devices refer to templates
     * @param checks the checks that templates may refer to
     * @param metrics the metrics that templates may refer to
     * @throws ChangeRefusedException when the change cannot be made
     */
    public static Catalog apply(
            CatalogChange change, Catalog catalog, Topology topology, CheckLibrary checks, MetricLibrary metrics)
            throws ChangeRefusedException {
        throw new ChangeRefusedException(ChangeRefusedException.Kind.INVALID, String.valueOf(change));
    }
}
