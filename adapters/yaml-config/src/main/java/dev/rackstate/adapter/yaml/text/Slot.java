package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Member;
import org.jspecify.annotations.Nullable;

/** What stands at one place of a collection that is to mean something else. */
sealed interface Slot {
    /** A member that is there, and what its value shall mean. */
    record Kept(Member member, @Nullable Object target) implements Slot {}

    /** A member that stays as it is and counts for nothing by itself: a merge, or an entry that is ignored. */
    record Untouched(Member member) implements Slot {}

    /** A new member; its key is null in a list. */
    record Added(@Nullable String key, @Nullable Object target) implements Slot {}

    /** The member that is there, or null for a new one. */
    default @Nullable Member member() {
        return this instanceof Kept kept ? kept.member : this instanceof Untouched same ? same.member : null;
    }
}
