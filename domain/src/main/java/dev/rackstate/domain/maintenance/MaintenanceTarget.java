package dev.rackstate.domain.maintenance;

import dev.rackstate.domain.topology.EntityKind;

/**
 * What a maintenance is about.
 *
 * @param kind site, room, aisle, rack, device or node
 * @param id its id. A device may be written {@code rack/device}, which tells it from devices of that id in other racks;
 *     a device may also be named by one of its nodes, as existing files do
 */
public record MaintenanceTarget(EntityKind kind, String id) {
    /** Refuses a blank id. */
    public MaintenanceTarget {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the target_id of a maintenance must not be blank");
        }
    }
}
