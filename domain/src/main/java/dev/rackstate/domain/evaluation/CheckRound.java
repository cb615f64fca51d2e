package dev.rackstate.domain.evaluation;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.snapshot.Reason;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One check in one round: takes the answers in as they arrive, in any order, and makes the column of findings.
 *
 * <p>The rules, in short. Of several series of one target the worst decides. A target that the answer is silent about
 * has no finding, unless the check says what {@code missing} means. Where a query failed because the source is away,
 * the last known state holds until it is older than {@code staleAfter}, then it is UNKNOWN; where the query itself is
 * at fault it is UNKNOWN at once. The last known state stays beside an UNKNOWN that stands in for it. Trouble that has
 * not lasted long enough leaves what the check said before, silence included.
 *
 * <p>Label column 0 names the target; column 1 the virtual node when the check has an expansion; then, when the
 * topology repeats ids, the site and room that tell the holders of one id apart. Not safe for concurrent use.
 */
public final class CheckRound {
    private final Check check;
    private final CompiledTopology topology;
    private final CheckColumn.Builder column;
    private final int[] targets;
    private final History history;
    private final Debounce debounce;
    private final long now;
    private final long staleAfter;
    private final BitSet answered;
    private final List<Failure> failures = new ArrayList<>();
    private final @Nullable VirtualNodes virtual;

    /**
     * A round of a check.
     *
     * @param targets what it speaks of, ascending; shared, not changed
     * @param history what the check said before
     * @param debounce the check's memory, kept from round to round
     * @param now the time of the round, in milliseconds since 1970
     * @param staleAfterMillis how long a state holds without its source
     */
    public CheckRound(
            Check check,
            CompiledTopology topology,
            int[] targets,
            History history,
            Debounce debounce,
            long now,
            long staleAfterMillis) {
        this.check = check;
        this.topology = topology;
        this.targets = targets;
        this.column = new CheckColumn.Builder(check, targets);
        this.history = history;
        this.debounce = debounce;
        this.now = now;
        this.staleAfter = staleAfterMillis;
        this.answered = new BitSet(targets.length);
        this.virtual = check.expansion() == null ? null : new VirtualNodes(check.expansion(), targets);
        debounce.begin();
    }

    /** The label columns that answers to the check's queries must have. */
    public static List<String> labels(Check check, String scopeLabel, boolean repeats) {
        List<String> labels = new ArrayList<>();
        labels.add(check.selectors().isEmpty() ? scopeLabel : check.selectors().get(0));
        if (check.expansion() != null) {
            labels.add(check.expansion().label());
        }
        if (repeats) {
            labels.add("site_id");
            labels.add("room_id");
        }
        return labels;
    }

    /**
     * Takes in a complete answer to the check's query about some of its targets.
     *
     * @return how many of the series spoke of those targets
     */
    public int answer(SampleRows samples, Portion portion) {
        return answer(samples, portion, sample -> {});
    }

    /**
     * As {@link #answer(SampleRows, Portion)}.
     *
     * @param stranger hears of each sample that speaks of none of the targets
     */
    public int answer(SampleRows samples, Portion portion, IntConsumer stranger) {
        answered.or(portion.rows());
        return each(samples, portion, stranger, (row, sample) -> {
            double value = samples.value(sample);
            HealthState raw = check.judge(value);
            String label = virtual == null ? null : samples.label(1, sample);
            if (virtual != null && label == null) {
                return;
            }
            HealthState before = raw.alerts() ? before(row, label, raw) : raw;
            HealthState shown = debounce.observe(
                    targets[row], label, samples.fingerprint(sample), raw, check.holdFor(), before, now);
            boolean pending = raw.alerts() && !shown.alerts();
            if (pending && check.missing() == null && history.silent(targets[row], label)) {
                return; // Nothing was said before, so until the trouble counts nothing is said.
            }
            if (virtual != null && label != null) {
                virtual.take(row, label, shown, raw, value);
            } else {
                take(row, SeverityOrder.rank(shown), SeverityOrder.rank(raw), value);
            }
        });
    }

