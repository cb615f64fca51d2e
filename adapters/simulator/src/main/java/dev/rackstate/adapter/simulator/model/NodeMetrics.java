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
    private static final String COMPUTE = "compute";

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
                        Metric.About.gauge("1 when the node answers, 0 when it does not.", COMPUTE, 0, 1),
                        node -> true,
                        PLAIN,
                        NodeReadings::up),
                gauge(
                        NodeReadings.TEMPERATURE,
                        Metric.About.gauge("Air temperature inside the node in degrees Celsius.", "temperature"),
                        NOT_STORAGE,
                        PLAIN,
                        NodeReadings::temperature),
                gauge(
                        NodeReadings.POWER,
                        Metric.About.gauge("Power the node takes in watts.", "power"),
                        NOT_STORAGE,
                        PLAIN,
                        NodeReadings::power),
                gauge(
                        NodeReadings.LOAD,
                        Metric.About.gauge("How much of the node is in use.", COMPUTE),
                        NOT_STORAGE,
                        PLAIN,
                        NodeReadings::load),
                gauge(
                        NodeReadings.HEALTH,
                        Metric.About.gauge("0 good, 1 in trouble, 2 failed.", "health", 0, 1, 2),
                        NOT_STORAGE,
                        PLAIN,
                        NodeReadings::health));
    }

    private static List<Metric<NodeTarget>> nodeExporter() {
        return List.of(
                counter("node_cpu_seconds_total", "Seconds the CPUs idled.", IDLE_CPU, NodeReadings::idleSeconds),
                gauge(
                        "node_memory_MemTotal_bytes",
                        Metric.About.gauge("Memory in bytes.", COMPUTE),
                        NOT_STORAGE,
                        PLAIN,
                        (readings, node) -> node.kind().memoryBytes()),
                gauge(
                        "node_memory_MemAvailable_bytes",
                        Metric.About.gauge("Memory that programs can still get in bytes.", COMPUTE),
                        NOT_STORAGE,
                        PLAIN,
                        NodeReadings::memoryAvailable),
                gauge(
                        "node_filesystem_size_bytes",
                        Metric.About.gauge("Size of the file system in bytes.", COMPUTE),
                        NOT_STORAGE,
                        ROOT,
                        NodeReadings::fileSystemSize),
                gauge(
                        "node_filesystem_avail_bytes",
                        Metric.About.gauge("Space left on the file system in bytes.", COMPUTE),
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
                        Metric.About.gauge("0 nominal, 1 warning, 2 critical.", "hardware", 0, 1, 2),
                        NodeTarget.class,
                        NodeTarget.LABELS,
                        NOT_STORAGE,
                        SERVER,
                        always(labelled(Map.of("name", sensor.equals("fan_speed") ? "fan" : sensor))),
                        (moment, node, variant) -> moment.nodes().health(node)));
        Metric<NodeTarget> up = new Metric<>(
                "ipmi_up",
                Metric.About.gauge("1 when the management controller answers.", "hardware", 0, 1),
                NodeTarget.class,
                NodeTarget.LABELS,
                NOT_STORAGE,
                SERVER,
                always(PLAIN),
                (moment, node, variant) -> moment.nodes().controllerUp(node));
        return Stream.concat(states, Stream.of(up)).toList();
    }

    private static List<Metric<NodeTarget>> switchPorts() {
        return List.of(
                port(
                        "switch_port_oper_status",
                        Metric.About.gauge("1 up, 2 down.", "network", 1, 2),
                        (moment, node, variant) -> moment.ports().status(node, variant.part())),
                port(
                        "switch_port_in_octets",
                        Metric.About.counter("Octets received.", "network"),
                        (moment, node, variant) -> moment.ports().octetsIn(node, variant.part())),
                port(
                        "switch_port_out_octets",
                        Metric.About.counter("Octets sent.", "network"),
                        (moment, node, variant) -> moment.ports().octetsOut(node, variant.part())));
    }

    private static Metric<NodeTarget> port(String name, Metric.About about, Reading<NodeTarget> reading) {
        return new Metric<>(name, about, NodeTarget.class, NodeTarget.LABELS, SWITCH, SWITCH, always(PORTS), reading);
    }

    private static Metric<NodeTarget> gauge(
            String name,
            Metric.About about,
            Predicate<NodeTarget> possible,
            List<Variant> variants,
            ToDoubleBiFunction<NodeReadings, NodeTarget> reading) {
        return new Metric<>(
                name,
                about,
                NodeTarget.class,
                NodeTarget.LABELS,
                possible,
                possible,
                always(variants),
                (moment, node, variant) -> reading.applyAsDouble(moment.nodes(), node));
    }

    private static Metric<NodeTarget> counter(
            String name, String help, List<Variant> variants, ToDoubleBiFunction<NodeReadings, NodeTarget> reading) {
        return new Metric<>(
                name,
                Metric.About.counter(help, COMPUTE),
                NodeTarget.class,
                NodeTarget.LABELS,
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
