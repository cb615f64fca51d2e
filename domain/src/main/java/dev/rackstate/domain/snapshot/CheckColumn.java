package dev.rackstate.domain.snapshot;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.propagation.HealthTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The findings of one check on all its targets, in columns: row i speaks of entity {@code targets[i]}.
 *
 * <p>Filled by one thread through {@link Builder}, immutable once built. A row may be empty: the check left no finding
 * there.
 */
public final class CheckColumn {
    /** In place of a time: never. */
    public static final long NEVER = Long.MIN_VALUE;

    private final Check check;
    private final int[] targets;
    private final byte[] states;
    private final byte[] observed;
    private final byte[] lastKnown;
    private final byte[] reasons;
    private final double[] values;
    private final long[] since;
    private final long[] evidence;
    private final @Nullable String[] messages;
    private final List<VirtualFinding> virtual;

    private CheckColumn(Builder builder) {
        check = builder.check;
        targets = builder.targets;
        states = builder.states;
        observed = builder.observed;
        lastKnown = builder.lastKnown;
        reasons = builder.reasons;
        values = builder.values;
        since = builder.since;
        evidence = builder.evidence;
        messages = builder.messages;
        builder.virtual.sort((a, b) -> a.entity() != b.entity()
                ? Integer.compare(a.entity(), b.entity())
                : VirtualFinding.BY_LABEL.compare(a.label(), b.label()));
        virtual = List.copyOf(builder.virtual);
    }

    /**
     * What the check says of one virtual node.
     *
     * @param entity the instance it belongs to
     * @param label the value of the check's expansion label
     * @param state its rank, see {@link SeverityOrder}
     * @param observed the rank of the latest sample
     * @param value the sample, or NaN when there is none
     * @param reason why the state is what it is
     * @param since milliseconds since 1970
     * @param evidence when the answer was given that the state rests on, in milliseconds since 1970, or {@link #NEVER}
     */
    public record VirtualFinding(
            int entity,
            String label,
            byte state,
            byte observed,
            double value,
            Reason reason,
            long since,
            long evidence) {
        /** The same finding under another number of its instance. */
        public VirtualFinding at(int number) {
            return new VirtualFinding(number, label, state, observed, value, reason, since, evidence);
        }

        /** Short labels before long ones, equally long ones by letter, so that slot 10 follows slot 9. */
        static final Comparator<String> BY_LABEL =
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    }

    /** Whether this is a column of an equal check on the same targets. */
    public boolean isAbout(Check other, int[] entities) {
        return check.equals(other) && Arrays.equals(targets, entities);
    }

    /** The check. */
    public Check check() {
        return check;
    }

    /** How many targets the check has. */
    public int size() {
        return targets.length;
    }

    /** The entity that a row speaks of; rows ascend by entity. */
    public int target(int row) {
        return targets[row];
    }

    /** The row of an entity, or a negative number when the check does not apply to it. */
    public int row(int entity) {
        return Arrays.binarySearch(targets, entity);
    }

    /** The rank of the state, or {@link HealthTree#NONE} when the row is empty. */
    public byte state(int row) {
        return states[row];
    }

    /** The rank of the last state that rested on a sample, or {@link HealthTree#NONE}. */
    public byte lastKnown(int row) {
        return lastKnown[row];
    }

    /** Since when the state is what it is, in milliseconds since 1970. */
    public long since(int row) {
        return since[row];
    }

    /** When the sample was taken that the state rests on, in milliseconds since 1970, or {@link #NEVER}. */
    public long evidence(int row) {
        return evidence[row];
    }

    /** Why the state is what it is. */
    public Reason reason(int row) {
        return Reason.at(reasons[row]);
    }

    /** The reason in more words, such as the failure of a query; null when there is nothing to add. */
    public @Nullable String message(int row) {
        return messages[row];
    }

    /** The deciding sample, or NaN when there is none. */
    public double value(int row) {
        return values[row];
    }

    /** What the check says of virtual nodes, ordered by entity and label. */
    public List<VirtualFinding> virtual() {
        return virtual;
    }

    /** What the check says of the virtual nodes of one entity, ordered by label. */
    public List<VirtualFinding> virtualOf(int entity) {
        int low = 0;
        int high = virtual.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (virtual.get(middle).entity() < entity) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = low;
        while (end < virtual.size() && virtual.get(end).entity() == entity) {
            end++;
        }
        return virtual.subList(low, end);
    }

