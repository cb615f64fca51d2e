package dev.rackstate.adapter.http.metrics;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.io.IOException;

/**
 * Writes the states of all entities as gauges of 0 and 1, one per state, in the Prometheus text format. The lines are
 * the same in OpenMetrics.
 *
 * <pre>rackstate_rack_state{site_id="s",room_id="r",aisle_id="a",rack_id="k",state="CRIT"} 1</pre>
 *
 * <p>Nodes are written only while there are at most {@value #MOST_NODES}: beyond that they would drown the rest.
 */
final class StateExposition {
    static final int MOST_NODES = 20_000;

    private static final HealthState[] STATES = HealthState.values();

    private final Snapshot snapshot;
    private final CompiledTopology topology;
    private final Appendable out;
    private final StringBuilder labels = new StringBuilder(256);

    private StateExposition(Snapshot snapshot, Appendable out) {
        this.snapshot = snapshot;
        this.topology = snapshot.topology();
        this.out = out;
    }

    static void write(Snapshot snapshot, Appendable out) throws IOException {
        StateExposition exposition = new StateExposition(snapshot, out);
        for (EntityKind kind : EntityKind.values()) {
            if (kind != EntityKind.NODE || snapshot.topology().count(kind) <= MOST_NODES) {
                exposition.family(kind);
            }
        }
    }

    private void family(EntityKind kind) throws IOException {
        String name = "rackstate_" + kind.word() + "_state";
        out.append("# HELP ").append(name).append(" 1 for the state that the ").append(kind.word());
        out.append(" is in, 0 for the others.\n# TYPE ").append(name).append(" gauge\n");
        for (int entity = 0; entity < topology.size(); entity++) {
            if (topology.is(entity, kind) && !repeats(entity)) {
                labels.setLength(0);
                appendLabels(entity);
                HealthState state = snapshot.state(entity);
                for (HealthState each : STATES) {
                    out.append(name)
                            .append('{')
                            .append(labels)
                            .append("state=\"")
                            .append(each.name());
                    out.append(each == state ? "\"} 1\n" : "\"} 0\n");
                }
            }
        }
    }

    private void appendLabels(int entity) {
        int parent = topology.parent(entity);
        if (parent >= 0) {
            appendLabels(parent);
        }
        EntityKind kind = topology.kind(entity);
        labels.append(kind == EntityKind.NODE ? "node" : kind.word() + "_id").append("=\"");
        escape(topology.id(entity), labels);
        labels.append("\",");
    }

    /** Escapes what the text format would read as its own: backslash, quote and line feed. */
    static void escape(String value, StringBuilder into) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> into.append("\\\\");
                case '"' -> into.append("\\\"");
                case '\n' -> into.append("\\n");
                default -> into.append(c);
            }
        }
    }

    /** Whether an earlier sibling has the same id: two series must not have the same labels. */
    private boolean repeats(int entity) {
        int other = topology.first(topology.kind(entity), topology.id(entity));
        while (other != entity) {
            if (topology.parent(other) == topology.parent(entity)) {
                return true;
            }
            other = topology.nextWithSameId(other);
        }
        return false;
    }
}
