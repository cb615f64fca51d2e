package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Collection;
import dev.rackstate.adapter.yaml.text.Node.Member;
import dev.rackstate.adapter.yaml.text.Slot.Added;
import dev.rackstate.adapter.yaml.text.Slot.Kept;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which item of a list becomes which item of the target.
 *
 * <p>Equal items are the same item, first those at both ends, then wherever they stand; then those with the same
 * identity: {@code id}, or {@code name} or {@code node} where every item has one. Of the rest, an item becomes the
 * first one at its place that is alike: a list, a mapping that agrees in at least half of its entries or has the same
 * keys and no identity, or a scalar between brackets. A scalar on a line of its own becomes no other one: the comment
 * beside it is about this one.
 */
final class SequencePlan {
    private static final List<String> IDENTITIES = List.of("id", "name", "node");

    /** How many items at a place are compared. */
    private static final int REACH = 16;

    private final List<Member> items;
    private final boolean inOneLine;
    private final List<?> target;
    private final @Nullable Member[] chosen;
    private final Set<Member> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    private SequencePlan(Collection list, List<?> target) {
        this.items = list.members();
        this.inOneLine = !list.takesLines();
        this.target = target;
        this.chosen = new Member[target.size()];
    }

    static List<Slot> of(Collection list, List<?> target) {
        SequencePlan plan = new SequencePlan(list, target);
        plan.chooseEnds();
        plan.chooseBy(value -> new Present(value));
        String identity = plan.sharedIdentity();
        plan.chooseBy(value -> value instanceof Map<?, ?> map ? map.get(identity) : null);
        plan.chooseByLikeness();
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
            Object wanted = target.get(i);
            Member item = plan.chosen[i];
            slots.add(item == null ? new Added(null, wanted) : new Kept(item, wanted));
        }
        return slots;
    }

    /** A value as a key that is there even when the value is nothing. */
    private record Present(@Nullable Object value) {}

    /** What tells an item from others, or null for an item that cannot be told. */
    private interface Identity {
        @Nullable
        Object of(@Nullable Object value);
    }

    private void chooseBy(Identity identity) {
        Map<Object, Deque<Member>> free = new HashMap<>();
        for (Member item : items) {
            Object key = identity.of(item.value().meaning());
            if (key != null && !taken.contains(item)) {
                free.computeIfAbsent(key, any -> new ArrayDeque<>()).add(item);
            }
        }
        for (int i = 0; i < chosen.length; i++) {
            Object key = chosen[i] == null ? identity.of(target.get(i)) : null;
            Deque<Member> found = key == null ? null : free.get(key);
            if (found != null && !found.isEmpty()) {
                choose(i, found.remove());
            }
        }
    }

    /** Equal items at the start and at the end stay where they are, so that a change in between concerns no others. */
    private void chooseEnds() {
        int both = Math.min(items.size(), chosen.length);
        int start = 0;
        while (start < both && isSame(start, start)) {
            choose(start, items.get(start));
            start++;
        }
        int item = items.size() - 1;
        for (int i = chosen.length - 1; i >= start && item >= start && isSame(item, i); i--) {
            choose(i, items.get(item));
            item--;
        }
    }

    private boolean isSame(int item, int index) {
        return Objects.equals(items.get(item).value().meaning(), target.get(index));
    }

    private void choose(int index, Member item) {
        chosen[index] = item;
        taken.add(item);
    }

    private String sharedIdentity() {
        for (String identity : IDENTITIES) {
            if (items.stream().allMatch(item -> has(item.value().meaning(), identity))
                    && target.stream().allMatch(item -> has(item, identity))) {
                return identity;
            }
        }
        return IDENTITIES.get(0);
    }

    private static boolean has(@Nullable Object value, String key) {
        return value instanceof Map<?, ?> map && map.get(key) != null;
    }

    private void chooseByLikeness() {
        Map<Member, Integer> places = new IdentityHashMap<>();
        items.forEach(item -> places.put(item, places.size()));
        int next = 0;
        for (int i = 0; i < chosen.length; i++) {
            Member item = chosen[i] == null ? alike(target.get(i), next) : chosen[i];
            if (item != null) {
                choose(i, item);
                next = places.getOrDefault(item, next) + 1;
            }
        }
    }

    private @Nullable Member alike(@Nullable Object wanted, int from) {
        for (int at = from; at < Math.min(items.size(), from + REACH); at++) {
            Member item = items.get(at);
            if (taken.contains(item)) {
                return null;
            }
            if (isAlike(item.value().meaning(), wanted)) {
                return item;
            }
        }
        return null;
    }

    private boolean isAlike(@Nullable Object value, @Nullable Object wanted) {
        if (value instanceof Map<?, ?> old && wanted instanceof Map<?, ?> map) {
            long same = map.entrySet().stream()
                    .filter(entry -> old.containsKey(entry.getKey())
                            && Objects.equals(old.get(entry.getKey()), entry.getValue()))
                    .count();
            boolean nameless = IDENTITIES.stream().noneMatch(key -> has(old, key));
            return 2 * same >= Math.max(old.size(), map.size())
                    || (nameless && old.keySet().equals(map.keySet()));
        }
        if (value instanceof List || wanted instanceof List) {
            return value instanceof List && wanted instanceof List;
        }
        return inOneLine && !(value instanceof Map || wanted instanceof Map);
    }
}
