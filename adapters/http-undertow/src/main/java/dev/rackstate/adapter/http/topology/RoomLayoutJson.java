package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.RoomLayout;

/** The floor plan of a room. */
record RoomLayoutJson(
        @JsonPropertyDescription("rectangle or polygon.") @Default("\"rectangle\"")
        String shape,

        @JsonPropertyDescription("How large it is drawn.") @Default("{}")
        SizeJson size,

        @JsonPropertyDescription("How it is turned.") @Default("{}")
        OrientationJson orientation,

        @JsonPropertyDescription("The drawing grid.") @Default("{}")
        GridJson grid,

        @JsonPropertyDescription("Where one enters; null for a room that is drawn without a door.")
        @Default("{}")
        @Nullable
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

    RoomLayout layout() {
        return new RoomLayout(
                shape,
                size.width(),
                size.height(),
                orientation.north(),
                new RoomLayout.Grid(grid.enabled(), grid.cell()),
                door == null ? null : new RoomLayout.Door(door.side(), door.label(), door.position()));
    }

    /** The size of a floor plan, in drawing units. */
    record SizeJson(
            @JsonPropertyDescription("In drawing units.") @Default("24") @Allowed(least = 1)
            double width,

            @JsonPropertyDescription("In drawing units.") @Default("16") @Allowed(least = 1)
            double height) {}

    /** How a floor plan is turned. */
    record OrientationJson(
            @JsonPropertyDescription("The edge that faces north: top, right, bottom or left.") @Default("\"top\"")
            String north) {}

    /** The drawing grid of a floor plan. */
    record GridJson(
            @JsonPropertyDescription("Whether it is drawn.") @Default("false")
            boolean enabled,

            @JsonPropertyDescription("The edge of a cell.") @Default("32") @Allowed(least = 4)
            double cell) {}

    /** The door of a room. */
    record DoorJson(
            @JsonPropertyDescription("north, east, south or west.") @Default("\"west\"")
            String side,

            @JsonPropertyDescription("What is written beside it.") @Default("\"Entrance\"") @Nullable
            String label,

            @JsonPropertyDescription("How far along the wall.") @Default("0.2") @Allowed(least = 0, most = 1)
            double position) {}
}
