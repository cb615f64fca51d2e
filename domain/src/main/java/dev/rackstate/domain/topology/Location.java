package dev.rackstate.domain.topology;

import org.jspecify.annotations.Nullable;

/**
 * Where a site is on the map.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param address free text, or null
 */
public record Location(
        double latitude, double longitude, @Nullable String address) {
    /** Refuses degrees out of range. */
    public Location {
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("a latitude is -90 to 90, not " + latitude);
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("a longitude is -180 to 180, not " + longitude);
        }
    }
}
