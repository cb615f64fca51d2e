package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.topology.Topology;

/** Carries changes of the building out. Stateless. */
public final class TopologyEditor {
    private TopologyEditor() {}

    /**
     * The building after a change. Everything that the change does not speak of stays equal, and where a part is
     * untouched the very same object.
     *
     * @param catalog the templates that racks and devices may refer to
     * @throws ChangeRefusedException when the change cannot be made
     */
    public static Topology apply(TopologyChange change, Topology topology, Catalog catalog)
            throws ChangeRefusedException {
        throw new ChangeRefusedException(ChangeRefusedException.Kind.INVALID, String.valueOf(change));
    }
}
