package dev.rackstate.adapter.prometheus;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One String per label value, so that the names of the same hundred thousand machines are not made anew each round.
 *
 * <p>An open-addressing hash table with linear probing, at most half full, looked up by characters where a parser left
 * them. Look-ups take no lock: slots only ever go from empty to a String, and a String is safe to share however it is
 * found; a reader that misses one asks again under the lock. At its limit the table is emptied, which also lets go of
 * machines that no longer exist. The hash is seeded, so that nobody outside can choose values that collide.
 *
 * <p>Safe for concurrent use.
 */
final class LabelDictionary {
    /** The most values that are kept, at some tens of bytes each. */
    static final int MAX_VALUES = 1 << 18;

    /** Longer values are no names, and are not kept. */
    static final int MAX_LENGTH = 256;

    private static final int FIRST_SLOTS = 1 << 10;

    private final int maxValues;
    private final long step = ThreadLocalRandom.current().nextLong() | 1;
    private volatile @Nullable String[] slots = new String[FIRST_SLOTS];
    private int size;

    LabelDictionary() {
        this(MAX_VALUES);
    }

    LabelDictionary(int maxValues) {
        this.maxValues = maxValues;
    }

    /** The one String with these characters. */
    String canonical(char[] text, int from, int length) {
        if (length > MAX_LENGTH) {
            return new String(text, from, length);
        }
        long hash = length;
        for (int i = from; i < from + length; i++) {
            hash = (hash + text[i]) * step;
        }
        String found = find(slots, hash, text, from, length);
        return found != null ? found : insert(hash, text, from, length);
    }

    /** Reads each slot once: what was empty a moment ago may hold another value now. */
    private static @Nullable String find(@Nullable String[] table, long hash, char[] text, int from, int length) {
        int mask = table.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (true) {
            String value = table[slot];
            if (value == null || same(value, text, from, length)) {
                return value;
            }
            slot = (slot + 1) & mask;
        }
    }

    private synchronized String insert(long hash, char[] text, int from, int length) {
        if (size == maxValues) {
            slots = new String[FIRST_SLOTS];
            size = 0;
        } else if (size * 2 == slots.length) {
            grow();
        }
        @Nullable String[] table = slots;
        int slot = slot(table, hash, text, from, length);
        String found = table[slot];
        if (found == null) {
            found = new String(text, from, length);
            table[slot] = found;
            size++;
        }
        return found;
    }

    private void grow() {
        @Nullable String[] larger = new String[slots.length * 2];
        for (String value : slots) {
            if (value != null) {
                char[] text = value.toCharArray();
                larger[slot(larger, hash(text), text, 0, text.length)] = value;
            }
        }
        slots = larger;
    }

    private long hash(char[] text) {
        long hash = text.length;
        for (char c : text) {
            hash = (hash + c) * step;
        }
        return hash;
    }

    /** The slot that holds the value, or the empty one where it belongs. Under the lock only. */
    private static int slot(@Nullable String[] table, long hash, char[] text, int from, int length) {
        int mask = table.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        for (String value = table[slot]; value != null && !same(value, text, from, length); value = table[slot]) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static boolean same(String value, char[] text, int from, int length) {
        if (value.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (value.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