    /** Takes in which virtual nodes there should be. */
    public void discovered(SampleRows samples, Portion portion) {
        VirtualNodes nodes = virtual;
        if (nodes != null) {
            each(samples, portion, sample -> {}, (row, sample) -> {
                String label = samples.label(1, sample);
                if (label != null) {
                    nodes.discovered(row, label);
                }
            });
        }
    }

    /**
     * Notes that a query about some targets has no answer; for a check with an expansion, one for the virtual nodes
     * there should be counts as well. What another answer says of a target or virtual node stands, whichever comes
     * first.
     *
     * @param sourceTrouble whether the source is away, rather than the query at fault
     */
    public void failed(Portion portion, String message, boolean sourceTrouble) {
        failures.add(new Failure(portion.rows(), message, sourceTrouble));
    }

    /** A query about some rows that has no answer. */
    private record Failure(BitSet rows, String message, boolean sourceTrouble) {}

    /** Notes that no source answers the check for these targets. */
    public void uncovered(Portion portion) {
        portion.rows().stream().forEach(row -> {
            if (!hasFinding(row)) {
                put(row, SeverityOrder.UNKNOWN, Reason.NO_SOURCE, "no configured source answers this check here");
            }
        });
    }

    private boolean hasFinding(int row) {
        return column.state(row) != HealthTree.NONE;
    }

    private interface RowSample {
        void accept(int row, int sample);
    }

    /** Walks over the samples and finds the rows they speak of; returns how many samples spoke of any. */
    private int each(SampleRows samples, Portion portion, IntConsumer stranger, RowSample to) {
        EntityKind kind = check.scope().target();
        int place = virtual == null ? 1 : 2;
        int spoke = 0;
        for (int sample = 0; sample < samples.size(); sample++) {
            String id = samples.label(0, sample);
            int entity = id == null ? -1 : topology.first(kind, id);
            if (entity < 0) {
                stranger.accept(sample);
                continue;
            }
            boolean repeated = topology.nextWithSameId(entity) >= 0;
            boolean used = false;
            for (; entity >= 0; entity = topology.nextWithSameId(entity)) {
                int row = Arrays.binarySearch(targets, entity);
                if (row >= 0 && portion.rows().get(row) && (!repeated || liesWhere(samples, sample, place, entity))) {
                    to.accept(row, sample);
                    used = true;
                }
            }
            if (used) {
                spoke++;
            } else {
                stranger.accept(sample);
            }
        }
        return spoke;
    }

    /** Whether the site and room labels of a sample, where it carries them, agree with the place of an entity. */
    private boolean liesWhere(SampleRows samples, int sample, int place, int entity) {
        String site = samples.label(place, sample);
        String room = samples.label(place + 1, sample);
        return (site == null || site.equals(topology.id(topology.ancestor(entity, EntityKind.SITE))))
                && (room == null || room.equals(topology.id(topology.ancestor(entity, EntityKind.ROOM))));
    }

    /**
     * What a series showed before its trouble, at worst what it says now: the state that stood in for it when it was
     * not there; otherwise, what the check last said of the target, as far as that was no trouble of some other
     * series.
     */
    private HealthState before(int row, @Nullable String label, HealthState raw) {
        byte rank = history.state(targets[row], label);
        if (rank == HealthTree.NONE) {
            return HealthState.UNKNOWN;
        }
        HealthState state = SeverityOrder.at(rank);
        if (history.stoodIn(targets[row], label)) {
            return SeverityOrder.best(state, raw);
        }
        return state.alerts() ? HealthState.OK : state;
    }

