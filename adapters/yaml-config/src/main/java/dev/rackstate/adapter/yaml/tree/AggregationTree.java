package dev.rackstate.adapter.yaml.tree;

import dev.rackstate.domain.health.Aggregation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How {@code aggregation} is written, which every part of a building may have. */
final class AggregationTree {
    private static final String AGGREGATION = "aggregation";

    private AggregationTree() {}

    /** The tree of something new, with this. */
    static Map<String, @Nullable Object> with(Map<String, @Nullable Object> tree, Aggregation aggregation) {
        change(tree, Aggregation.DEFAULT, aggregation);
        return tree;
    }

    /** The short form is kept where it says enough, the long one where it stands already. */
    static void change(Map<String, @Nullable Object> tree, Aggregation before, Aggregation after) {
        if (before.equals(after)) {
            return;
        }
        Map<String, @Nullable Object> there = PlainTree.mapping(tree.get(AGGREGATION));
        Map<String, @Nullable Object> becomes = plain(after);
        if (there != null) {
            PlainTree.change(there, plain(before), becomes);
            becomes = there;
        }
        if (becomes.isEmpty()) {
            tree.remove(AGGREGATION);
        } else if (there == null && becomes.keySet().equals(Set.of("reducer"))) {
            tree.put(AGGREGATION, after.reducer().toString());
        } else {
            tree.put(AGGREGATION, becomes);
        }
    }

    private static Map<String, @Nullable Object> plain(Aggregation aggregation) {
        Aggregation plain = Aggregation.DEFAULT;
        return new Sparse()
                .unless(
                        plain.reducer().toString(),
                        "reducer",
                        aggregation.reducer().toString())
                .unless(plain.edge().toString(), "edge", aggregation.edge().toString())
                .unless(plain.weight(), "weight", aggregation.weight())
                .tree();
    }
}
