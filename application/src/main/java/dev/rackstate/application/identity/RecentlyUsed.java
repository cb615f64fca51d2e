package dev.rackstate.application.identity;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A map that forgets what was not used for the longest time when it would grow too large. Not safe for concurrent use. */
final class RecentlyUsed<K, V> {
    private final int most;
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** A map of at most so many entries. */
    RecentlyUsed(int most) {
        this.most = most;
    }

    @Nullable
    V get(K key) {
        return entries.get(key);
    }

    /** What is there, or else what is made and put there. */
    V get(K key, Supplier<V> maker) {
        V found = entries.get(key);
        if (found != null) {
            return found;
        }
        V made = maker.get();
        put(key, made);
        return made;
    }

    void put(K key, V value) {
        entries.put(key, value);
        if (entries.size() > most) {
            Iterator<K> eldest = entries.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    void remove(K key) {
        entries.remove(key);
    }

    int size() {
        return entries.size();
    }
}