    /** Hands over the findings on an entity: its own first, then those on its virtual nodes. */
    void findings(int entity, String id, Consumer<Finding> to) {
        int row = row(entity);
        if (row >= 0 && states[row] != HealthTree.NONE) {
            to.accept(finding(row));
        }
        if (check.expansion() != null) {
            for (VirtualFinding v : virtualOf(entity)) {
                to.accept(new Finding(
                        check.id(),
                        check.name(),
                        entity,
                        check.expansion().key(id, v.label()),
                        SeverityOrder.at(v.state()),
                        SeverityOrder.at(v.observed()),
                        Double.isNaN(v.value()) ? null : v.value(),
                        v.reason(),
                        null,
                        Instant.ofEpochMilli(v.since()),
                        v.evidence() == NEVER ? null : Instant.ofEpochMilli(v.evidence()),
                        null));
            }
        }
    }

    private Finding finding(int row) {
        boolean standsIn = reason(row) == Reason.STALE || reason(row) == Reason.QUERY_FAILED;
        return new Finding(
                check.id(),
                check.name(),
                targets[row],
                null,
                SeverityOrder.at(states[row]),
                SeverityOrder.at(observed[row]),
                Double.isNaN(values[row]) ? null : values[row],
                reason(row),
                messages[row],
                Instant.ofEpochMilli(since[row]),
                evidence[row] == NEVER ? null : Instant.ofEpochMilli(evidence[row]),
                standsIn && lastKnown[row] != HealthTree.NONE ? SeverityOrder.at(lastKnown[row]) : null);
    }

    /** Collects the findings of one check. Not safe for concurrent use; used up by {@link #build}. */
    public static final class Builder {
        private final Check check;
        private final int[] targets;
        private final byte[] states;
        private final byte[] observed;
        private final byte[] lastKnown;
        private final byte[] reasons;
        private final double[] values;
        private final long[] since;
        private final long[] evidence;
        private final @Nullable String[] messages;
        private final List<VirtualFinding> virtual = new ArrayList<>();

        /**
         * A column with empty rows.
         *
         * @param targets entities in ascending order; handed over
         */
        public Builder(Check check, int[] targets) {
            this.check = check;
            this.targets = targets;
            int size = targets.length;
            states = new byte[size];
            Arrays.fill(states, HealthTree.NONE);
            observed = new byte[size];
            lastKnown = new byte[size];
            Arrays.fill(lastKnown, HealthTree.NONE);
            reasons = new byte[size];
            values = new double[size];
            Arrays.fill(values, Double.NaN);
            since = new long[size];
            Arrays.fill(since, NEVER);
            evidence = new long[size];
            Arrays.fill(evidence, NEVER);
            messages = new String[size];
        }

        /** The rank so far, or {@link HealthTree#NONE}. */
        public byte state(int row) {
            return states[row];
        }

        /** The rank of the latest sample; meaningful where the row is not empty. */
        public byte observed(int row) {
            return observed[row];
        }

        /** The deciding sample, or NaN. */
        public double value(int row) {
            return values[row];
        }

        /** Fills a row, or replaces what it holds. */
        public void put(int row, byte state, byte seen, double value, Reason reason, @Nullable String message) {
            states[row] = state;
            observed[row] = seen;
            values[row] = value;
            reasons[row] = (byte) reason.ordinal();
            messages[row] = message;
        }

        /** Notes what the row rests on. */
        public void evidence(int row, long at, byte known) {
            evidence[row] = at;
            lastKnown[row] = known;
        }

        /** Notes since when the row has its state. */
        public void since(int row, long at) {
            since[row] = at;
        }

        /** Takes a row over from an earlier column, with everything that is known of it. */
        public void copy(int row, CheckColumn from, int fromRow) {
            states[row] = from.states[fromRow];
            observed[row] = from.observed[fromRow];
            lastKnown[row] = from.lastKnown[fromRow];
            reasons[row] = from.reasons[fromRow];
            values[row] = from.values[fromRow];
            since[row] = from.since[fromRow];
            evidence[row] = from.evidence[fromRow];
            messages[row] = from.messages[fromRow];
        }

        /** Adds a finding on a virtual node. */
        public void virtual(VirtualFinding finding) {
            virtual.add(finding);
        }

        /** The finished column. */
        public CheckColumn build() {
            return new CheckColumn(this);
        }
    }
}
