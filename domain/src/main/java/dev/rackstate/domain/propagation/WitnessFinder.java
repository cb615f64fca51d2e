package dev.rackstate.domain.propagation;

import dev.rackstate.domain.health.Reducer;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the witness of a state: the fewest entities whose own evidence, with everything else in order, puts the entity
 * into the state it is in.
 *
 * <p>Every reducer asks how many children (or what weight of them) are at a rank or worse, so the witness of a
 * container at rank r is either its own evidence, or the cheapest set of children that reaches what the reducer needs,
 * each with its own witness for the rank it must pass on. Without weights that is the sum of the cheapest few, at a
 * cost of O(subtree); with weights it is a knapsack, solved exactly at a cost of O(children x size of the witness).
 *
 * <p>Among witnesses of equal size the first in file order is taken. Stateless apart from the tree it reads; use it
 * from the thread that owns the tree.
 */
public final class WitnessFinder {
    private final HealthTree tree;
    private final CompiledTopology topology;

    /** A finder over a tree. */
    public WitnessFinder(HealthTree tree) {
        this.tree = tree;
        this.topology = tree.topology();
    }

    /**
     * The witness of an entity's present state.
     *
     * @return the entities whose own evidence explains it, ascending; empty when the entity is OK or vacant
     */
    public List<Integer> witness(int entity) {
        int rank = tree.rank(entity);
        if (rank == SeverityOrder.OK) {
            return List.of();
        }
        Cost cost = cost(entity, rank, Integer.MAX_VALUE);
        List<Integer> found = new ArrayList<>();
        if (cost != null) {
            cost.collect(found);
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /** A way to reach a rank: by evidence of one entity, or by several children. */
    private record Cost(int size, int entity, List<Cost> parts) {
        void collect(List<Integer> into) {
            if (parts.isEmpty()) {
                into.add(entity);
            } else {
                parts.forEach(part -> part.collect(into));
            }
        }
    }

    /** The cheapest way for the entity to be at the rank or worse, or null when there is none within the limit. */
    private @Nullable Cost cost(int entity, int rank, int limit) {
        if (tree.rank(entity) < rank || limit < 1) {
            return null;
        }
        if (topology.is(entity, EntityKind.NODE) || tree.own(entity) >= rank) {
            return new Cost(1, entity, List.of());
        }
        int total = tree.tallyAtOrWorse(entity, 0);
        if (total == 0) {
            return null;
        }
        Reducer reducer = topology.aggregation(entity).reducer();
        Cost best = null;
        int fewest = Integer.MAX_VALUE;
        // A quorum may need fewer children to be worse than to be at the rank itself.
        for (int at = rank; at <= tree.rank(entity); at++) {
            int need = reducer.need(at, total);
            if (need < fewest && tree.tallyAtOrWorse(entity, at) >= need) {
                Cost way = costOfChildren(entity, at, need, best == null ? limit : best.size() - 1);
                best = way == null ? best : way;
            }
            fewest = Math.min(fewest, need);
        }
        return best;
    }

    /** The cheapest children of the needed number or weight that pass on the rank or worse, or null. */
    private @Nullable Cost costOfChildren(int entity, int rank, int need, int limit) {
        if (need == 1) {
            return cheapestChild(entity, rank, limit);
        }
        List<Cost> options = new ArrayList<>();
        List<Integer> weights = new ArrayList<>();
        topology.children(entity).filter(tree::counts).forEach(child -> {
            Cost option = costToPass(child, rank, limit);
            if (option != null) {
                options.add(option);
                weights.add(tree.weight(child));
            }
        });
        if (weights.stream().mapToInt(Integer::intValue).sum() < need) {
            return null;
        }
        boolean weighted = topology.aggregation(entity).reducer().usesWeights();
        List<Cost> chosen = weighted ? lightest(options, weights, need) : fewest(options, need);
        int size = chosen.stream().mapToInt(Cost::size).sum();
        return size > limit ? null : new Cost(size, entity, chosen);
    }

    private @Nullable Cost cheapestChild(int entity, int rank, int limit) {
        Cost best = null;
        int end = topology.end(entity);
        for (int child = entity + 1; child < end; child = topology.end(child)) {
            if (!tree.counts(child)) {
                continue;
            }
            Cost option = costToPass(child, rank, best == null ? limit : best.size() - 1);
            if (option != null) {
                best = option;
                if (best.size() == 1) {
                    return best;
                }
            }
        }
        return best;
    }

    /** The cheapest way for a child to pass on this rank or worse: it must reach the first rank that its edge lifts so far. */
    private @Nullable Cost costToPass(int child, int rank, int limit) {
        for (int reached = 1; reached < SeverityOrder.RANK_COUNT; reached++) {
            if (tree.passes(child, reached) >= rank) {
                return cost(child, reached, limit);
            }
        }
        return null;
    }

    private static List<Cost> fewest(List<Cost> options, int need) {
        return options.stream()
                .sorted(Comparator.comparingInt(Cost::size))
                .limit(need)
                .toList();
    }

    /**
     * An exact knapsack: the options with the fewest entities that weigh enough together, of several such sets the
     * first. The table says what the options from i on can weigh with so many entities at most.
     */
    private static List<Cost> lightest(List<Cost> options, List<Integer> weights, int need) {
        int bound = greedySize(options, weights, need);
        int[][] heaviest = new int[options.size() + 1][bound + 1];
        for (int i = options.size() - 1; i >= 0; i--) {
            int size = options.get(i).size();
            for (int entities = 0; entities <= bound; entities++) {
                int with = entities < size ? 0 : heaviest[i + 1][entities - size] + weights.get(i);
                heaviest[i][entities] = Math.max(with, heaviest[i + 1][entities]);
            }
        }
        int left = 0;
        while (heaviest[0][left] < need) {
            left++;
        }
        List<Cost> chosen = new ArrayList<>();
        int weight = need;
        for (int i = 0; weight > 0; i++) {
            int size = options.get(i).size();
            if (size <= left && heaviest[i + 1][left - size] + weights.get(i) >= weight) {
                chosen.add(options.get(i));
                left -= size;
                weight -= weights.get(i);
            }
        }
        return chosen;
    }

    /** How many entities do for sure: those of the options that bring most weight each, taken until it is enough. */
    private static int greedySize(List<Cost> options, List<Integer> weights, int need) {
        int[] order = IntStream.range(0, options.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> (double) options.get(i).size() / weights.get(i)))
                .mapToInt(Integer::intValue)
                .toArray();
        int size = 0;
        int weight = 0;
        for (int i = 0; weight < need; i++) {
            size += options.get(order[i]).size();
            weight += weights.get(order[i]);
        }
        return size;
    }
}
