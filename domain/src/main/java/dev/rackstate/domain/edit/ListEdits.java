package dev.rackstate.domain.edit;

import java.util.ArrayList;
import java.util.List;

/** Lists with one entry changed. The lists that are handed in stay as they are. */
final class ListEdits {
    private ListEdits() {}

    static <T> List<T> replaced(List<T> list, int at, T entry) {
        List<T> copy = new ArrayList<>(list);
        copy.set(at, entry);
        return copy;
    }

    static <T> List<T> without(List<T> list, int at) {
        List<T> copy = new ArrayList<>(list);
        copy.remove(at);
        return copy;
    }

    static <T> List<T> inserted(List<T> list, int at, T entry) {
        List<T> copy = new ArrayList<>(list);
        copy.add(at, entry);
        return copy;
    }

    static <T> List<T> appended(List<T> list, T entry) {
        return inserted(list, list.size(), entry);
    }
}
