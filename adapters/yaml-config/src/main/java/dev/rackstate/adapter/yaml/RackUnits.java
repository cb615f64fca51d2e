package dev.rackstate.adapter.yaml;

import org.jspecify.annotations.Nullable;

/** The units of one rack and what is mounted in them. Devices outside or on top of each other load with a warning. */
final class RackUnits {
    private final @Nullable String[] occupants;

    RackUnits(int height) {
        occupants = new @Nullable String[height];
    }

    /**
     * Mounts a device.
     *
     * @param lowest its lowest unit, from 1
     * @param height how many units it takes; 0 takes none
     * @param place where the position was written down
     */
    void mount(String device, int lowest, int height, Place place) {
        long highest = (long) lowest + Math.max(height, 1) - 1;
        if (lowest < 1 || highest > occupants.length) {
            place.warning("the device '" + device + "' at " + units(lowest, highest)
                    + " does not fit into the rack, which has U1 to U" + occupants.length);
        }
        String other = null;
        for (long unit = Math.max(lowest, 1); unit < lowest + (long) height && unit <= occupants.length; unit++) {
            int at = (int) unit - 1;
            String occupant = occupants[at];
            if (occupant == null) {
                occupants[at] = device;
            } else if (other == null) {
                other = occupant;
                place.warning("the device '" + device + "' at " + units(lowest, highest) + " overlaps the device '"
                        + occupant + "' at U" + unit);
            }
        }
    }

    private static String units(int lowest, long highest) {
        return lowest == highest ? "U" + lowest : "U" + lowest + " to U" + highest;
    }
}
