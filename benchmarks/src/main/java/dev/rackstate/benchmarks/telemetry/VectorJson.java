package dev.rackstate.benchmarks.telemetry;

import dev.rackstate.benchmarks.machine.Signal;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes answers to instant queries as a Prometheus server does, with the labels that exporters of machines give. */
public final class VectorJson {
    /** Any moment will do: answers are joined by labels, not by time. */
    private static final String TIME = "1700000000.25";

    private static final List<String> SLURM_PARTITIONS = List.of("all", "cpu");

    private final StringBuilder out = new StringBuilder();
    private final CompiledTopology topology;
    private boolean first = true;

    private VectorJson(CompiledTopology topology) {
        this.topology = topology;
        out.append("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[");
    }

    /**
     * The answer to a signal's check: one series per node with all its labels, or one per device or rack with none but
     * the one that was grouped by.
     *
     * @param phase 0 or 1: some conditions differ between the two
     */
    public static byte[] checked(CompiledTopology topology, Signal signal, int phase) {
        VectorJson json = new VectorJson(topology);
        topology.all(signal.scope().target()).forEach(entity -> {
            double value = Condition.of(signal, entity, phase).sample(signal);
            if (signal.scope() == CheckScope.NODE) {
                json.node(signal.metric(), entity, value);
            } else {
                String label = signal.scope() == CheckScope.CHASSIS ? "chassis_id" : "rack_id";
                json.open().label(label, topology.id(entity)).close(value);
            }
        });
        return json.end();
    }

    /** The answer to a signal's metric as exporters give it, before any grouping: one series per node, or per PDU inlet. */
    public static byte[] measured(CompiledTopology topology, Signal signal) {
        VectorJson json = new VectorJson(topology);
        if (signal.scope() == CheckScope.RACK) {
            topology.all(EntityKind.RACK).forEach(rack -> {
                json.inlet(signal, rack, "pdu-left");
                json.inlet(signal, rack, "pdu-right");
            });
        } else {
            int share = signal.scope() == CheckScope.CHASSIS ? 4 : 1;
            topology.all(EntityKind.NODE).forEach(node -> json.node(signal.metric(), node, signal.healthy() / share));
        }
        return json.end();
    }

    /**
     * The answer to the question for the states of Slurm's nodes: every node in two partitions, most of them allocated, one
     * in ten idle, one in fifty drained.
     */
    static byte[] slurmStates(CompiledTopology topology) {
        VectorJson json = new VectorJson(topology);
        topology.all(EntityKind.NODE).forEach(node -> {
            String status = node % 50 == 0 ? "drained" : node % 10 == 0 ? "idle" : "allocated";
            for (String partition : SLURM_PARTITIONS) {
                json.open()
                        .label("node", topology.id(node))
                        .label("partition", partition)
                        .label("status", status)
                        .close(1);
            }
        });
        return json.end();
    }

    /** The answer to a query about a constant. */
    static byte[] constant() {
        return ("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
                        + "[{\"metric\":{},\"value\":[" + TIME + ",\"1\"]}]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void node(String metric, int node, double value) {
        open().label("__name__", metric)
                .label("chassis_id", ancestor(node, EntityKind.DEVICE))
                .label("instance", topology.id(node))
                .label("job", "machine")
                .label("node_id", topology.id(node))
                .label("rack_id", ancestor(node, EntityKind.RACK))
                .label("room_id", ancestor(node, EntityKind.ROOM))
                .label("site_id", ancestor(node, EntityKind.SITE))
                .close(value);
    }

    private void inlet(Signal signal, int rack, String pdu) {
        open().label("__name__", signal.metric())
                .label("inletid", "I1")
                .label("pduid", pdu)
                .label("rack_id", topology.id(rack))
                .close(signal.healthy() / 2);
    }

    private String ancestor(int entity, EntityKind kind) {
        return topology.id(topology.ancestor(entity, kind));
    }

    private VectorJson open() {
        out.append(first ? "{\"metric\":{" : ",{\"metric\":{");
        first = false;
        return this;
    }

    private VectorJson label(String name, String value) {
        if (out.charAt(out.length() - 1) != '{') {
            out.append(',');
        }
        out.append('"').append(name).append("\":\"").append(value).append('"');
        return this;
    }

    private void close(double value) {
        out.append("},\"value\":[").append(TIME).append(",\"").append(value).append("\"]}");
    }

    private byte[] end() {
        return out.append("]}}").toString().getBytes(StandardCharsets.UTF_8);
    }
}
