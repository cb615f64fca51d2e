package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Definitions of one kind, in file order. Of several with one id the first counts.
 *
 * <p>Also knows the ids whose definition was left out because of an error, so that a reference to one of them is not
 * reported as unknown on top.
 */
final class Definitions<T> {
    private final String noun;
    private final List<T> values = new ArrayList<>();
    private final Map<String, Spot> spots = new HashMap<>();
    private final Map<String, T> byId = new HashMap<>();
    private final Set<String> leftOut = new HashSet<>();
    private boolean complete = true;

    /** Starts empty. */
    Definitions(String noun) {
        this.noun = noun;
    }

    /**
     * Where a definition stands.
     *
     * @param id where its id is
     * @param index its place in its list, from 0
     */
    record Spot(Position id, int index) {}

    private void add(String id, Place place, int index, T value) {
        Spot first = spots.putIfAbsent(id, new Spot(place.position(), index));
        if (first != null) {
            place.warning("the " + noun + " '" + id + "' is already defined at " + first.id() + "; that one is used");
            return;
        }
        byId.put(id, value);
        values.add(value);
    }

    /**
     * Reads a list of definitions; those with an error are left out.
     *
     * @param reader makes a definition, or null when its fields failed
     */
    void read(Fields parent, String key, Function<Fields, @Nullable T> reader) {
        YamlValue list = parent.peek(key);
        if (list != null && !list.isNull() && !(list instanceof Sequence)) {
            incomplete();
        }
        List<YamlValue> items = parent.items(key);
        for (int index = 0; index < items.size(); index++) {
            read(parent.item(items.get(index), Subject.strict(noun)), index, reader);
        }
    }

    /** Reads the one definition of a file. */
    void read(@Nullable Fields fields, Function<Fields, @Nullable T> reader) {
        read(fields, 0, reader);
    }

    private void read(@Nullable Fields fields, int index, Function<Fields, @Nullable T> reader) {
        if (fields == null) {
            incomplete();
            return;
        }
        T value = reader.apply(fields);
        String id = fields.peek("id") instanceof Scalar scalar ? scalar.text() : "";
        if (value == null) {
            leftOut.add(id);
        } else {
            add(id, fields.place("id"), index, value);
        }
    }

    /** Notes that a whole file of definitions could not be read, so that any id might have been in it. */
    void incomplete() {
        complete = false;
    }

    List<T> values() {
        return values;
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Where a definition stands; null when there is no such definition. */
    @Nullable
    Spot spot(String id) {
        return spots.get(id);
    }

    /** Whether it can be said for sure that nothing has this id. */
    boolean isUnknown(String id) {
        return complete && !byId.containsKey(id) && !leftOut.contains(id);
    }

    /** A list of ids of such definitions; warns about those that nothing has. */
    List<String> references(Fields fields, String key) {
        List<String> ids = new ArrayList<>();
        for (YamlValue item : fields.items(key)) {
            String id = fields.entry(item, "entry of '" + key + "'", Form.TEXT);
            if (id != null) {
                ids.add(id);
                if (isUnknown(id)) {
                    fields.place(item).warning("there is no " + noun + " '" + id + "'");
                }
            }
        }
        return ids;
    }
}
