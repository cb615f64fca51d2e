package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.adapter.yaml.tree.TopologyTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.domain.topology.Aisle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The aisles of one room as edits of their entries in the room and of their own files. What counts of an aisle is what its
 * room says; the name that may stand in its own file, too, is kept in step.
 */
final class AisleDraft {
    private static final String KEY = "aisles";

    private final Trees trees;
    private final RackDraft racks;

    AisleDraft(Trees trees, RackDraft racks) {
        this.trees = trees;
        this.racks = racks;
    }

    /** Where the racks of an aisle are listed, to be changed. */
    static Holder open(Trees trees, Holder room, String aisle) throws NotWritableException {
        Path directory = room.directory();
        if (directory == null) {
            return new Holder(Entities.mapping(PlainTree.list(room.tree(), KEY), "aisle", aisle), null);
        }
        Path file = file(directory, aisle);
        return new Holder(trees.open(file), file.getParent());
    }

    private static Path file(Path room, String aisle) {
        return room.resolve(KEY).resolve(aisle).resolve("aisle.yaml");
    }

    void draft(Holder room, List<Aisle> before, List<Aisle> after) throws NotWritableException {
        Map<String, Aisle> was = Entities.byId(before, Aisle::id);
        Map<String, Aisle> becomes = Entities.byId(after, Aisle::id);
        List<@Nullable Object> entries = PlainTree.list(room.tree(), KEY);
        if (!Entities.sameOrder(was, becomes)) {
            entries = PlainTree.arranged(
                    entries,
                    Entities.ids(entries),
                    was.keySet(),
                    becomes.keySet(),
                    id -> fresh(room, Entities.get(becomes, id)));
            room.tree().put(KEY, entries);
        }
        for (Map.Entry<String, Aisle> entry : was.entrySet()) {
            Aisle aisle = becomes.get(entry.getKey());
            Path directory = room.directory();
            if (aisle == null && directory != null) {
                trees.removeBelow(
                        Objects.requireNonNull(file(directory, entry.getKey()).getParent()));
            } else if (aisle != null && !aisle.equals(entry.getValue())) {
                change(room, entries, entry.getValue(), aisle);
            }
        }
    }

    private Map<String, @Nullable Object> fresh(Holder room, Aisle aisle) throws NotWritableException {
        Map<String, @Nullable Object> entry = TopologyTree.of(aisle);
        Path directory = room.directory();
        if (directory == null) {
            racks.draft(new Holder(entry, null), Level.RACK, List.of(), aisle.racks());
            return entry;
        }
        Path file = file(directory, aisle.id().value());
        Map<String, @Nullable Object> own = trees.make(file);
        own.put("id", aisle.id().value());
        own.put("name", aisle.name());
        own.put(Level.RACK.key(), new ArrayList<>());
        racks.draft(new Holder(own, file.getParent()), Level.RACK, List.of(), aisle.racks());
        return entry;
    }

    private void change(Holder room, List<@Nullable Object> entries, Aisle before, Aisle after)
            throws NotWritableException {
        String id = after.id().value();
        boolean renamed = !before.name().equals(after.name());
        if (renamed || !before.aggregation().equals(after.aggregation())) {
            TopologyTree.change(Entities.mapping(entries, "aisle", id), before, after);
        }
        if (before.racks().equals(after.racks()) && !renamed) {
            return;
        }
        Holder aisle = open(trees, room, id);
        if (room.directory() != null && renamed && aisle.tree().containsKey("name")) {
            aisle.tree().put("name", after.name());
        }
        racks.draft(aisle, Level.RACK, before.racks(), after.racks());
    }
}
