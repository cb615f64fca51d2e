package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.adapter.yaml.tree.RackTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The racks of one aisle, or those that stand alone in one room, as edits of the lists and files they stand in. */
final class RackDraft {
    private final Trees trees;
    private final Children children;
    private final Function<@Nullable String, Integer> templateHeight;
    private final Map<RackId, Lifted> lifted = new HashMap<>();

    /**
     * A rack on its way, with everything its file says.
     *
     * @param before what it was
     * @param reference what led to its file; null when it stood in the list
     * @param text its file, or empty
     * @param tree its mapping in the list, or empty
     */
    private record Lifted(Rack before, @Nullable String reference, String text, Map<String, @Nullable Object> tree) {}

    RackDraft(Trees trees, Children children, Function<@Nullable String, Integer> templateHeight) {
        this.trees = trees;
        this.children = children;
        this.templateHeight = templateHeight;
    }

    /** Takes a rack that moves from its place. */
    void lift(Holder parent, Departures.Departure departure) throws NotWritableException {
        Level level = departure.aisle() == null ? Level.STANDALONE_RACK : Level.RACK;
        Rack rack = departure.rack();
        List<@Nullable Object> items = PlainTree.list(parent.tree(), level.key());
        Object item = children.item(parent, level, items, rack.id().value());
        Path file = children.file(parent, level, item);
        Map<String, @Nullable Object> tree = PlainTree.mapping(item);
        lifted.put(
                rack.id(),
                file == null
                        ? new Lifted(rack, null, "", tree == null ? Map.of() : tree)
                        : new Lifted(rack, Children.reference(parent, level, item), trees.lift(file), Map.of()));
        items.removeIf(each -> each == item);
    }

    void draft(Holder parent, Level level, List<Rack> before, List<Rack> after) throws NotWritableException {
        Map<String, Rack> was = Entities.byId(before, Rack::id);
        Map<String, Rack> becomes = Entities.byId(after, Rack::id);
        List<@Nullable Object> items = PlainTree.list(parent.tree(), level.key());
        List<@Nullable Object> arranged = items;
        if (!Entities.sameOrder(was, becomes)) {
            arranged = PlainTree.arranged(
                    items,
                    children.ids(parent, level, items),
                    was.keySet(),
                    becomes.keySet(),
                    id -> fresh(parent, level, items, Entities.get(becomes, id)));
            parent.tree().put(level.key(), arranged);
        }
        for (Map.Entry<String, Rack> entry : was.entrySet()) {
            Rack rack = becomes.get(entry.getKey());
            if (rack == null) {
                remove(parent, level, items, entry.getKey());
            } else if (!rack.equals(entry.getValue())) {
                Object item = children.item(parent, level, arranged, entry.getKey());
                RackTree.change(children.open(parent, level, item).tree(), entry.getValue(), rack, templateHeight);
            }
        }
    }

    /** Takes the file of a rack that is gone away; one that moved has been lifted. */
    private void remove(Holder parent, Level level, List<@Nullable Object> items, String id)
            throws NotWritableException {
        Object item = children.find(parent, level, items, id);
        Path file = item == null ? null : children.file(parent, level, item);
        if (file != null) {
            trees.remove(file);
        }
    }

    private Object fresh(Holder parent, Level level, List<@Nullable Object> siblings, Rack rack)
            throws NotWritableException {
        Lifted moving = lifted.remove(rack.id());
        Path directory = parent.directory();
        if (moving != null) {
            return moved(moving, directory, level, siblings, rack);
        }
        if (directory == null) {
            return RackTree.of(rack);
        }
        trees.make(level.file(directory, rack.id().value())).putAll(RackTree.of(rack));
        return Children.reference(siblings, rack.id().value());
    }

    private Object moved(
            Lifted moving, @Nullable Path directory, Level level, List<@Nullable Object> siblings, Rack rack)
            throws NotWritableException {
        String reference = moving.reference();
        if (directory == null || reference == null) {
            RackTree.change(moving.tree(), moving.before(), rack, templateHeight);
            return moving.tree();
        }
        Map<String, @Nullable Object> tree = trees.put(level.file(directory, reference), moving.text());
        RackTree.change(tree, moving.before(), rack, templateHeight);
        return Children.reference(siblings, reference);
    }
}
