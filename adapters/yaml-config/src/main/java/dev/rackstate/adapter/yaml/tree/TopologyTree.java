package dev.rackstate.adapter.yaml.tree;

import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.Location;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomLayout;
import dev.rackstate.domain.topology.Site;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written of sites, rooms and aisles themselves; where their children stand is the business of the layout. */
public final class TopologyTree {
    private TopologyTree() {}

    /** A new site. */
    public static Map<String, @Nullable Object> of(Site site) {
        return AggregationTree.with(plain(site), site.aggregation());
    }

    /** Carries over what differs between a site before and after. */
    public static void change(Map<String, @Nullable Object> tree, Site before, Site after) {
        PlainTree.change(tree, plain(before), plain(after));
        AggregationTree.change(tree, before.aggregation(), after.aggregation());
    }

    private static Map<String, @Nullable Object> plain(Site site) {
        return new Sparse()
                .with("id", site.id().value())
                .with("name", site.name())
                .maybe("description", site.description())
                .maybe("location", plain(site.location()))
                .tree();
    }

    private static @Nullable Object plain(@Nullable Location location) {
        return location == null
                ? null
                : new Sparse()
                        .with("lat", Sparse.number(location.latitude()))
                        .with("lon", Sparse.number(location.longitude()))
                        .maybe("address", location.address())
                        .tree();
    }

    /** A new room. */
    public static Map<String, @Nullable Object> of(Room room) {
        return AggregationTree.with(plain(room), room.aggregation());
    }

    /** Carries over what differs between a room before and after. */
    public static void change(Map<String, @Nullable Object> tree, Room before, Room after) {
        PlainTree.change(tree, plain(before), plain(after));
        AggregationTree.change(tree, before.aggregation(), after.aggregation());
    }

    private static Map<String, @Nullable Object> plain(Room room) {
        return new Sparse()
                .with("id", room.id().value())
                .with("name", room.name())
                .maybe("description", room.description())
                .maybe("layout", plain(room.layout()))
                .tree();
    }

    private static @Nullable Object plain(@Nullable RoomLayout layout) {
        if (layout == null) {
            return null;
        }
        RoomLayout plain = RoomLayout.DEFAULT;
        Map<String, @Nullable Object> size = new Sparse()
                .with("width", Sparse.number(layout.width()))
                .with("height", Sparse.number(layout.height()))
                .tree();
        Map<String, @Nullable Object> grid = new Sparse()
                .unless(plain.grid().enabled(), "enabled", layout.grid().enabled())
                .unless(
                        Sparse.number(plain.grid().cell()),
                        "cell",
                        Sparse.number(layout.grid().cell()))
                .tree();
        Map<String, @Nullable Object> orientation =
                new Sparse().unless(plain.north(), "north", layout.north()).tree();
        Sparse tree = new Sparse()
                .with("shape", layout.shape())
                .with("size", size)
                .maybe("orientation", orientation)
                .maybe("grid", grid);
        RoomLayout.Door door = layout.door();
        return (door == null ? tree.with("door", null) : tree.maybe("door", plain(door))).tree();
    }

    private static Map<String, @Nullable Object> plain(RoomLayout.Door door) {
        RoomLayout.Door plain = RoomLayout.Door.DEFAULT;
        Sparse tree = new Sparse().unless(plain.side(), "side", door.side());
        String label = door.label();
        if (label == null || !label.equals(plain.label())) {
            tree.with("label", label);
        }
        return tree.unless(Sparse.number(plain.position()), "position", Sparse.number(door.position()))
                .tree();
    }

    /** The entry of a new aisle in its room. */
    public static Map<String, @Nullable Object> of(Aisle aisle) {
        return AggregationTree.with(plain(aisle), aisle.aggregation());
    }

    /** Carries over what differs between an aisle before and after. */
    public static void change(Map<String, @Nullable Object> tree, Aisle before, Aisle after) {
        PlainTree.change(tree, plain(before), plain(after));
        AggregationTree.change(tree, before.aggregation(), after.aggregation());
    }

    private static Map<String, @Nullable Object> plain(Aisle aisle) {
        return new Sparse()
                .with("id", aisle.id().value())
                .with("name", aisle.name())
                .tree();
    }
}
