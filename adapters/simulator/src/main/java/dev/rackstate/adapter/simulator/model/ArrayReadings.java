package dev.rackstate.adapter.simulator.model;

import java.util.List;

/**
 * What a disk array says about itself, its drives and its parts. A node that is down has failed, a warned one is
 * degraded; a degraded array has lost a drive.
 */
final class ArrayReadings {
    /** The states of an array. The drives and parts know the first and the last. */
    enum Status {
        OPTIMAL,
        DEGRADED,
        FAILED
    }

    private static final double ARRAY_FAULT_PERCENT = 2;
    /**
     * One drive or part in a thousand. A fault lasts a whole period: at one in a hundred, nearly half of all arrays of
     * 60 drives would be in trouble at any time, whatever the incident mode says.
     */
    private static final double DRIVE_FAULT_PERCENT = 0.1;

    private final Moment moment;

    ArrayReadings(Moment moment) {
        this.moment = moment;
    }

    Status system(NodeTarget node) {
        if (moment.nodes().isDown(node)) {
            return Status.FAILED;
        }
        if (moment.nodes().isWarned(node)) {
            return Status.DEGRADED;
        }
        if (moment.hasBackgroundFault(node.deviceKey(), Quantity.ARRAY_FAULT, ARRAY_FAULT_PERCENT / 2)) {
            return Status.FAILED;
        }
        return moment.hasBackgroundFault(node.deviceKey(), Quantity.ARRAY_FAULT, ARRAY_FAULT_PERCENT)
                ? Status.DEGRADED
                : Status.OPTIMAL;
    }

    Status drive(NodeTarget node, int slot) {
        long drive = Noise.hash(node.deviceKey(), slot);
        boolean failed = moment.hasBackgroundFault(drive, Quantity.DRIVE_FAULT, DRIVE_FAULT_PERCENT)
                || (system(node) == Status.DEGRADED && slot == driveLost(node));
        return failed ? Status.FAILED : Status.OPTIMAL;
    }

    private int driveLost(NodeTarget node) {
        List<Integer> slots = node.driveSlots();
        long random =
                moment.constant(Noise.hash(node.deviceKey(), moment.incidents().period()), Quantity.DEGRADED_DRIVE);
        return slots.get(Noise.between(random, 0, slots.size() - 1));
    }

    /** A battery, fan, power supply, memory module or sensor; {@code part} tells them apart. */
    Status part(NodeTarget node, long part) {
        long key = Noise.hash(node.deviceKey(), part);
        return moment.hasBackgroundFault(key, Quantity.PART_FAULT, DRIVE_FAULT_PERCENT)
                ? Status.FAILED
                : Status.OPTIMAL;
    }

    /** 1 when the array does not answer its exporter. */
    double collectError(NodeTarget node) {
        return moment.nodes().isDown(node) || moment.effects().isCutOff(node) ? 1 : 0;
    }
}
