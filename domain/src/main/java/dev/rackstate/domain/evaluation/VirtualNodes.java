package dev.rackstate.domain.evaluation;

import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.snapshot.CheckColumn.VirtualFinding;
import dev.rackstate.domain.snapshot.Reason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The virtual nodes of one check in one round: gathered by instance, then combined into the instance's finding. */
final class VirtualNodes {
    private final Expansion expansion;
    private final int[] targets;
    private final Map<Integer, Map<String, Seen>> byRow = new HashMap<>();

    VirtualNodes(Expansion expansion, int[] targets) {
        this.expansion = expansion;
        this.targets = targets;
    }

    /**
     * What is known of one virtual node: ranks of what it shows and what was measured, NONE when only discovered, and
     * what stands in for silence when a query failed.
     */
    private static final class Seen {
        private byte shown = HealthTree.NONE;
        private byte raw = HealthTree.NONE;
        private double value = Double.NaN;
        private @Nullable VirtualFinding filled;
    }

    void take(int row, String label, HealthState shown, HealthState raw, double value) {
        Seen seen = seen(row, label);
        byte rank = SeverityOrder.rank(raw);
        if (rank > seen.raw) {
            seen.raw = rank;
            seen.value = value;
        }
        seen.shown = (byte) Math.max(seen.shown, SeverityOrder.rank(shown));
    }

    void discovered(int row, String label) {
        seen(row, label);
    }

    private Seen seen(int row, String label) {
        return byRow.computeIfAbsent(row, r -> new HashMap<>()).computeIfAbsent(label, l -> new Seen());
    }

    /** Whether the check itself said anything about a virtual node of the row. */
    boolean isMeasured(int row) {
        return byRow.getOrDefault(row, Map.of()).values().stream().anyMatch(seen -> seen.shown != HealthTree.NONE);
    }

    /** Puts a finding in place of silence about a virtual node. */
    void fill(int row, VirtualFinding finding) {
        Seen seen = seen(row, finding.label());
        if (seen.shown == HealthTree.NONE && seen.filled == null) {
            seen.filled = finding;
        }
    }

    /** Says of the virtual nodes about which there is silence and nothing known that a query failed. */
    void fillRest(int row, long now) {
        byte unknown = SeverityOrder.UNKNOWN;
        byRow.getOrDefault(row, Map.of())
                .keySet()
                .forEach(label -> fill(
                        row,
                        new VirtualFinding(
                                targets[row],
                                label,
                                unknown,
                                unknown,
                                Double.NaN,
                                Reason.QUERY_FAILED,
                                now,
                                CheckColumn.NEVER)));
    }

    /** Writes the findings on a row's virtual nodes, and on the instance what they come to together. */
    void combine(int row, CheckColumn.Builder column, History history, long now) {
        Map<String, Seen> nodes = byRow.getOrDefault(row, Map.of());
        if (nodes.isEmpty()) {
            return;
        }
        int[] shown = new int[SeverityOrder.RANK_COUNT];
        int[] raw = new int[SeverityOrder.RANK_COUNT];
        nodes.forEach((label, seen) -> {
            VirtualFinding finding = seen.filled != null ? seen.filled : finding(row, label, seen, history, now);
            column.virtual(finding);
            shown[finding.state()]++;
            raw[finding.observed()]++;
        });
        byte state = together(shown);
        byte observed = together(raw);
        column.put(
                row, state, observed, Double.NaN, observed > state ? Reason.PENDING : Reason.COMBINED, message(shown));
    }

    private VirtualFinding finding(int row, String label, Seen seen, History history, long now) {
        int entity = targets[row];
        boolean absent = seen.shown == HealthTree.NONE;
        byte state = absent ? SeverityOrder.rank(expansion.absentState()) : seen.shown;
        byte observed = absent ? state : seen.raw;
        Reason reason = absent ? Reason.ABSENT : observed > state ? Reason.PENDING : Reason.MEASURED;
        VirtualFinding before = history.find(entity, label);
        long since = before != null && before.state() == state ? before.since() : now;
        return new VirtualFinding(entity, label, state, observed, seen.value, reason, since, now);
    }

    /** The worst of the virtual nodes, but WARN in place of CRIT while fewer than the threshold are CRIT. */
    private byte together(int[] counts) {
        int crit = counts[SeverityOrder.CRIT];
        Integer threshold = expansion.critThreshold();
        if (crit > 0) {
            return threshold != null && crit < threshold ? SeverityOrder.WARN : SeverityOrder.CRIT;
        }
        for (int rank = SeverityOrder.RANK_COUNT - 1; rank > 0; rank--) {
            if (counts[rank] > 0) {
                return (byte) rank;
            }
        }
        return SeverityOrder.OK;
    }

    private String message(int[] counts) {
        StringBuilder text = new StringBuilder();
        for (int rank = SeverityOrder.RANK_COUNT - 1; rank >= 0; rank--) {
            if (counts[rank] > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(counts[rank])
                        .append(' ')
                        .append(SeverityOrder.at(rank));
            }
        }
        return text.append(" of ").append(expansion.label()).toString();
    }
}
