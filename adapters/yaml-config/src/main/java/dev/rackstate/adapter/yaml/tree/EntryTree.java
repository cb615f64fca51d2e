package dev.rackstate.adapter.yaml.tree;

import dev.rackstate.domain.identity.Accounts.ApiKey;
import dev.rackstate.domain.identity.Accounts.User;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.slurm.NodeMapping;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is written of maintenances, users, API keys and mappings of nodes, which stand in lists of their own. */
public final class EntryTree {
    private EntryTree() {}

    /** Carries over what differs between the planned work before and after. */
    public static void changeWork(
            Map<String, @Nullable Object> file, List<Maintenance> before, List<Maintenance> after) {
        change(file, "maintenances", "id", trees(before, EntryTree::of), trees(after, EntryTree::of));
    }

    /** Carries over what differs between the users before and after. */
    public static void changeUsers(Map<String, @Nullable Object> file, List<User> before, List<User> after) {
        change(file, "users", "name", trees(before, EntryTree::of), trees(after, EntryTree::of));
    }

    /** Carries over what differs between the API keys before and after. */
    public static void changeKeys(Map<String, @Nullable Object> file, List<ApiKey> before, List<ApiKey> after) {
        change(file, "api_keys", "id", trees(before, EntryTree::of), trees(after, EntryTree::of));
    }

    /**
     * Puts another mapping of Slurm's nodes into its file: as one mapping {@code mapping} where the file has that form and
     * it can say the same, else as a list {@code mappings}. Its order counts.
     */
    public static void changeMapping(Map<String, @Nullable Object> file, NodeMapping mapping) {
        Map<String, @Nullable Object> asOne = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> asOne.put(entry.node(), entry.instance()));
        boolean stays = !file.containsKey("mappings")
                && file.get("mapping") instanceof Map<?, ?> now
                && asOne.size() == mapping.entries().size()
                && common(now, asOne).equals(common(asOne, now));
        if (stays) {
            file.put("mapping", asOne);
        } else {
            file.remove("mapping");
            file.put("mappings", new ArrayList<@Nullable Object>(trees(mapping.entries(), EntryTree::of)));
        }
    }

    /** The keys of one that the other has, too, in its order: entries of a file do not change places. */
    private static List<?> common(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().stream().filter(other::containsKey).toList();
    }

    private static Map<String, @Nullable Object> of(NodeMapping.Entry entry) {
        return new Sparse()
                .with("node", entry.node())
                .with("instance", entry.instance())
                .tree();
    }

    private static Map<String, @Nullable Object> of(Maintenance maintenance) {
        return new Sparse()
                .with("id", maintenance.id())
                .with("target_type", maintenance.target().kind().word())
                .with("target_id", maintenance.target().id())
                .with("reason", maintenance.reason())
                .with("effect", maintenance.effect().name().toLowerCase(Locale.ROOT))
                .moment("created_at", maintenance.createdAt())
                .maybe("created_by", maintenance.createdBy())
                .moment("starts_at", maintenance.startsAt())
                .moment("expires_at", maintenance.expiresAt())
                .moment("ended_at", maintenance.endedAt())
                .tree();
    }

    private static Map<String, @Nullable Object> of(User user) {
        return new Sparse()
                .with("name", user.name())
                .with("role", user.role().name().toLowerCase(Locale.ROOT))
                .unless("", "password_hash", user.passwordHash())
                .unless(true, "enabled", user.enabled())
                .moment("created_at", user.createdAt())
                .tree();
    }

    private static Map<String, @Nullable Object> of(ApiKey key) {
        return new Sparse()
                .with("id", key.id())
                .with("name", key.name())
                .with("prefix", key.prefix())
                .with("hash", key.hash())
                .with("role", key.role().name().toLowerCase(Locale.ROOT))
                .moment("created_at", key.createdAt())
                .with("created_by", key.createdBy())
                .moment("expires_at", key.expiresAt())
                .tree();
    }

    private static <T> List<Map<String, @Nullable Object>> trees(
            List<T> values, Function<T, Map<String, @Nullable Object>> tree) {
        return values.stream().map(tree).toList();
    }

    /** Carries over what differs between the entries of a list, which are told by the value of a key. */
    static void change(
            Map<String, @Nullable Object> file,
            String key,
            String idKey,
            List<Map<String, @Nullable Object>> before,
            List<Map<String, @Nullable Object>> after) {
        change(file, key, idKey, item -> id(item, idKey), before, after);
    }

    /**
     * Carries over what differs between the entries of a list before and after.
     *
     * @param key where the list stands
     * @param idKey what entries are told by
     * @param naming what an item of the file is called, asked once for each of them in order; null when it is no entry
     */
    static void change(
            Map<String, @Nullable Object> file,
            String key,
            String idKey,
            Naming naming,
            List<Map<String, @Nullable Object>> before,
            List<Map<String, @Nullable Object>> after) {
        if (before.equals(after)) {
            return;
        }
        Map<String, Map<String, @Nullable Object>> was = byId(idKey, before);
        Map<String, Map<String, @Nullable Object>> becomes = byId(idKey, after);
        List<@Nullable Object> there = PlainTree.list(file, key);
        List<@Nullable String> ids = new ArrayList<>();
        Map<Object, String> known = new IdentityHashMap<>();
        for (Object item : there) {
            String id = naming.of(item);
            ids.add(id);
            if (item != null && id != null) {
                known.put(item, id);
            }
        }
        List<@Nullable Object> items = PlainTree.arranged(
                there,
                ids,
                was.keySet(),
                becomes.keySet(),
                id -> new LinkedHashMap<>(becomes.getOrDefault(id, Map.of())));
        for (Object item : items) {
            Map<String, @Nullable Object> entry = PlainTree.mapping(item);
            String id = item == null ? null : known.get(item);
            if (entry != null && id != null && was.containsKey(id) && becomes.containsKey(id)) {
                PlainTree.change(entry, was.getOrDefault(id, Map.of()), becomes.getOrDefault(id, Map.of()));
            }
        }
        file.put(key, items);
    }

    /** What an item of a list is called. */
    interface Naming {
        /** Its name, or null when it is no entry. */
        @Nullable
        String of(@Nullable Object item);
    }

    private static Map<String, Map<String, @Nullable Object>> byId(
            String idKey, List<Map<String, @Nullable Object>> entries) {
        Map<String, Map<String, @Nullable Object>> byId = new LinkedHashMap<>();
        entries.forEach(entry -> byId.put(String.valueOf(entry.get(idKey)), entry));
        return byId;
    }

    private static @Nullable String id(@Nullable Object item, String idKey) {
        return item instanceof Map<?, ?> map && map.get(idKey) instanceof String id ? id : null;
    }
}
