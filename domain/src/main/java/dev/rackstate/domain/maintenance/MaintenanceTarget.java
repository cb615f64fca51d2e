package dev.rackstate.domain.maintenance;

import dev.rackstate.domain.topology.EntityKind;

/**
 * What a maintenance is about.
 *
 * @param kind site, room, aisle, rack, device or node
 * @param id its id, without blanks at its ends. Ids may repeat; the ids of what holds it may stand before it, outermost
 *     first, joined by {@code /}: {@code hall/a} is aisle a of room hall, {@code r1/blades} is device blades of rack
 *     r1. A device may also be named by the name of a node, as existing files do; then that node alone is meant
 */
public record MaintenanceTarget(EntityKind kind, String id) {
    /** Drops blanks at the ends of the id, and refuses a blank one. */
    public MaintenanceTarget {
        id = id.strip();
        if (id.isEmpty()) {
            throw new IllegalArgumentException("the target_id of a maintenance must not be blank");
        }
    }
}
