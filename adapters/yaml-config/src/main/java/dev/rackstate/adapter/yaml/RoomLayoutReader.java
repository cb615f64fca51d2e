package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.topology.RoomLayout;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the floor plan of a room. */
final class RoomLayoutReader {
    private static final double ANY = Double.MAX_VALUE;

    private RoomLayoutReader() {}

    /** The plan, or null when the room has none. */
    static @Nullable RoomLayout read(Fields room) {
        YamlValue value = room.peek("layout");
        Fields layout = room.section("layout");
        if (!(value instanceof YamlValue.Mapping)) {
            return null;
        }
        RoomLayout plain = RoomLayout.DEFAULT;
        String shape = layout.optional("shape", Form.TEXT, plain.shape());
        Fields size = layout.section("size");
        double width = size.optional("width", Form.number(1, ANY), plain.width());
        double height = size.optional("height", Form.number(1, ANY), plain.height());
        size.finish(Set.of("width_m", "height_m"));
        Fields orientation = layout.section("orientation");
        String north = orientation.optional("north", Form.TEXT, plain.north());
        orientation.finish();
        RoomLayout.Grid grid = grid(layout.section("grid"));
        RoomLayout.Door door = door(layout);
        layout.finish(Set.of("rows", "cols", "compass"));
        return new RoomLayout(shape, width, height, north, grid, door);
    }

    private static RoomLayout.Grid grid(Fields grid) {
        RoomLayout.Grid plain = RoomLayout.Grid.DEFAULT;
        boolean enabled = grid.optional("enabled", Form.FLAG, plain.enabled());
        double cell = grid.optional("cell", Form.number(4, ANY), plain.cell());
        grid.finish();
        return new RoomLayout.Grid(enabled, cell);
    }

    /** Absent means a default door; an explicit null means a room without one. */
    private static RoomLayout.@Nullable Door door(Fields layout) {
        YamlValue value = layout.peek("door");
        Fields door = layout.section("door");
        if (value != null && value.isNull()) {
            return null;
        }
        RoomLayout.Door plain = RoomLayout.Door.DEFAULT;
        String side = door.optional("side", Form.TEXT, plain.side());
        String label = door.optional("label", Form.TEXT, door.has("label") ? null : plain.label());
        double position = door.optional("position", Form.number(0, 1), plain.position());
        door.finish(Set.of("row", "col"));
        return new RoomLayout.Door(side, label, position);
    }
}
