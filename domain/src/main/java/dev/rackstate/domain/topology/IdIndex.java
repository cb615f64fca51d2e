package dev.rackstate.domain.topology;

import java.util.Arrays;

/**
 * From an id to the entities that carry it, in file order.
 *
 * <p>An open-addressed table of entity numbers (load at most one half) that compares against the ids array itself, so
 * that a million names cost a few bytes each. Entities with the same id form a chain through {@code next}.
 */
final class IdIndex {
    private static final int NONE = -1;

    private final String[] ids;
    private final int[] table;
    private final int mask;
    private final int[] next;
    private final boolean anyRepeats;
    private final int count;

    /** Indexes the entities of one kind. */
    IdIndex(String[] ids, byte[] kinds, EntityKind kind) {
        this.ids = ids;
        int found = 0;
        for (byte k : kinds) {
            found += k == kind.ordinal() ? 1 : 0;
        }
        count = found;
        int capacity = Integer.highestOneBit(Math.max(4, count * 2 - 1)) << 1;
        table = new int[capacity];
        mask = capacity - 1;
        Arrays.fill(table, NONE);
        int[] following = new int[0];
        int[] last = new int[0];
        for (int entity = 0; entity < kinds.length; entity++) {
            if (kinds[entity] != kind.ordinal()) {
                continue;
            }
            int slot = slot(ids[entity]);
            if (table[slot] == NONE) {
                table[slot] = entity;
                continue;
            }
            if (following.length == 0) {
                following = new int[kinds.length];
                Arrays.fill(following, NONE);
                last = new int[kinds.length];
            }
            int head = table[slot];
            int tail = last[head] == 0 ? head : last[head];
            following[tail] = entity;
            last[head] = entity;
        }
        next = following;
        anyRepeats = next.length > 0;
    }

    private int slot(String id) {
        int hash = id.hashCode();
        int slot = (((hash ^ (hash >>> 16)) * 0x9E3779B1) >>> 7) & mask;
        while (table[slot] != NONE && !ids[table[slot]].equals(id)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** How many entities are indexed. */
    int count() {
        return count;
    }

    /** Whether any id occurs more than once. */
    boolean anyRepeats() {
        return anyRepeats;
    }

    /** The first entity with this id, or -1. */
    int first(String id) {
        return table[slot(id)];
    }

    /** The entity after this one with the same id, or -1. */
    int next(int entity) {
        return anyRepeats ? next[entity] : NONE;
    }
}
