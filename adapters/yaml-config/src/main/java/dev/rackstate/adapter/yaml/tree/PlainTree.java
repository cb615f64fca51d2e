package dev.rackstate.adapter.yaml.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes of plain trees: maps in order, lists, text, numbers, truth values and null.
 *
 * <p>The trees of a value before and after say what changes; the tree of the file takes it over. A key that neither of
 * the two has is none of their business, and stays.
 */
public final class PlainTree {
    private PlainTree() {}

    /** A tree that can be changed. */
    public static @Nullable Object copy(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), copy(value)));
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(copy(item)));
            return copy;
        }
        return tree;
    }

    /** The tree as a mapping, or null when it is none. */
    @SuppressWarnings("unchecked") // the keys of a plain tree are text
    public static @Nullable Map<String, @Nullable Object> mapping(@Nullable Object tree) {
        return tree instanceof Map<?, ?> ? (Map<String, @Nullable Object>) tree : null;
    }

    /** The list under a key; an empty one that is not in the tree when there is none. */
    @SuppressWarnings("unchecked") // the lists of a plain tree hold plain trees
    public static List<@Nullable Object> list(Map<String, @Nullable Object> tree, String key) {
        return tree.get(key) instanceof List<?> list ? (List<@Nullable Object>) list : new ArrayList<>();
    }

    /** Carries the difference between two mappings over to a third one. */
    public static void change(
            Map<String, @Nullable Object> tree,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        Set<String> keys = new LinkedHashSet<>(after.keySet());
        keys.addAll(before.keySet());
        for (String key : keys) {
            Object was = before.get(key);
            Object becomes = after.get(key);
            boolean same = before.containsKey(key) == after.containsKey(key) && Objects.equals(was, becomes);
            if (!same && !after.containsKey(key)) {
                tree.remove(key);
            } else if (!same) {
                put(tree, key, changed(tree.get(key), was, becomes), after.keySet());
            }
        }
    }

    private static @Nullable Object changed(@Nullable Object there, @Nullable Object was, @Nullable Object becomes) {
        Map<String, @Nullable Object> map = mapping(there);
        Map<String, @Nullable Object> target = mapping(becomes);
        if (map != null && target != null) {
            Map<String, @Nullable Object> source = mapping(was);
            change(map, source == null ? Map.of() : source, target);
            return map;
        }
        if (there instanceof List<?> list && was instanceof List<?> source && becomes instanceof List<?> targets) {
            return changedList(list, source, targets);
        }
        return copy(becomes);
    }

    /** Items that stay keep what the file says of them; they are told by being equal, by id, or by their place. */
    private static List<@Nullable Object> changedList(List<?> there, List<?> was, List<?> becomes) {
        if (there.size() != was.size()) {
            List<@Nullable Object> copies = new ArrayList<>();
            becomes.forEach(one -> copies.add(copy(one)));
            return copies;
        }
        List<Integer> free = new ArrayList<>();
        for (int at = 0; at < was.size(); at++) {
            free.add(at);
        }
        List<@Nullable Object> changed = new ArrayList<>();
        for (int at = 0; at < becomes.size(); at++) {
            Object item = becomes.get(at);
            Integer source = source(was, free, item, at);
            free.remove(source);
            changed.add(source == null ? copy(item) : changed(there.get(source), was.get(source), item));
        }
        return changed;
    }

    private static @Nullable Integer source(List<?> was, List<Integer> free, @Nullable Object item, int place) {
        for (Integer at : free) {
            if (Objects.equals(was.get(at), item)) {
                return at;
            }
        }
        Object id = idOf(item);
        for (Integer at : free) {
            if (id == null ? at == place && idOf(was.get(at)) == null : id.equals(idOf(was.get(at)))) {
                return at;
            }
        }
        return null;
    }

    private static @Nullable Object idOf(@Nullable Object item) {
        return item instanceof Map<?, ?> map ? map.get("id") : null;
    }

    /** Sets a key; a new one comes after the keys that come before it in an order. */
    public static void put(
            Map<String, @Nullable Object> tree, String key, @Nullable Object value, Iterable<String> order) {
        if (tree.containsKey(key)) {
            tree.put(key, value);
            return;
        }
        String before = null;
        for (String each : order) {
            if (each.equals(key)) {
                break;
            }
            before = tree.containsKey(each) ? each : before;
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(tree);
        tree.clear();
        if (before == null) {
            tree.put(key, value);
        }
        for (Map.Entry<String, @Nullable Object> entry : rest.entrySet()) {
            tree.put(entry.getKey(), entry.getValue());
            if (entry.getKey().equals(before)) {
                tree.put(key, value);
            }
        }
    }

    /**
     * A list in another order, with other items. Items that stand for nothing known (a reference that leads nowhere, an
     * entry with a mistake) stay behind the item that they follow.
     *
     * @param items the items as they stand
     * @param ids what each of them stands for, or null
     * @param known what the items stood for before; the first of several that stand for the same counts
     * @param wanted what they shall stand for
     * @param fresh makes the item of one that is new
     */
    public static <E extends Exception> List<@Nullable Object> arranged(
            List<@Nullable Object> items,
            List<@Nullable String> ids,
            Set<String> known,
            Collection<String> wanted,
            Maker<E> fresh)
            throws E {
        Map<String, Object> byId = new HashMap<>();
        Map<String, List<@Nullable Object>> followers = new HashMap<>();
        Set<String> kept = new HashSet<>(wanted);
        String last = "";
        for (int at = 0; at < items.size(); at++) {
            Object item = items.get(at);
            String itemId = ids.get(at);
            boolean counts = item != null && itemId != null && known.contains(itemId) && !byId.containsKey(itemId);
            if (!counts) {
                followers.computeIfAbsent(last, same -> new ArrayList<>()).add(item);
            } else {
                byId.put(itemId, item);
                last = kept.contains(itemId) ? itemId : last;
            }
        }
        List<@Nullable Object> arranged = new ArrayList<>(followers.getOrDefault("", List.of()));
        for (String each : wanted) {
            Object item = byId.get(each);
            arranged.add(item == null ? fresh.make(each) : item);
            arranged.addAll(followers.getOrDefault(each, List.of()));
        }
        return arranged;
    }

    /** Makes the item of something new. */
    public interface Maker<E extends Exception> {
        /** The item that stands for an id. */
        Object make(String id) throws E;
    }
}
