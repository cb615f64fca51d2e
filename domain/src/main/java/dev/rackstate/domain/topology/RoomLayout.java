package dev.rackstate.domain.topology;

import org.jspecify.annotations.Nullable;

/**
 * The floor plan of a room. Lengths are in drawing units of one's own choice.
 *
 * @param shape {@code rectangle} or {@code polygon}
 * @param width at least 1
 * @param height at least 1
 * @param north which edge of the drawing faces north: {@code top}, {@code right}, {@code bottom} or {@code left}
 * @param grid the drawing grid
 * @param door the door, or null when the room is drawn without one
 */
public record RoomLayout(
        String shape,
        double width,
        double height,
        String north,
        Grid grid,
        @Nullable Door door) {
    /** What an empty {@code layout:} means. */
    public static final RoomLayout DEFAULT = new RoomLayout("rectangle", 24, 16, "top", Grid.DEFAULT, Door.DEFAULT);

    /** Refuses a room smaller than one unit. */
    public RoomLayout {
        if (!(width >= 1) || !(height >= 1)) {
            throw new IllegalArgumentException("a room is at least 1 wide and 1 high, not " + width + " x " + height);
        }
    }

    /**
     * The drawing grid.
     *
     * @param enabled whether it is drawn
     * @param cell the edge of a cell, at least 4
     */
    public record Grid(boolean enabled, double cell) {
        /** No grid. */
        public static final Grid DEFAULT = new Grid(false, 32);

        /** Refuses a cell below 4. */
        public Grid {
            if (!(cell >= 4)) {
                throw new IllegalArgumentException("a grid cell is at least 4, not " + cell);
            }
        }
    }

    /**
     * Where one enters.
     *
     * @param side {@code north}, {@code east}, {@code south} or {@code west}
     * @param label what is written beside it, or null
     * @param position how far along the wall, 0.0 to 1.0
     */
    public record Door(String side, @Nullable String label, double position) {
        /** What a layout without a word about the door means. */
        public static final Door DEFAULT = new Door("west", "Entrance", 0.2);

        /** Refuses a position outside the wall. */
        public Door {
            if (!(position >= 0 && position <= 1)) {
                throw new IllegalArgumentException("a door position is 0.0 to 1.0, not " + position);
            }
        }
    }
}
