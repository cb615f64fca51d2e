package dev.rackstate.application.inquiry;

import dev.rackstate.application.inquiry.TryCheck.Asked;
import dev.rackstate.application.inquiry.TryCheck.Stranger;
import dev.rackstate.application.inquiry.TryCheck.Trial;
import dev.rackstate.application.inquiry.TryCheck.Verdict;
import dev.rackstate.application.telemetry.Samples;
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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what a trial of a check shows. Used by one thread, once. */
final class TrialReport {
    private static final int MAX_EXAMPLES = 20;

    private final Check check;
    private final CompiledTopology topology;
    private final int[] targets;
    private final String label;
    private final Map<@Nullable String, Stranger> examples = new HashMap<>();
    private final List<Stranger> shown = new ArrayList<>();
    private final List<Asked> queries = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int series;
    private int strangers;

    TrialReport(Check check, CompiledTopology topology, int[] targets, String label) {
        this.check = check;
        this.topology = topology;
        this.targets = targets;
        this.label = label;
    }

    /** Notes an answer, of whose series so many speak of targets. */
    void took(int spoke, Samples samples) {
        series += samples.size();
        strangers += samples.size() - spoke;
    }

    /** Notes a series that speaks of no target. */
    void stranger(Samples samples, int sample) {
        String value = samples.label(0, sample);
        if (examples.size() < MAX_EXAMPLES && !examples.containsKey(value)) {
            Stranger stranger = new Stranger(label, value, why(value));
            examples.put(value, stranger);
            shown.add(stranger);
        }
    }

    private String why(@Nullable String value) {
        EntityKind kind = check.scope().target();
        if (value == null) {
            return "the series does not carry the label '" + label + "'";
        }
        int entity = topology.first(kind, value);
        if (entity < 0) {
            for (EntityKind other : EntityKind.values()) {
                if (topology.first(other, value) >= 0) {
                    return "this is a " + other.word() + ", and the check speaks of " + kind.word() + "s";
                }
            }
            return "the building has no " + kind.word() + " of this id";
        }
        for (; entity >= 0; entity = topology.nextWithSameId(entity)) {
            if (Arrays.binarySearch(targets, entity) >= 0) {
                return "another source answers for the place of this " + kind.word();
            }
        }
        return "no template binds the check to this " + kind.word();
    }

    void asked(Asked query) {
        queries.add(query);
    }

    void failed(String failure) {
        failures.add(failure);
    }

    /** The trial that ended with these findings. */
    Trial of(CheckColumn column) {
        List<Verdict> verdicts = new ArrayList<>();
        Map<HealthState, Integer> states = new EnumMap<>(HealthState.class);
        int silent = 0;
        int held = 0;
        for (int row = 0; row < column.size(); row++) {
            Verdict verdict = verdict(column, row);
            verdicts.add(verdict);
            if (verdict.state() != null) {
                states.merge(verdict.state(), 1, Integer::sum);
            }
            silent += verdict.reason() == Reason.NO_DATA || verdict.reason() == Reason.MISSING ? 1 : 0;
            held += verdict.heldBack() ? 1 : 0;
        }
        verdicts.sort(Comparator.comparingInt(TrialReport::badness).reversed());
        return new Trial(topology, verdicts, states, silent, held, series, strangers, shown, queries, failures);
    }

    private static int badness(Verdict verdict) {
        return verdict.state() == null ? HealthTree.NONE : SeverityOrder.rank(verdict.state());
    }

    private Verdict verdict(CheckColumn column, int row) {
        int entity = column.target(row);
        byte rank = column.state(row);
        if (rank == HealthTree.NONE) {
            return new Verdict(
                    entity, null, null, Reason.NO_DATA, "no series spoke of it", false, column.virtualOf(entity));
        }
        HealthState state = SeverityOrder.at(rank);
        double value = column.value(row);
        boolean measured = column.reason(row) == Reason.MEASURED || column.reason(row) == Reason.COMBINED;
        return new Verdict(
                entity,
                state,
                Double.isNaN(value) ? null : value,
                column.reason(row),
                column.message(row),
                measured && state.alerts() && !check.holdFor().isZero(),
                column.virtualOf(entity));
    }
}
