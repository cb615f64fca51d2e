package dev.rackstate.domain.evaluation;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.snapshot.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a check said before, asked by the entity numbers of now. Immutable. */
public final class History {
    /** A check that never said anything. */
    public static final History NONE = new History(null, null);

    private final @Nullable CheckColumn column;
    private final @Nullable EntityMatch match;

    /** A history; a match in which every entity keeps its number is as good as none. */
    private History(@Nullable CheckColumn column, @Nullable EntityMatch match) {
        this.column = column;
        this.match = match == null || match.isIdentity() ? null : match;
    }

    /** What an earlier column says, under the same numbering. */
    public static History of(CheckColumn column) {
        return new History(column, null);
    }

    /** What an earlier column says, under an earlier numbering; null for the same one. */
    public static History of(CheckColumn column, @Nullable EntityMatch match) {
        return new History(column, match);
    }

    /** The findings as they were, on the targets of now; rows of new targets are empty. */
    public CheckColumn carriedOver(Check check, int[] targets) {
        if (match == null && column != null && column.isAbout(check, targets)) {
            return column;
        }
        CheckColumn.Builder carried = new CheckColumn.Builder(check, targets);
        for (int row = 0; row < targets.length; row++) {
            int before = row(targets[row]);
            if (column != null && before >= 0) {
                carried.copy(row, column, before);
                int entity = targets[row];
                virtual(entity).forEach(finding -> carried.virtual(finding.at(entity)));
            }
        }
        return carried.build();
    }

    /** What the check spoke of, as far as it is still there, ascending. */
    public int[] targets() {
        return column == null
                ? new int[0]
                : IntStream.range(0, column.size())
                        .map(column::target)
                        .map(old -> match == null ? old : match.newOf(old))
                        .filter(entity -> entity >= 0)
                        .sorted()
                        .toArray();
    }

    private int old(int entity) {
        return match == null ? entity : match.oldOf(entity);
    }

    private int row(int entity) {
        int old = old(entity);
        return column == null || old < 0 ? -1 : column.row(old);
    }

    /** The rank on an entity, or on one of its virtual nodes; {@link HealthTree#NONE} when the check said nothing. */
    byte state(int entity, @Nullable String virtual) {
        if (virtual == null) {
            int row = row(entity);
            return column == null || row < 0 ? HealthTree.NONE : column.state(row);
        }
        CheckColumn.VirtualFinding found = find(entity, virtual);
        return found == null ? HealthTree.NONE : found.state();
    }

    /** Whether the check had an answer and said nothing of an entity, or of one of its virtual nodes. */
    boolean silent(int entity, @Nullable String virtual) {
        int row = row(entity);
        if (column == null || row < 0 || state(entity, virtual) != HealthTree.NONE) {
            return false;
        }
        return column.state(row) == HealthTree.NONE
                || (column.reason(row) != Reason.QUERY_FAILED && column.reason(row) != Reason.NO_SOURCE);
    }

    /** Whether the state on an entity, or on one of its virtual nodes, stood in for a series that was not there. */
    boolean stoodIn(int entity, @Nullable String virtual) {
        if (virtual == null) {
            int row = row(entity);
            return column != null && row >= 0 && column.reason(row) == Reason.MISSING;
        }
        CheckColumn.VirtualFinding found = find(entity, virtual);
        return found != null && found.reason() == Reason.ABSENT;
    }

    /** Since when a state is on an entity that is there now: as before when it was there before. */
    public long since(int entity, byte state, long now) {
        int row = row(entity);
        return column != null && row >= 0 && column.state(row) == state ? column.since(row) : now;
    }

    /** When the answer was given that the last known state of an entity rests on, or {@link CheckColumn#NEVER}. */
    public long evidence(int entity) {
        int row = row(entity);
        return column == null || row < 0 ? CheckColumn.NEVER : column.evidence(row);
    }

    /** The rank of the last state on an entity that rested on an answer, or {@link HealthTree#NONE}. */
    public byte lastKnown(int entity) {
        int row = row(entity);
        return column == null || row < 0 ? HealthTree.NONE : column.lastKnown(row);
    }

    List<CheckColumn.VirtualFinding> virtual(int entity) {
        int old = old(entity);
        return column == null || old < 0 ? List.of() : column.virtualOf(old);
    }

    CheckColumn.@Nullable VirtualFinding find(int entity, String virtual) {
        for (CheckColumn.VirtualFinding finding : virtual(entity)) {
            if (finding.label().equals(virtual)) {
                return finding;
            }
        }
        return null;
    }
}
