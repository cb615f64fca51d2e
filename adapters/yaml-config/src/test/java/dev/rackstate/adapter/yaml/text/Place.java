package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Collection;
import dev.rackstate.adapter.yaml.text.Node.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member of a document and the way to it. */
record Place(Object document, List<Object> path, Collection collection, Member member) {
    Object with(@Nullable Object value) {
        return replaced(document, path, value, false);
    }

    Object without() {
        return replaced(document, path, null, true);
    }

    private static Object replaced(Object tree, List<Object> path, @Nullable Object value, boolean gone) {
        Object step = path.get(0);
        List<Object> rest = path.subList(1, path.size());
        if (tree instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>(map);
            if (rest.isEmpty() && gone) {
                copy.remove(step);
            } else {
                copy.put(step, rest.isEmpty() ? value : replaced(map.get(step), rest, value, gone));
            }
            return copy;
        }
        List<Object> copy = new ArrayList<>((List<?>) tree);
        if (rest.isEmpty() && gone) {
            copy.remove((int) step);
        } else {
            copy.set((int) step, rest.isEmpty() ? value : replaced(copy.get((int) step), rest, value, gone));
        }
        return copy;
    }

    /** Every member of a document. */
    static List<Place> all(String text) throws Exception {
        SyntaxReader.Tree tree = SyntaxReader.read(text);
        List<Place> places = new ArrayList<>();
        collect(tree.meaning(), tree.root(), List.of(), places);
        return places;
    }

    private static void collect(@Nullable Object document, @Nullable Node node, List<Object> path, List<Place> places) {
        if (node instanceof Collection collection && document != null) {
            for (int i = 0; i < collection.members().size(); i++) {
                Member member = collection.members().get(i);
                List<Object> there = new ArrayList<>(path);
                there.add(collection.isMapping() ? member.name() : (Object) i);
                places.add(new Place(document, there, collection, member));
                collect(document, member.value(), there, places);
            }
        }
    }
}
