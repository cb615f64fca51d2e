package dev.rackstate.application.round;

import dev.rackstate.application.editing.StateDifference;
import dev.rackstate.domain.evaluation.EntityMatch;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the states under two configurations against each other. */
final class StatePreview {
    private final Snapshot before;
    private final Snapshot after;
    private final List<StateDifference.Entity> listed = new ArrayList<>();
    private final Map<Outcome, Integer> counts = new TreeMap<>();
    private int more;

    private StatePreview(Snapshot before, Snapshot after) {
        this.before = before;
        this.after = after;
    }

    /** What happens to entities of a kind: they turn to a state, come or go. In the order in which people want to know. */
    private record Outcome(String verb, @Nullable HealthState turnedTo, EntityKind kind)
            implements Comparable<Outcome> {
        private static final Comparator<Outcome> ORDER = Comparator.comparing(
                        (Outcome outcome) -> outcome.turnedTo == null ? -1 : SeverityOrder.rank(outcome.turnedTo))
                .reversed()
                .thenComparing(Outcome::verb)
                .thenComparing(Outcome::kind);

        @Override
        public int compareTo(Outcome other) {
            return ORDER.compare(this, other);
        }

        String said(int count) {
            String end = turnedTo == null ? verb : "turn " + turnedTo;
            return count + " " + kind.word() + (count == 1 ? "" : "s") + " would " + end;
        }
    }

    static StateDifference between(Snapshot before, Snapshot after) {
        StatePreview preview = new StatePreview(before, after);
        EntityMatch match = EntityMatch.between(before.topology(), after.topology());
        for (int entity = 0; entity < after.topology().size(); entity++) {
            int old = match.oldOf(entity);
            preview.compare(old, entity);
        }
        for (int old = 0; old < before.topology().size(); old++) {
            if (match.newOf(old) == EntityMatch.NONE) {
                preview.compare(old, EntityMatch.NONE);
            }
        }
        return preview.difference();
    }

    private void compare(int old, int entity) {
        HealthState was = old == EntityMatch.NONE ? null : before.state(old);
        HealthState is = entity == EntityMatch.NONE ? null : after.state(entity);
        if (was == is) {
            return;
        }
        CompiledTopology topology = is == null ? before.topology() : after.topology();
        int at = is == null ? old : entity;
        String verb = was == null ? "be new" : is == null ? "be gone" : "turn";
        counts.merge(new Outcome(verb, was == null ? null : is, topology.kind(at)), 1, Integer::sum);
        if (listed.size() < StateDifference.MOST) {
            listed.add(new StateDifference.Entity(topology.kind(at), topology.id(at), topology.path(at), was, is));
        } else {
            more++;
        }
    }

    private StateDifference difference() {
        String summary = counts.isEmpty()
                ? "no state would change"
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey().said(entry.getValue()))
                        .collect(Collectors.joining(", "));
        return new StateDifference(listed, more, summary);
    }
}
