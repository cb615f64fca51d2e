package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.edit.TopologyChange.OfAisle;
import dev.rackstate.domain.edit.TopologyChange.OfDevice;
import dev.rackstate.domain.edit.TopologyChange.OfRack;
import dev.rackstate.domain.edit.TopologyChange.OfRoom;
import dev.rackstate.domain.edit.TopologyChange.OfSite;
import dev.rackstate.domain.topology.Topology;

/** Carries changes of the building out. Stateless. */
public final class TopologyEditor {
    private TopologyEditor() {}

    /**
     * The building after a change. Everything that the change does not speak of stays equal, and where a part is
     * untouched the very same object; a change that changes nothing gives the very same building.
     *
     * <p>What is wrong already and not touched, such as devices that overlap, stands in the way of nothing.
     *
     * @param catalog the templates that racks and devices may refer to
     * @throws ChangeRefusedException when the change cannot be made
     */
    public static Topology apply(TopologyChange change, Topology topology, Catalog catalog)
            throws ChangeRefusedException {
        if (change instanceof OfSite ofSite) {
            return SiteEdits.apply(ofSite, topology);
        }
        if (change instanceof OfRoom ofRoom) {
            return RoomEdits.apply(ofRoom, topology);
        }
        if (change instanceof OfAisle ofAisle) {
            return AisleEdits.apply(ofAisle, topology);
        }
        if (change instanceof OfRack ofRack) {
            return new RackEdits(topology, catalog).apply(ofRack);
        }
        return new DeviceEdits(topology, catalog).apply((OfDevice) change);
    }
}
