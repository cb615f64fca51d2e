package dev.rackstate.adapter.yaml.tree;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the overrides of a file are called, one after the other: by their ids, and those that have none by their target and
 * metric, with a number when that is taken.
 */
public final class OverrideIds {
    private final Set<String> taken = new HashSet<>();

    /** The name of the next override. */
    public String of(@Nullable String id, String target, String metric) {
        String base = id == null ? target + "-" + metric : id;
        String name = base;
        for (int next = 2; id == null && taken.contains(name); next++) {
            name = base + "-" + next;
        }
        taken.add(name);
        return name;
    }

    /** The name of the next override, or null when it is none. */
    @Nullable
    String of(@Nullable Object item) {
        Map<String, @Nullable Object> entry = PlainTree.mapping(item);
        if (entry == null || !(entry.get("metric") instanceof String metric)) {
            return null;
        }
        Object target = entry.get("instance") == null ? entry.get("rack_id") : entry.get("instance");
        Object id = entry.get("id");
        return of(id == null ? null : id.toString(), String.valueOf(target), metric);
    }
}
