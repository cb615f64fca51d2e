package dev.rackstate.domain.propagation;

import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.Reducer;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The states of all entities of a topology, kept up to date while the evidence changes.
 *
 * <p>Every entity may have a state of its own, from checks that speak of it; every entity but a node also has one that
 * its {@link Reducer} makes of its children. The entity's state is the worse of the two. For each container the tree
 * holds how many children pass on which state, so that one changed leaf costs O(depth) and stops early where nothing
 * changes further up; computing everything anew costs O(entities). Both give the same states.
 *
 * <p>A node without evidence is UNKNOWN. A container with neither evidence nor children that count is <em>vacant</em>:
 * it is UNKNOWN itself and counts nowhere further up, so that an empty rack does not darken its room.
 *
 * <p>Not safe for concurrent use: one writer owns the tree and publishes {@link #copyOfRanks()}.
 */
public final class HealthTree {
    /** In place of a rank: no evidence, or nothing passed on. */
    public static final byte NONE = -1;

    private static final int RANKS = SeverityOrder.RANK_COUNT;

    private final CompiledTopology topology;
    /** The entities that have children or may have: all but nodes, ascending. */
    private final int[] containers;
    /** The place of an entity in {@link #containers}; only meaningful for those. */
    private final int[] containerOf;
    /** How many children (or what weight) pass on each rank, by container and rank; the last entries are the root's. */
    private final int[] tallies;

    private final @Nullable Reducer[] reducers;
    private final byte[][] edges;
    private final int[] weights;
    private final byte[] own;
    private final byte[] ranks;
    private final byte[] passed;

    /** A tree without any evidence. */
    public HealthTree(CompiledTopology topology) {
        this.topology = topology;
        int size = topology.size();
        containerOf = new int[size];
        int[] found = new int[size];
        int count = 0;
        for (int entity = 0; entity < size; entity++) {
            if (!topology.is(entity, EntityKind.NODE)) {
                containerOf[entity] = count;
                found[count++] = entity;
            }
        }
        containers = Arrays.copyOf(found, count);
        tallies = new int[(count + 1) * RANKS];
        reducers = new Reducer[count];
        edges = new byte[count][];
        weights = new int[count];
        for (int i = 0; i < count; i++) {
            Aggregation aggregation = topology.aggregation(containers[i]);
            reducers[i] = aggregation.reducer() instanceof Reducer.Worst ? null : aggregation.reducer();
            edges[i] = edgeTable(aggregation);
            int parent = topology.parent(containers[i]);
            boolean weighted =
                    parent >= 0 && topology.aggregation(parent).reducer().usesWeights();
            weights[i] = weighted ? aggregation.weight() : 1;
        }
        own = new byte[size];
        ranks = new byte[size];
        passed = new byte[size];
        Arrays.fill(own, NONE);
        recompute();
    }

    private static byte[] edgeTable(Aggregation aggregation) {
        byte[] table = new byte[RANKS];
        for (int rank = 0; rank < RANKS; rank++) {
            table[rank] = (byte) aggregation.edge().apply(rank);
        }
        return table;
    }

    /** The topology whose states these are. */
    public CompiledTopology topology() {
        return topology;
    }

    /** The state of an entity. */
    public HealthState state(int entity) {
        return SeverityOrder.at(ranks[entity]);
    }

    /** The rank of an entity's state, see {@link SeverityOrder}. */
    public byte rank(int entity) {
        return ranks[entity];
    }

    /** The rank of the entity's own evidence, or {@link #NONE}. */
    public byte own(int entity) {
        return own[entity];
    }

    /** The worst of all sites; UNKNOWN when there is nothing at all. */
    public HealthState overall() {
        int rank = worst(containers.length * RANKS);
        return SeverityOrder.at(rank < 0 ? SeverityOrder.UNKNOWN : rank);
    }

    /** The ranks of all entities by number; a copy. */
    public byte[] copyOfRanks() {
        return ranks.clone();
    }

    /** The ranks of all entities' own evidence by number, {@link #NONE} where there is none; a copy. */
    public byte[] copyOfOwn() {
        return own.clone();
    }

    /** How many children, or what weight of them, pass on a state of at least this rank to the entity. */
    int tallyAtOrWorse(int entity, int rank) {
        int sum = 0;
        for (int r = rank; r < RANKS; r++) {
            sum += tallies[containerOf[entity] * RANKS + r];
        }
        return sum;
    }

    /** The weight with which a child counts for its parent. */
    int weight(int child) {
        return topology.is(child, EntityKind.NODE) ? 1 : weights[containerOf[child]];
    }

    /** What the entity passes on to its parent when it has this rank, or {@link #NONE}. */
    int passes(int entity, int rank) {
        return topology.is(entity, EntityKind.NODE) ? rank : edges[containerOf[entity]][rank];
    }

    /** Whether the entity counts for its parent. */
    boolean counts(int entity) {
        return passed[entity] != NONE;
    }

    /**
     * Changes the evidence of one entity and everything that follows from it. Costs O(depth).
     *
     * @param rank a rank, or {@link #NONE}
     */
    public void set(int entity, byte rank) {
        if (own[entity] == rank) {
            return;
        }
        own[entity] = rank;
        int at = entity;
        while (at >= 0) {
            byte before = passed[at];
            settle(at);
            byte after = passed[at];
            if (before == after) {
                return;
            }
            int parent = topology.parent(at);
            int base = (parent < 0 ? containers.length : containerOf[parent]) * RANKS;
            int weight = weight(at);
            if (before != NONE) {
                tallies[base + before] -= weight;
            }
            if (after != NONE) {
                tallies[base + after] += weight;
            }
            at = parent;
        }
    }

    /**
     * Replaces the evidence of all entities.
     *
     * @param evidence a rank or {@link #NONE} per entity; copied
     */
    public void setAll(byte[] evidence) {
        if (evidence.length != own.length) {
            throw new IllegalArgumentException(
                    "evidence for " + evidence.length + " entities, but there are " + own.length);
        }
        int changes = 0;
        int few = own.length / 16;
        for (int entity = 0; entity < own.length && changes <= few; entity++) {
            changes += own[entity] != evidence[entity] ? 1 : 0;
        }
        if (changes <= few) {
            for (int entity = 0; entity < own.length; entity++) {
                set(entity, evidence[entity]);
            }
        } else {
            System.arraycopy(evidence, 0, own, 0, own.length);
            recompute();
        }
    }

    /** Computes every state anew from the evidence. Costs O(entities). */
    public void recompute() {
        Arrays.fill(tallies, 0);
        for (int i = containers.length - 1; i >= 0; i--) {
            int entity = containers[i];
            if (topology.is(entity, EntityKind.DEVICE)) {
                settleNodes(entity, i * RANKS);
            }
            settle(entity);
            if (passed[entity] != NONE) {
                int parent = topology.parent(entity);
                int base = (parent < 0 ? containers.length : containerOf[parent]) * RANKS;
                tallies[base + passed[entity]] += weights[i];
            }
        }
    }

    /** The nodes of a device stand right behind it, so their ranks are counted in one run over the array. */
    private void settleNodes(int device, int base) {
        int end = topology.end(device);
        for (int node = device + 1; node < end; node++) {
            byte rank = own[node] == NONE ? SeverityOrder.UNKNOWN : own[node];
            ranks[node] = rank;
            passed[node] = rank;
            tallies[base + rank]++;
        }
    }

    /** Sets an entity's rank and what it passes on, from its evidence and its tally. */
    private void settle(int entity) {
        byte evidence = own[entity];
        if (topology.is(entity, EntityKind.NODE)) {
            byte rank = evidence == NONE ? SeverityOrder.UNKNOWN : evidence;
            ranks[entity] = rank;
            passed[entity] = rank;
            return;
        }
        int container = containerOf[entity];
        Reducer reducer = reducers[container];
        int base = container * RANKS;
        int children = reducer == null ? worst(base) : reducer.reduce(tallies, base);
        int rank = Math.max(evidence, children);
        if (rank == NONE) {
            ranks[entity] = SeverityOrder.UNKNOWN;
            passed[entity] = NONE;
        } else {
            ranks[entity] = (byte) rank;
            passed[entity] = edges[container][rank];
        }
    }

    /** What {@link Reducer.Worst} gives, without the call. */
    private int worst(int base) {
        for (int rank = RANKS - 1; rank >= 0; rank--) {
            if (tallies[base + rank] != 0) {
                return rank;
            }
        }
        return NONE;
    }
}
