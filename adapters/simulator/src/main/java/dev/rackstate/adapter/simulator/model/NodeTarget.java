package dev.rackstate.adapter.simulator.model;

import java.util.List;

/**
 * A node, as telemetry sees it.
 *
 * @param index its number among the nodes
 * @param key what its random numbers are hashed from
 * @param rack the rack it stands in
 * @param aisle the number of its aisle, or -1
 * @param aisleId the id of its aisle, or empty
 * @param deviceId the device it is part of
 * @param deviceKey what the device's random numbers are hashed from
 * @param name its name, the value of {@code instance}
 * @param kind how it behaves
 * @param driveSlots the drives it speaks for, by slot number; only the first node of a disk array has any
 */
record NodeTarget(
        int index,
        long key,
        RackTarget rack,
        int aisle,
        String aisleId,
        String deviceId,
        long deviceKey,
        String name,
        NodeKind kind,
        List<Integer> driveSlots)
        implements Target {
    /** The labels of every node series unless the catalogue says otherwise, in order of name. */
    static final List<String> LABELS =
            List.of("chassis_id", "instance", "job", "node_id", "rack_id", "room_id", "site_id");

    boolean isStorage() {
        return kind == NodeKind.STORAGE;
    }

    @Override
    public String rackId() {
        return rack.rackId();
    }

    @Override
    public String label(String label) {
        return switch (label) {
            case "chassis_id" -> deviceId;
            case "instance", "node_id", "node" -> name;
            case "job" -> "node";
            case "aisle_id" -> aisleId;
            default -> rack.label(label);
        };
    }
}
