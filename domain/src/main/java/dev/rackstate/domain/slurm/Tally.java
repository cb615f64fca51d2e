package dev.rackstate.domain.slurm;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How many Slurm nodes are how. Immutable.
 *
 * @param nodes how many there are
 * @param byStatus how many are in which status, by its one word; only those that occur
 * @param bySeverity how many are how bad; every severity
 * @param use what of them is in use, as far as the source tells
 */
public record Tally(int nodes, Map<String, Integer> byStatus, Map<Severity, Integer> bySeverity, SlurmNode.Use use) {
    /** Wraps the maps, which are handed over. */
    public Tally {
        byStatus = Collections.unmodifiableMap(byStatus);
        bySeverity = Collections.unmodifiableMap(bySeverity);
    }

    static Tally of(PlacedWorkload workload, IntStream nodes) {
        Map<String, Integer> byStatus = new TreeMap<>();
        Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            bySeverity.put(severity, 0);
        }
        int count = 0;
        SlurmNode.Use use = SlurmNode.Use.UNKNOWN;
        for (int node : nodes.toArray()) {
            count++;
            byStatus.merge(workload.status(node), 1, Integer::sum);
            bySeverity.merge(workload.severity(node), 1, Integer::sum);
            use = use.plus(workload.node(node).use());
        }
        return new Tally(count, byStatus, bySeverity, use);
    }
}
