package dev.rackstate.benchmarks.machine;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Location;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.RoomLayout;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes machines of the shape that large ones have: four nodes in a chassis of 2 U, eighteen chassis and two switches
 * in a rack (74 nodes), twenty racks in an aisle, five aisles in a room, eight rooms on a site.
 *
 * <p>Racks are filled one after another, so only the last of everything is less than full. Equal shapes give equal
 * machines. Every id and name is unique. Half of the racks write their nodes as a range, the other half as a slot map.
 */
public final class MachineGenerator {
    /** Nodes in a chassis. */
    public static final int NODES_PER_CHASSIS = 4;
    /** Chassis in a rack, 2 U each. */
    public static final int CHASSIS_PER_RACK = 18;
    /** Switches in a rack, 1 U and one node each. */
    public static final int SWITCHES_PER_RACK = 2;
    /** Nodes in a full rack. */
    public static final int NODES_PER_RACK = NODES_PER_CHASSIS * CHASSIS_PER_RACK + SWITCHES_PER_RACK;
    /** Racks in an aisle. */
    public static final int RACKS_PER_AISLE = 20;
    /** Aisles in a room. */
    public static final int AISLES_PER_ROOM = 5;
    /** Rooms on a site. */
    public static final int ROOMS_PER_SITE = 8;

    static final String CHASSIS_TEMPLATE = "compute-2u4n";
    static final String SWITCH_TEMPLATE = "switch-1u";
    static final String RACK_TEMPLATE = "rack-42u";
    static final String PDU_TEMPLATE = "pdu-vertical";

    private static final int RACK_HEIGHT = 42;
    private static final int SWITCH_POSITION = 39;
    private static final List<String> NODE_METRICS = List.of("node_temperature_celsius", "node_power_watts");
    private static final String RACK_METRIC = "rack_inlet_power";

    private final MachineShape shape;
    private final String numberFormat;
    private int placed;
    private int computeNodes;
    private int racks;
    private int aisles;
    private int rooms;
    private int sites;

    private MachineGenerator(MachineShape shape) {
        this.shape = shape;
        this.numberFormat = "%0" + Math.max(6, Integer.toString(shape.nodes()).length()) + "d";
    }

    /** Makes the machine of a shape. Costs O(nodes). */
    public static Machine generate(MachineShape shape) {
        MachineGenerator generator = new MachineGenerator(shape);
        return new Machine(generator.topology(), generator.catalog(), generator.checks(), generator.metrics());
    }

    private boolean full() {
        return placed == shape.nodes();
    }

    private Topology topology() {
        List<Site> made = new ArrayList<>();
        while (!full()) {
            made.add(site());
        }
        return new Topology(made);
    }

    private Site site() {
        int number = ++sites;
        List<Room> made = new ArrayList<>();
        while (made.size() < ROOMS_PER_SITE && !full()) {
            made.add(room());
        }
        double longitude = (number * 7 % 340) - 170;
        return new Site(
                new SiteId("site-%03d".formatted(number)),
                "Site " + number,
                "Generated for measuring",
                new Location(48.5, longitude, null),
                made,
                Aggregation.DEFAULT);
    }

    private Room room() {
        int number = ++rooms;
        List<Aisle> made = new ArrayList<>();
        while (made.size() < AISLES_PER_ROOM && !full()) {
            made.add(aisle());
        }
        return new Room(
                new RoomId("hall-%04d".formatted(number)),
                "Hall " + number,
                null,
                RoomLayout.DEFAULT,
                made,
                List.of(),
                Aggregation.DEFAULT);
    }

    private Aisle aisle() {
        int number = ++aisles;
        List<Rack> made = new ArrayList<>();
        while (made.size() < RACKS_PER_AISLE && !full()) {
            made.add(rack());
        }
        return new Aisle(new AisleId("aisle-%05d".formatted(number)), "Aisle " + number, made, Aggregation.DEFAULT);
    }

    private Rack rack() {
        int number = ++racks;
        String id = "rack-%06d".formatted(number);
        int here = Math.min(NODES_PER_RACK, shape.nodes() - placed);
        int switches = Math.min(SWITCHES_PER_RACK, here);
        List<Device> devices = new ArrayList<>();
        for (int left = here - switches; left > 0; left -= NODES_PER_CHASSIS) {
            devices.add(chassis(id, devices.size() + 1, Math.min(NODES_PER_CHASSIS, left), number % 2 == 0));
        }
        for (int i = 1; i <= switches; i++) {
            devices.add(networkSwitch(id, i));
        }
        placed += here;
        return new Rack(
                new RackId(id), "Rack " + number, RACK_TEMPLATE, RACK_HEIGHT, null, devices, Aggregation.DEFAULT);
    }

