package dev.rackstate.domain.propagation;

import dev.rackstate.domain.health.Reducer;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;

/** The states of a building, computed the slow and simple way: top down, without tallies, remembering nothing. */
final class Oracle {
    private final CompiledTopology topology;
    private final byte[] evidence;

    Oracle(CompiledTopology topology, byte[] evidence) {
        this.topology = topology;
        this.evidence = evidence;
    }

    /** The rank of an entity: worst of its own evidence and what its reducer makes of its children; -1 when vacant. */
    int rank(int entity) {
        if (topology.is(entity, EntityKind.NODE)) {
            return evidence[entity] < 0 ? SeverityOrder.UNKNOWN : evidence[entity];
        }
        Reducer reducer = topology.aggregation(entity).reducer();
        int[] tallies = new int[SeverityOrder.RANK_COUNT];
        topology.children(entity).forEach(child -> {
            int rank = rank(child);
            int seen = rank < 0 ? -1 : topology.aggregation(child).edge().apply(rank);
            if (seen >= 0) {
                tallies[seen] +=
                        reducer.usesWeights() ? topology.aggregation(child).weight() : 1;
            }
        });
        return Math.max(evidence[entity], reducer.reduce(tallies, 0));
    }

    /** Plain worst-of, for a building without any aggregation; -1 when vacant. */
    static int plainWorst(CompiledTopology topology, byte[] evidence, int entity) {
        if (topology.is(entity, EntityKind.NODE)) {
            return Math.max(evidence[entity], evidence[entity] < 0 ? SeverityOrder.UNKNOWN : SeverityOrder.OK);
        }
        int worst = evidence[entity];
        for (int child : topology.children(entity).toArray()) {
            worst = Math.max(worst, plainWorst(topology, evidence, child));
        }
        return worst;
    }

    /** The states of all entities as they are shown: a vacant entity is UNKNOWN. */
    byte[] ranks() {
        byte[] ranks = new byte[topology.size()];
        for (int entity = 0; entity < ranks.length; entity++) {
            int rank = rank(entity);
            ranks[entity] = rank < 0 ? SeverityOrder.UNKNOWN : (byte) rank;
        }
        return ranks;
    }
}
