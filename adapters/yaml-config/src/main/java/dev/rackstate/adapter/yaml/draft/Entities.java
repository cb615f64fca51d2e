package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Siblings by id: those of the building before and after, and the entries of a list that are sites or aisles. */
final class Entities {
    private Entities() {}

    static <T> Map<String, T> byId(List<T> entities, Function<T, ?> id) {
        Map<String, T> byId = new LinkedHashMap<>();
        entities.forEach(entity -> byId.put(id.apply(entity).toString(), entity));
        return byId;
    }

    /** Whether nothing came, went or changed places. */
    static boolean sameOrder(Map<String, ?> was, Map<String, ?> becomes) {
        return List.copyOf(was.keySet()).equals(List.copyOf(becomes.keySet()));
    }

    static <T> T get(Map<String, T> byId, String id) {
        return Objects.requireNonNull(byId.get(id), id);
    }

    /** The ids of entries: of a mapping its own, of text the text. */
    static List<@Nullable String> ids(List<@Nullable Object> entries) {
        List<@Nullable String> ids = new ArrayList<>();
        entries.forEach(entry -> ids.add(id(entry)));
        return ids;
    }

    private static @Nullable String id(@Nullable Object entry) {
        Object id = entry instanceof Map<?, ?> map ? map.get("id") : entry;
        return id instanceof String text ? text : null;
    }

    /** The mapping of an entry; one that is nothing but an id becomes one. */
    static Map<String, @Nullable Object> mapping(List<@Nullable Object> entries, String noun, String id)
            throws NotWritableException {
        for (int at = 0; at < entries.size(); at++) {
            if (id.equals(id(entries.get(at)))) {
                Map<String, @Nullable Object> map = PlainTree.mapping(entries.get(at));
                if (map == null) {
                    map = new LinkedHashMap<>();
                    map.put("id", id);
                    entries.set(at, map);
                }
                return map;
            }
        }
        throw missing(noun, id);
    }

    static NotWritableException missing(String noun, String id) {
        return new NotWritableException(
                Kind.INVALID, "the " + noun + " '" + id + "' is not where it was read any more; read it again");
    }
}
