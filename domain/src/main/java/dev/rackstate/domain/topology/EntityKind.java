package dev.rackstate.domain.topology;

import java.util.Locale;

/** The levels of the building, from the outside in. */
public enum EntityKind {
    /** A place with its own address. */
    SITE,
    /** A room of a site. */
    ROOM,
    /** A row of racks in a room. */
    AISLE,
    /** A cabinet; stands in an aisle or alone in a room. */
    RACK,
    /** A chassis mounted in a rack. */
    DEVICE,
    /** One monitored instance inside a device: what a telemetry series speaks of. */
    NODE;

    private static final EntityKind[] KINDS = values();

    /** The kind with the given ordinal, without the copy that {@code values()} makes. */
    public static EntityKind at(int ordinal) {
        return KINDS[ordinal];
    }

    /** The kind in lower case, as paths and JSON write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
