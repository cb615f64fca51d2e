package dev.rackstate.adapter.simulator.model;

import dev.rackstate.adapter.simulator.model.Metric.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The metrics of servers and switches: synthetic ones, node exporter, IPMI exporter, switch ports. */
final class NodeMetrics {
    private static final Predicate<NodeTarget> NOT_STORAGE = node -> !node.isStorage();
    private static final Predicate<NodeTarget> SWITCH = node -> node.kind() == NodeKind.NETWORK;
    private static final Predicate<NodeTarget> SERVER = NOT_STORAGE.and(SWITCH.negate());

    private static final List<Variant> PLAIN = List.of(Variant.PLAIN);
    private static final List<Variant> IDLE_CPU = labelled(Map.of("cpu", "0", "mode", "idle"));
    private static final List<Variant> ROOT = labelled(Map.of("mountpoint", "/", "fstype", "ext4"));
    private static final List<Variant> DISK = labelled(Map.of("device", "sda"));
    private static final List<Variant> NETWORK = labelled(Map.of("device", "eth0"));
    private static final List<Variant> PORTS = IntStream.rangeClosed(1, PortReadings.PORTS)
            .mapToObj(port -> new Variant(port, 0, Map.of("port", Integer.toString(port))))
            .toList();

    private NodeMetrics() {}

    static List<Metric<NodeTarget>> all() {
        List<Metric<NodeTarget>> all = new ArrayList<>();
        all.addAll(synthetic());
        all.addAll(nodeExporter());
        all.addAll(ipmi());
        all.addAll(switchPorts());
        return all;
    }

    private static List<Metric<NodeTarget>> synthetic() {
        return List.of(
                gauge(
                        NodeReadings.UP,
                        "1 when the node answers, 0 when it does not.",
                        node -> true,
                        PLAIN,
                        NodeReadings::up),
                gauge(
                        NodeReadings.TEMPERATURE,
                        "Air temperature inside the node in degrees Celsius.",
                        NOT_STORAGE,
                        PLAIN,
                        NodeReadings::temperature),
                gauge(NodeReadings.POWER, "Power the node takes in watts.", NOT_STORAGE, PLAIN, NodeReadings::power),
                gauge(NodeReadings.LOAD, "How much of the node is in use.", NOT_STORAGE, PLAIN, NodeReadings::load),
                gauge(
                        NodeReadings.HEALTH,
                        "0 good, 1 in trouble, 2 failed.",
                        NOT_STORAGE,
                        PLAIN,
                        NodeReadings::health));
    }

    private static List<Metric<NodeTarget>> nodeExporter() {
        return List.of(
                counter("node_cpu_seconds_total", "Seconds the CPUs idled.", IDLE_CPU, NodeReadings::idleSeconds),
                gauge(
                        "node_memory_MemTotal_bytes",
                        "Memory in bytes.",
                        NOT_STORAGE,
                        PLAIN,
                        (readings, node) -> node.kind().memoryBytes()),
                gauge(
                        "node_memory_MemAvailable_bytes",
                        "Memory that programs can still get in bytes.",
                        NOT_STORAGE,
                        PLAIN,
                        NodeReadings::memoryAvailable),
                gauge(
                        "node_filesystem_size_bytes",
                        "Size of the file system in bytes.",
                        NOT_STORAGE,
                        ROOT,
                        NodeReadings::fileSystemSize),
                gauge(
                        "node_filesystem_avail_bytes",
                        "Space left on the file system in bytes.",
                        NOT_STORAGE,
                        ROOT,
                        NodeReadings::fileSystemAvailable),
                counter("node_disk_read_bytes_total", "Bytes read.", DISK, NodeReadings::bytesRead),
                counter("node_disk_written_bytes_total", "Bytes written.", DISK, NodeReadings::bytesWritten),
                counter("node_network_receive_bytes_total", "Bytes received.", NETWORK, NodeReadings::bytesReceived),
                counter("node_network_transmit_bytes_total", "Bytes sent.", NETWORK, NodeReadings::bytesTransmitted));
    }

    private static List<Metric<NodeTarget>> ipmi() {
        Stream<Metric<NodeTarget>> states = Stream.of("fan_speed", "power", "sensor", "temperature", "voltage")
                .map(sensor -> new Metric<>(
                        "ipmi_" + sensor + "_state",
                        Metric.Type.GAUGE,
                        "0 nominal, 1 warning, 2 critical.",
                        NodeTarget.class,
                        NOT_STORAGE,
                        SERVER,
                        always(labelled(Map.of("name", sensor.equals("fan_speed") ? "fan" : sensor))),
                        (moment, node, variant) -> moment.nodes().health(node)));
        Metric<NodeTarget> up = new Metric<>(
                "ipmi_up",
                Metric.Type.GAUGE,
                "1 when the management controller answers.",
                NodeTarget.class,
                NOT_STORAGE,
                SERVER,
                always(PLAIN),
                (moment, node, variant) -> moment.nodes().up(node));
        return Stream.concat(states, Stream.of(up)).toList();
    }

    private static List<Metric<NodeTarget>> switchPorts() {
        return List.of(
                port(
                        "switch_port_oper_status",
                        Metric.Type.GAUGE,
                        "1 up, 2 down.",
                        (moment, node, variant) -> moment.ports().status(node, variant.part())),
                port(
                        "switch_port_in_octets",
                        Metric.Type.COUNTER,
                        "Octets received.",
                        (moment, node, variant) -> moment.ports().octetsIn(node, variant.part())),
                port(
                        "switch_port_out_octets",
                        Metric.Type.COUNTER,
                        "Octets sent.",
                        (moment, node, variant) -> moment.ports().octetsOut(node, variant.part())));
    }

    private static Metric<NodeTarget> port(String name, Metric.Type type, String help, Reading<NodeTarget> reading) {
        return new Metric<>(name, type, help, NodeTarget.class, SWITCH, SWITCH, always(PORTS), reading);
    }

    private static Metric<NodeTarget> gauge(
            String name,
            String help,
            Predicate<NodeTarget> possible,
            List<Variant> variants,
            ToDoubleBiFunction<NodeReadings, NodeTarget> reading) {
        return new Metric<>(
                name,
                Metric.Type.GAUGE,
                help,
                NodeTarget.class,
                possible,
                possible,
                always(variants),
                (moment, node, variant) -> reading.applyAsDouble(moment.nodes(), node));
    }

    private static Metric<NodeTarget> counter(
            String name, String help, List<Variant> variants, ToDoubleBiFunction<NodeReadings, NodeTarget> reading) {
        return new Metric<>(
                name,
                Metric.Type.COUNTER,
                help,
                NodeTarget.class,
                NOT_STORAGE,
                NOT_STORAGE,
                always(variants),
                (moment, node, variant) -> reading.applyAsDouble(moment.nodes(), node));
    }

    private static List<Variant> labelled(Map<String, String> labels) {
        return List.of(new Variant(0, 0, labels));
    }

    private static Function<NodeTarget, List<Variant>> always(List<Variant> variants) {
        return node -> variants;
    }
}
