package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.RoomLayout;

/** The floor plan of a room. */
record RoomLayoutJson(
        @JsonPropertyDescription("rectangle or polygon.") String shape,
        @JsonPropertyDescription("How large it is drawn.") SizeJson size,
        @JsonPropertyDescription("How it is turned.") OrientationJson orientation,
        @JsonPropertyDescription("The drawing grid.") GridJson grid,

        @JsonPropertyDescription("Where one enters.") @Nullable
        DoorJson door) {
    static RoomLayoutJson of(RoomLayout layout) {
        RoomLayout.Door door = layout.door();
        return new RoomLayoutJson(
                layout.shape(),
                new SizeJson(layout.width(), layout.height()),
                new OrientationJson(layout.north()),
                new GridJson(layout.grid().enabled(), layout.grid().cell()),
                door == null ? null : new DoorJson(door.side(), door.label(), door.position()));
    }

    /** The size of a floor plan, in drawing units. */
    record SizeJson(
            @JsonPropertyDescription("At least 1.") double width,
            @JsonPropertyDescription("At least 1.") double height) {}

    /** How a floor plan is turned. */
    record OrientationJson(
            @JsonPropertyDescription("The edge that faces north: top, right, bottom or left.")
            String north) {}

    /** The drawing grid of a floor plan. */
    record GridJson(
            @JsonPropertyDescription("Whether it is drawn.") boolean enabled,

            @JsonPropertyDescription("The edge of a cell, at least 4.")
            double cell) {}

    /** The door of a room. */
    record DoorJson(
            @JsonPropertyDescription("north, east, south or west.")
            String side,

            @JsonPropertyDescription("What is written beside it.") @Nullable
            String label,

            @JsonPropertyDescription("How far along the wall, 0 to 1.")
            double position) {}
}
