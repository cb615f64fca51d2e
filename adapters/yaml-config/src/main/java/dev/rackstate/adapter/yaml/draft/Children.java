package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.application.configuration.NotWritableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds rooms and racks from the items that stand for them in lists: the entity itself, or a reference to its file, which
 * is an id or a mapping of nothing but an id. What counts is the id in the file; the reference only leads to it.
 */
final class Children {
    private static final Pattern NAME = Pattern.compile("[^./\\\\\\x00][^/\\\\\\x00]*");

    private final Trees trees;

    Children(Trees trees) {
        this.trees = trees;
    }

    /** The reference of an item; null when the item is the entity itself, or nothing known. */
    static @Nullable String reference(Holder parent, Level level, @Nullable Object item) {
        if (parent.directory() == null) {
            return null;
        }
        if (item instanceof String text) {
            return text;
        }
        Map<String, @Nullable Object> map = PlainTree.mapping(item);
        boolean isReference = map != null && (level == Level.ROOM || map.size() == 1);
        return isReference && map != null && map.get("id") instanceof String id ? id : null;
    }

    /** The file that an item refers to; null when it refers to none. */
    @Nullable
    Path file(Holder parent, Level level, @Nullable Object item) {
        Path directory = parent.directory();
        String reference = reference(parent, level, item);
        // A reference is text of a file: it must not lead anywhere else.
        boolean leads = reference != null && NAME.matcher(reference).matches();
        return directory == null || reference == null || !leads ? null : level.file(directory, reference);
    }

    /** The id of the entity that an item stands for, or null. */
    @Nullable
    String id(Holder parent, Level level, @Nullable Object item) throws NotWritableException {
        Path file = file(parent, level, item);
        Map<String, @Nullable Object> tree = file == null ? PlainTree.mapping(item) : trees.peek(file);
        Object id = tree == null ? null : tree.get("id");
        if (tree != null && id == null && level == Level.ROOM && file != null) {
            return reference(parent, level, item);
        }
        return id instanceof String text ? text : null;
    }

    /** The ids of the entities that items stand for. */
    List<@Nullable String> ids(Holder parent, Level level, List<@Nullable Object> items) throws NotWritableException {
        List<@Nullable String> ids = new ArrayList<>(items.size());
        for (Object item : items) {
            ids.add(id(parent, level, item));
        }
        return ids;
    }

    /** The item that stands for an entity. Looks first where its id leads. */
    @Nullable
    Object find(Holder parent, Level level, List<@Nullable Object> items, String id) throws NotWritableException {
        for (Object item : items) {
            if (id.equals(reference(parent, level, item)) && id.equals(id(parent, level, item))) {
                return item;
            }
        }
        for (Object item : items) {
            if (id.equals(id(parent, level, item))) {
                return item;
            }
        }
        return null;
    }

    /** The same for an entity that must be there. */
    Object item(Holder parent, Level level, List<@Nullable Object> items, String id) throws NotWritableException {
        Object item = find(parent, level, items, id);
        if (item == null) {
            throw Entities.missing(level.noun(), id);
        }
        return item;
    }

    /** An item that refers to an entity, in the form in which those beside it do. */
    static Object reference(List<@Nullable Object> siblings, String id) {
        boolean asMapping = !siblings.isEmpty() && siblings.get(siblings.size() - 1) instanceof Map<?, ?>;
        return asMapping ? new LinkedHashMap<>(Map.of("id", id)) : id;
    }

    /** The entity that an item stands for, to be changed. */
    Holder open(Holder parent, Level level, @Nullable Object item) throws NotWritableException {
        Path file = file(parent, level, item);
        if (file != null) {
            return new Holder(trees.open(file), file.getParent());
        }
        Map<String, @Nullable Object> map = PlainTree.mapping(item);
        if (map == null) {
            throw new IllegalArgumentException("stands for nothing: " + item);
        }
        return new Holder(map, null);
    }
}
