package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.adapter.yaml.tree.TopologyTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rooms of one site as edits of the list and the files they stand in. */
final class RoomDraft {
    private static final String KEY = Level.ROOM.key();

    private final Trees trees;
    private final Children children;
    private final AisleDraft aisles;
    private final RackDraft racks;

    RoomDraft(Trees trees, Children children, AisleDraft aisles, RackDraft racks) {
        this.trees = trees;
        this.children = children;
        this.aisles = aisles;
        this.racks = racks;
    }

    /** A room, to be changed. */
    Holder open(Holder site, RoomId room) throws NotWritableException {
        return children.open(site, Level.ROOM, children.item(site, Level.ROOM, items(site), room.value()));
    }

    /** What stands for the rooms of a site; where it lists none, its directories. */
    private List<@Nullable Object> items(Holder site) throws NotWritableException {
        List<@Nullable Object> listed = PlainTree.list(site.tree(), KEY);
        Path directory = site.directory();
        if (!listed.isEmpty() || directory == null) {
            return listed;
        }
        List<@Nullable Object> found = new ArrayList<>();
        trees.edits().directories(directory.resolve(KEY)).stream()
                .map(room -> Objects.toString(room.getFileName(), ""))
                .filter(name -> !name.startsWith(".") && trees.edits().exists(Level.ROOM.file(directory, name)))
                .sorted()
                .forEach(found::add);
        return found;
    }

    void draft(Holder site, List<Room> before, List<Room> after) throws NotWritableException {
        Map<String, Room> was = Entities.byId(before, Room::id);
        Map<String, Room> becomes = Entities.byId(after, Room::id);
        List<@Nullable Object> items = items(site);
        if (!Entities.sameOrder(was, becomes)) {
            List<@Nullable Object> arranged = PlainTree.arranged(
                    items,
                    children.ids(site, Level.ROOM, items),
                    was.keySet(),
                    becomes.keySet(),
                    id -> fresh(site, items, Entities.get(becomes, id)));
            if (!isFound(site, items, arranged)) {
                site.tree().put(KEY, arranged);
            }
        }
        for (Map.Entry<String, Room> entry : was.entrySet()) {
            Room room = becomes.get(entry.getKey());
            if (room == null || !room.equals(entry.getValue())) {
                change(site, children.item(site, Level.ROOM, items, entry.getKey()), entry.getValue(), room);
            }
        }
    }

    /** Whether these rooms, in this order, are found without a list. */
    private static boolean isFound(Holder site, List<@Nullable Object> items, List<@Nullable Object> arranged) {
        boolean listed =
                site.directory() == null || !PlainTree.list(site.tree(), KEY).isEmpty();
        return !listed && items.stream().filter(arranged::contains).toList().equals(arranged);
    }

    private Object fresh(Holder site, List<@Nullable Object> siblings, Room room) throws NotWritableException {
        Path directory = site.directory();
        if (directory == null) {
            Map<String, @Nullable Object> tree = TopologyTree.of(room);
            fill(new Holder(tree, null), room);
            return tree;
        }
        Path file = Level.ROOM.file(directory, room.id().value());
        Map<String, @Nullable Object> tree = trees.make(file);
        tree.putAll(TopologyTree.of(room));
        fill(new Holder(tree, file.getParent()), room);
        return Children.reference(siblings, room.id().value());
    }

    private void fill(Holder holder, Room room) throws NotWritableException {
        aisles.draft(holder, List.of(), room.aisles());
        racks.draft(holder, Level.STANDALONE_RACK, List.of(), room.standaloneRacks());
    }

    private void change(Holder site, Object item, Room before, @Nullable Room after) throws NotWritableException {
        Path file = children.file(site, Level.ROOM, item);
        if (after == null) {
            if (file != null) {
                trees.removeBelow(Objects.requireNonNull(file.getParent()));
            }
            return;
        }
        Holder room = children.open(site, Level.ROOM, item);
        TopologyTree.change(room.tree(), before, after);
        Map<String, @Nullable Object> reference = file == null ? null : PlainTree.mapping(item);
        if (reference != null && reference.containsKey("name")) {
            reference.put("name", after.name());
        }
        aisles.draft(room, before.aisles(), after.aisles());
        racks.draft(room, Level.STANDALONE_RACK, before.standaloneRacks(), after.standaloneRacks());
    }
}