    private void take(int row, byte shown, byte raw, double value) {
        byte state = column.state(row);
        byte seen = state == HealthTree.NONE ? HealthTree.NONE : column.observed(row);
        byte worstShown = (byte) Math.max(state, shown);
        byte worstSeen = (byte) Math.max(seen, raw);
        boolean decides = raw > seen;
        column.put(
                row,
                worstShown,
                worstSeen,
                decides ? value : column.value(row),
                worstSeen > worstShown ? Reason.PENDING : Reason.MEASURED,
                null);
    }

    private void put(int row, byte rank, Reason reason, @Nullable String message) {
        column.put(row, rank, rank, Double.NaN, reason, message);
    }

    /** What becomes of a state that rests on evidence of that time, now that a query has no answer. */
    private Reason fate(long evidence, boolean sourceTrouble) {
        if (evidence == CheckColumn.NEVER || !sourceTrouble) {
            return Reason.QUERY_FAILED;
        }
        return now - evidence > staleAfter ? Reason.STALE : Reason.HELD;
    }

    private void withoutAnswer(int row, Failure failure) {
        int entity = targets[row];
        long evidence = history.evidence(entity);
        byte known = history.lastKnown(entity);
        Reason reason = fate(evidence, failure.sourceTrouble());
        put(row, reason == Reason.HELD ? known : SeverityOrder.UNKNOWN, reason, failure.message());
        column.evidence(row, evidence, known);
        history.virtual(entity).forEach(before -> column.virtual(carried(before, entity, failure.sourceTrouble())));
    }

    /** A virtual node's finding, now that a query has no answer. */
    private CheckColumn.VirtualFinding carried(CheckColumn.VirtualFinding before, int entity, boolean sourceTrouble) {
        Reason reason = fate(before.evidence(), sourceTrouble);
        byte state = reason == Reason.HELD ? before.state() : SeverityOrder.UNKNOWN;
        long since = state == before.state() ? before.since() : now;
        return new CheckColumn.VirtualFinding(
                entity, before.label(), state, state, Double.NaN, reason, since, before.evidence());
    }

    /** Combines the virtual nodes of the rows about which the check itself had an answer. */
    private void combine(VirtualNodes nodes) {
        BitSet rows = (BitSet) answered.clone();
        for (Failure failure : failures) {
            failure.rows().stream().filter(answered::get).forEach(row -> {
                if (nodes.isMeasured(row)) {
                    int entity = targets[row];
                    history.virtual(entity)
                            .forEach(before -> nodes.fill(row, carried(before, entity, failure.sourceTrouble())));
                    nodes.fillRest(row, now);
                } else {
                    rows.clear(row);
                }
            });
        }
        rows.stream().forEach(row -> nodes.combine(row, column, history, now));
    }

    /** The column, with times filled in. The round is used up. */
    public CheckColumn finish() {
        // Where two queries about one row failed, the source that is away decides: what it said may still hold.
        failures.sort(Comparator.comparing(Failure::sourceTrouble).reversed());
        if (virtual != null) {
            combine(virtual);
        }
        answered.stream().filter(this::hasFinding).forEach(row -> column.evidence(row, now, column.state(row)));
        for (Failure failure : failures) {
            failure.rows().stream().filter(row -> !hasFinding(row)).forEach(row -> withoutAnswer(row, failure));
        }
        if (check.missing() != null) {
            byte missing = SeverityOrder.rank(check.missing());
            answered.stream().filter(row -> !hasFinding(row)).forEach(row -> {
                put(row, missing, Reason.MISSING, "the check returned nothing for this target");
                column.evidence(row, now, missing);
            });
        }
        for (int row = 0; row < targets.length; row++) {
            if (hasFinding(row)) {
                column.since(row, history.since(targets[row], column.state(row), now));
            }
        }
        BitSet heard = (BitSet) answered.clone();
        failures.forEach(failure -> heard.andNot(failure.rows()));
        debounce.forget(entity -> {
            int row = Arrays.binarySearch(targets, entity);
            return row < 0 || heard.get(row);
        });
        return column.build();
    }
}