    private Device chassis(String rack, int number, int nodes, boolean bySlot) {
        int first = computeNodes + 1;
        computeNodes += nodes;
        return new Device(
                rack + "-chassis%02d".formatted(number),
                "Chassis " + number,
                CHASSIS_TEMPLATE,
                2 * number - 1,
                bySlot ? slots(first, nodes) : range(first, nodes),
                Map.of(),
                Aggregation.DEFAULT);
    }

    private Instances range(int first, int nodes) {
        String from = numberFormat.formatted(first);
        String to = numberFormat.formatted(first + nodes - 1);
        return new Instances.Range(InstancePattern.parse("compute[" + from + "-" + to + "]"));
    }

    private Instances slots(int first, int nodes) {
        Map<Integer, InstancePattern> bySlot = new LinkedHashMap<>();
        for (int slot = 1; slot <= nodes; slot++) {
            bySlot.put(slot, InstancePattern.parse("compute" + numberFormat.formatted(first + slot - 1)));
        }
        return new Instances.Slots(bySlot);
    }

    private Device networkSwitch(String rack, int number) {
        String id = rack + "-esw" + number;
        return new Device(
                id,
                "Switch " + number,
                SWITCH_TEMPLATE,
                SWITCH_POSITION + number - 1,
                new Instances.Range(InstancePattern.parse(id)),
                Map.of(),
                Aggregation.DEFAULT);
    }

    private Catalog catalog() {
        List<String> nodeChecks = checkIds(CheckScope.NODE);
        List<String> chassisChecks = Stream.concat(nodeChecks.stream(), checkIds(CheckScope.CHASSIS).stream())
                .toList();
        List<String> metrics = shape.measured() ? NODE_METRICS : List.of();
        MatrixLayout twoByTwo = new MatrixLayout("grid", 2, 2, List.of(List.of(1, 2), List.of(3, 4)));
        MatrixLayout one = new MatrixLayout("grid", 1, 1, List.of(List.of(1)));
        return new Catalog(
                List.of(
                        device(CHASSIS_TEMPLATE, "Chassis, 4 nodes", "server", 2, twoByTwo, chassisChecks, metrics),
                        device(SWITCH_TEMPLATE, "Switch", "network", 1, one, nodeChecks, metrics)),
                List.of(rackTemplate()),
                List.of(new ComponentTemplate(
                        PDU_TEMPLATE,
                        "Vertical PDU",
                        "pdu",
                        null,
                        null,
                        "side",
                        null,
                        38,
                        null,
                        checkIds(CheckScope.RACK),
                        shape.measured() ? List.of(RACK_METRIC) : List.of())));
    }

    private static DeviceTemplate device(
            String id,
            String name,
            String type,
            int height,
            MatrixLayout layout,
            List<String> checks,
            List<String> metrics) {
        return new DeviceTemplate(
                id, name, type, null, null, height, layout, null, null, List.of(), checks, metrics, Map.of());
    }

    private static RackTemplate rackTemplate() {
        List<RackTemplate.ComponentRef> pdus = List.of(
                new RackTemplate.ComponentRef(PDU_TEMPLATE, 3, null, "left"),
                new RackTemplate.ComponentRef(PDU_TEMPLATE, 3, null, "right"));
        return new RackTemplate(
                RACK_TEMPLATE,
                "Rack, 42 U",
                RACK_HEIGHT,
                new RackTemplate.Infrastructure(List.of(), List.of(), List.of(), List.of(), pdus),
                List.of());
    }

    private Stream<Signal> signals() {
        return Stream.of(Signal.values()).limit(shape.checks());
    }

    private List<String> checkIds(CheckScope scope) {
        return signals()
                .filter(signal -> signal.scope() == scope)
                .map(Signal::checkId)
                .toList();
    }

    private CheckLibrary checks() {
        return new CheckLibrary(signals().map(Signal::check).toList());
    }

    private MetricLibrary metrics() {
        if (!shape.measured()) {
            return MetricLibrary.EMPTY;
        }
        return new MetricLibrary(List.of(
                metric(
                        "node_temperature_celsius",
                        "Temperature",
                        "node_temperature_celsius{instance=\"$instance\"}",
                        "°C"),
                metric("node_power_watts", "Power", "node_power_watts{instance=\"$instance\"}", "W"),
                metric(
                        RACK_METRIC,
                        "Rack power",
                        "raritan_pdu_activepower_watt{rack_id=\"$rack_id\", inletid!=\"\"}",
                        "W")));
    }

    private static MetricDefinition metric(String id, String name, String expression, String unit) {
        return new MetricDefinition(
                id,
                name,
                null,
                expression,
                Map.of(),
                new MetricDefinition.Display(
                        unit,
                        "line",
                        null,
                        MetricDefinition.Display.DEFAULT_TIME_RANGES,
                        "24h",
                        "avg",
                        Map.of(),
                        Map.of()),
                null,
                List.of());
    }
}
