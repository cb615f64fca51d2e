package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Collection;
import dev.rackstate.adapter.yaml.text.Node.Member;
import dev.rackstate.adapter.yaml.text.Node.Role;
import dev.rackstate.adapter.yaml.text.Slot.Added;
import dev.rackstate.adapter.yaml.text.Slot.Kept;
import dev.rackstate.adapter.yaml.text.Slot.Untouched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of the entries of a mapping.
 *
 * <p>Entries stay in the order in which they stand. A new one follows the entry that it follows in the target, or comes
 * first. What {@code <<} adds is overridden by a new entry where it shall be different; where it shall not be there at
 * all, {@code <<} goes, and what it added besides is written out.
 */
final class MappingPlan {
    private final Collection mapping;
    private final Map<?, ?> target;
    private final Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    private final boolean mergesStay;

    private MappingPlan(Collection mapping, Map<?, ?> target, Anchors anchors) {
        this.mapping = mapping;
        this.target = target;
        this.mergesStay = takeMerged(anchors) && target.keySet().containsAll(merged.keySet());
        if (!mergesStay) {
            merged.clear();
        }
    }

    private boolean takeMerged(Anchors anchors) {
        for (Member entry : mapping.members()) {
            if (entry.role() == Role.MERGE) {
                Map<String, @Nullable Object> more = anchors.merged(entry.value());
                if (more == null) {
                    return false;
                }
                more.keySet().removeAll(merged.keySet());
                merged.putAll(more);
            }
        }
        return true;
    }

    static List<Slot> of(Collection mapping, Map<?, ?> target, Anchors anchors) {
        return new MappingPlan(mapping, target, anchors).slots();
    }

    private List<Slot> slots() {
        Map<String, Kept> kept = new HashMap<>();
        List<Slot> standing = new ArrayList<>();
        for (Member entry : mapping.members()) {
            if (entry.role() == Role.OWN && target.containsKey(entry.name())) {
                Kept slot = new Kept(entry, target.get(entry.name()));
                kept.put(entry.name(), slot);
                standing.add(slot);
            } else if (entry.role() == Role.MERGE ? mergesStay : staysIgnored(entry)) {
                standing.add(new Untouched(entry));
            }
        }
        return kept.isEmpty() ? appended(standing) : inserted(standing, kept);
    }

    /** An entry that is ignored stays, unless it would count once the one before it is gone. */
    private boolean staysIgnored(Member entry) {
        return entry.role() == Role.IGNORED
                && (target.containsKey(entry.name()) || !(entry.key() instanceof Node.Scalar));
    }

    private List<Slot> appended(List<Slot> standing) {
        target.forEach((key, value) -> {
            if (isNew(key, value)) {
                standing.add(new Added((String) key, value));
            }
        });
        return standing;
    }

    private List<Slot> inserted(List<Slot> standing, Map<String, Kept> kept) {
        List<Slot> leading = new ArrayList<>();
        Map<Slot, List<Slot>> following = new IdentityHashMap<>();
        List<Slot> here = leading;
        for (Map.Entry<?, ?> entry : target.entrySet()) {
            Kept slot = kept.get((String) entry.getKey());
            if (slot != null) {
                here = following.computeIfAbsent(slot, any -> new ArrayList<>());
            } else if (isNew(entry.getKey(), entry.getValue())) {
                here.add(new Added((String) entry.getKey(), entry.getValue()));
            }
        }
        List<Slot> slots = new ArrayList<>();
        boolean first = true;
        for (Slot slot : standing) {
            if (first && slot instanceof Kept) {
                slots.addAll(leading);
                first = false;
            }
            slots.add(slot);
            slots.addAll(following.getOrDefault(slot, List.of()));
        }
        return slots;
    }

    private boolean isNew(@Nullable Object key, @Nullable Object value) {
        return !merged.containsKey(key) || !Objects.equals(merged.get(key), value);
    }
}
