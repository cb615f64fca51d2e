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
import java.util.TreeMap;

/** The virtual nodes of one check in one round: gathered by instance, then combined into the instance's finding. */
final class VirtualNodes {
    private final Expansion expansion;
    private final int[] targets;
    private final Map<Integer, Map<String, Seen>> byRow = new TreeMap<>();

    VirtualNodes(Expansion expansion, int[] targets) {
        this.expansion = expansion;
        this.targets = targets;
    }

    /** What is known of one virtual node: ranks of what it shows and what was measured, NONE when only discovered. */
    private static final class Seen {
        private byte shown = HealthTree.NONE;
        private byte raw = HealthTree.NONE;
        private double value = Double.NaN;
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

    /** Writes the findings on virtual nodes, and on each instance what they come to together. */
    void combine(CheckColumn.Builder column, History history, long now) {
        byRow.forEach((row, nodes) -> {
            int[] shown = new int[SeverityOrder.RANK_COUNT];
            int[] raw = new int[SeverityOrder.RANK_COUNT];
            nodes.forEach((label, seen) -> {
                VirtualFinding finding = finding(targets[row], label, seen, history, now);
                column.virtual(finding);
                shown[finding.state()]++;
                raw[finding.observed()]++;
            });
            byte state = together(shown);
            byte observed = together(raw);
            column.put(
                    row, state, observed, Double.NaN, observed > state ? Reason.PENDING : Reason.COMBINED, message(shown));
            column.evidence(row, now, state);
        });
    }

    private VirtualFinding finding(int entity, String label, Seen seen, History history, long now) {
        boolean absent = seen.shown == HealthTree.NONE;
        byte state = absent ? SeverityOrder.rank(expansion.absentState()) : seen.shown;
        byte observed = absent ? state : seen.raw;
        Reason reason = absent ? Reason.ABSENT : observed > state ? Reason.PENDING : Reason.MEASURED;
        VirtualFinding before = history.find(entity, label);
        long since = before != null && before.state() == state ? before.since() : now;
        long evidence = !absent ? now : before == null ? CheckColumn.NEVER : before.evidence();
        return new VirtualFinding(entity, label, state, observed, seen.value, reason, since, evidence);
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
                text.append(text.isEmpty() ? "" : ", ").append(counts[rank]).append(' ').append(SeverityOrder.at(rank));
            }
        }
        return text.append(" of ").append(expansion.label()).toString();
    }
}
