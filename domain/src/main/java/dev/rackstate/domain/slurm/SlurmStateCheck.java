package dev.rackstate.domain.slurm;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.evaluation.History;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.snapshot.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The built-in check by which Slurm's states count in health: what Slurm says of a node, seen through an edge map, is
 * one more finding on it.
 *
 * <p>Its samples are the ranks of the severities, and its rules are the edge map, written out. It speaks of the nodes
 * that Slurm knows. While Slurm is away the last known states hold, and when they are too old they are UNKNOWN, which no
 * edge map makes better: nobody knows then. Immutable and safe to share.
 */
public final class SlurmStateCheck {
    /** Its id, which no check of a library may have beside it. */
    public static final String ID = "slurm_state";

    private final Check check;

    /**
     * The check for an edge map.
     *
     * @throws IllegalArgumentException when the map ignores everything: then there is no check
     */
    public SlurmStateCheck(EdgeMap edge) {
        this.check = new Check(
                ID,
                "Slurm state",
                "slurm",
                CheckScope.NODE,
                PromQlTemplate.NONE,
                "numeric",
                List.of(),
                rules(edge),
                Duration.ZERO,
                null,
                null);
    }

    private static List<Rule> rules(EdgeMap edge) {
        if (edge.apply(SeverityOrder.OK) == HealthTree.NONE) {
            throw new IllegalArgumentException("the edge map " + edge + " leaves nothing to check");
        }
        return IntStream.range(0, SeverityOrder.RANK_COUNT)
                .filter(rank -> edge.apply(rank) != SeverityOrder.OK)
                .mapToObj(rank -> new Rule(Rule.Op.EQUAL, rank, SeverityOrder.at(edge.apply(rank))))
                .toList();
    }

    /** The check as callers are shown it. */
    public Check check() {
        return check;
    }

    /**
     * Slurm's latest good answer.
     *
     * @param placed the answer, in the building that is judged
     * @param askedAt when it was asked for, in milliseconds since 1970
     * @param trouble why a later asking failed, or null when none did
     * @param stale whether the answer is too old to count
     */
    public record Answer(
            PlacedWorkload placed, long askedAt, @Nullable String trouble, boolean stale) {}

    /** The findings by an answer: one on each node of the building that Slurm knows. Costs O(entities). */
    public CheckColumn judge(Answer answer, History history, long now) {
        PlacedWorkload placed = answer.placed();
        int[] targets = IntStream.range(0, placed.topology().size())
                .filter(entity -> placed.nodeAt(entity) >= 0)
                .toArray();
        CheckColumn.Builder column = new CheckColumn.Builder(check, targets);
        for (int row = 0; row < targets.length; row++) {
            int node = placed.nodeAt(targets[row]);
            byte sample = SeverityOrder.rank(placed.severity(node).health());
            byte state = SeverityOrder.rank(check.judge(sample));
            if (answer.stale()) {
                String message = answer.trouble() == null ? "Slurm's last answer is too old" : answer.trouble();
                put(column, row, SeverityOrder.UNKNOWN, Reason.STALE, message);
            } else if (answer.trouble() != null) {
                put(column, row, state, Reason.HELD, answer.trouble());
            } else {
                column.put(row, state, state, sample, Reason.MEASURED, words(placed, node));
            }
            column.evidence(row, answer.askedAt(), state);
            column.since(row, history.since(targets[row], column.state(row), now));
        }
        return column.build();
    }

    /**
     * The findings while Slurm has not answered at all, and why: UNKNOWN on every node that it is known to know from
     * before, or where there is none, on those that it is expected to know.
     *
     * @param expected nodes of the building, ascending
     */
    public CheckColumn unanswered(int[] expected, String trouble, History history, long now) {
        int[] known = Arrays.stream(history.targets())
                .filter(entity -> history.evidence(entity) != CheckColumn.NEVER)
                .toArray();
        int[] targets = known.length == 0 ? expected.clone() : known;
        Reason reason = known.length == 0 ? Reason.QUERY_FAILED : Reason.STALE;
        CheckColumn.Builder column = new CheckColumn.Builder(check, targets);
        for (int row = 0; row < targets.length; row++) {
            put(column, row, SeverityOrder.UNKNOWN, reason, trouble);
            column.evidence(row, history.evidence(targets[row]), history.lastKnown(targets[row]));
            column.since(row, history.since(targets[row], SeverityOrder.UNKNOWN, now));
        }
        return column.build();
    }

    /** The findings while nothing new is known: those from before, on the nodes that are still there. */
    public CheckColumn unchanged(History history) {
        return history.carriedOver(check, history.targets());
    }

    private static void put(CheckColumn.Builder column, int row, byte state, Reason reason, String message) {
        column.put(row, state, state, Double.NaN, reason, message);
    }

    private static String words(PlacedWorkload placed, int node) {
        String why = placed.node(node).reason();
        return why == null ? placed.status(node) : placed.status(node) + ": " + why;
    }
}
