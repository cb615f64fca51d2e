package dev.rackstate.adapter.simulator;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CatalogEntry;
import dev.rackstate.application.simulation.SimulationSettings.CustomIncidents;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.simulation.SimulationSettings.SlurmStates;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.catalog.RackTemplate.ComponentRef;
import dev.rackstate.domain.catalog.RackTemplate.Infrastructure;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The machine rooms and settings that the tests share. */
public final class MachineRooms {
    /** A moment in the middle of nothing special. */
    public static final Instant NOON = Instant.parse("2026-03-14T12:00:07Z");

    private MachineRooms() {}

    /** Servers, a GPU node, a switch, a disk array of 12 drives; racks with two PDUs, with one, with none. */
    public static Catalog catalog() {
        return new Catalog(
                List.of(
                        device("server", "server", null, null),
                        device("accelerated", "server", "gpu", null),
                        device("front-end", "server", "login", null),
                        device("switch", "network", "leaf", null),
                        device("array", "storage", null, new MatrixLayout("grid", 3, 4, slots(3, 4)))),
                List.of(
                        rack("liquid", ref("pdu", "left"), ref("pdu", "right"), ref("cdu", null)),
                        rack("single", ref("pdu", null)),
                        rack("unfed")),
                List.of(component("pdu", "pdu"), component("cdu", "cooling")));
    }

    /**
     * Two sites. {@code north}: two aisles with racks of every template, 24 servers, 4 GPU nodes, a login node in upper
     * case, two switches, a disk array; a standalone rack without a template. {@code south}: one rack with the same ids
     * and node names as in the north.
     */
    public static CompiledTopology twoSites() {
        Aisle cold = aisle(
                "a1",
                rackOf(
                        "r01",
                        "liquid",
                        deviceOf("c1", "server", "compute[001-016]"),
                        deviceOf("sw", "switch", "leaf-1")),
                rackOf("r02", "single", deviceOf("c1", "server", "compute[017-024]")));
        Aisle hot = aisle(
                "a2",
                rackOf(
                        "r03",
                        "liquid",
                        deviceOf("g1", "accelerated", "node[1-4]"),
                        deviceOf("l1", "front-end", "LOGIN-1")),
                rackOf("r04", "unfed", deviceOf("da", "array", "da03-r04"), deviceOf("x", "no-such", "SP-ESW-1")));
        Room hall = room("hall", List.of(cold, hot), List.of(rackOf("r05", null, deviceOf("s1", "server", "mngt1"))));
        Room small = room(
                "hall",
                List.of(aisle("a1", rackOf("r01", "liquid", deviceOf("c1", "server", "compute[001-004]")))),
                List.of());
        return compiled(site("north", hall), site("south", small));
    }

    /** One rack with one device that holds nodes of these names. */
    public static CompiledTopology of(Collection<String> names) {
        Device device = new Device(
                "d1",
                "d1",
                "server",
                1,
                new Instances.Names(names.stream().map(InstancePattern::parse).toList()),
                Map.of(),
                Aggregation.DEFAULT);
        return compiled(site("lab", room("room", List.of(aisle("a1", rackOf("r1", "liquid", device))), List.of())));
    }

    /** About so many nodes, 64 in a rack and 20 racks in an aisle, with a switch and every tenth rack a disk array. */
    public static CompiledTopology large(int nodes) {
        List<Aisle> aisles = new ArrayList<>();
        List<Rack> racks = new ArrayList<>();
        int perRack = 64;
        for (int rack = 0; rack * perRack < nodes; rack++) {
            int first = rack * perRack + 1;
            List<Device> devices = new ArrayList<>();
            for (int chassis = 0; chassis < perRack / 16; chassis++) {
                int from = first + chassis * 16;
                devices.add(deviceOf(
                        "r" + rack + "-c" + chassis, "server", String.format("compute[%05d-%05d]", from, from + 15)));
            }
            devices.add(deviceOf("r" + rack + "-sw", "switch", "isw" + rack));
            if (rack % 10 == 0) {
                devices.add(deviceOf("r" + rack + "-da", "array", "da" + rack + "-x"));
            }
            racks.add(rackOf("r" + rack, "liquid", devices.toArray(Device[]::new)));
            if (racks.size() == 20) {
                aisles.add(aisle("a" + aisles.size(), racks.toArray(Rack[]::new)));
                racks.clear();
            }
        }
        aisles.add(aisle("a" + aisles.size(), racks.toArray(Rack[]::new)));
        return compiled(site("site", room("room", aisles, List.of())));
    }

    /** A configuration of a machine room, with telemetry from the simulator and without a metrics library. */
    public static Configuration configuration(CompiledTopology topology, SimulationSettings settings) {
        return configuration(topology, settings, MetricLibrary.EMPTY);
    }

    /** The same with a metrics library. */
    public static Configuration configuration(
            CompiledTopology topology, SimulationSettings settings, MetricLibrary library) {
        return new Configuration(
                new Configurations().build().settings(),
                topology.topology(),
                catalog(),
                CheckLibrary.EMPTY,
                library,
                settings,
                List.of());
    }

    /** A simulator of a machine room, at {@link #NOON}. */
    public static Simulator simulator(CompiledTopology topology, SimulationSettings settings) {
        Simulator simulator = new Simulator(new SettableClock(NOON));
        simulator.follow(configuration(topology, settings));
        return simulator;
    }

    /** Everything well, ticks of 20 seconds. */
    public static SimulationSettings calm() {
        return mode(IncidentMode.FULL_OK);
    }

    /** The default settings in a mode. */
    public static SimulationSettings mode(IncidentMode mode) {
        return settings(7, mode, CustomIncidents.NONE, List.of(), List.of());
    }

    /** Exactly these incidents and nothing else. */
    public static SimulationSettings custom(int critical, int warned, int racks, int aisles) {
        CustomIncidents custom = new CustomIncidents(critical, warned, racks, aisles);
        return settings(7, IncidentMode.CUSTOM, custom, List.of(), List.of());
    }

    /** Everything well but for these values. */
    public static SimulationSettings forced(ValueOverride... overrides) {
        return settings(7, IncidentMode.FULL_OK, CustomIncidents.NONE, List.of(overrides), List.of());
    }

    /** Everything well, and only these metrics. */
    public static SimulationSettings emitting(CatalogEntry... entries) {
        return settings(7, IncidentMode.FULL_OK, CustomIncidents.NONE, List.of(), List.of(entries));
    }

    /** Settings with ticks of 20 seconds and two changes per hour. */
    public static SimulationSettings settings(
            long seed,
            IncidentMode mode,
            CustomIncidents custom,
            List<ValueOverride> overrides,
            List<CatalogEntry> catalogue) {
        return new SimulationSettings(seed, Duration.ofSeconds(20), mode, 2, custom, Map.of(), overrides, catalogue);
    }

    /** The same settings with other states of Slurm's nodes. */
    public static SimulationSettings withSlurm(SimulationSettings settings, SlurmStates slurm) {
        return new SimulationSettings(
                settings.seed(),
                settings.updateInterval(),
                settings.incidentMode(),
                settings.changesPerHour(),
                settings.custom(),
                settings.profiles(),
                settings.overrides(),
                settings.incidents(),
                settings.catalog(),
                slurm,
                settings.defaultTtl());
    }

    /** A value forced on a node for ever. */
    public static ValueOverride onNode(String instance, String metric, double value) {
        return new ValueOverride(instance + metric, instance, null, metric, value, null);
    }

    /** A value forced on a rack for ever. */
    public static ValueOverride onRack(String rack, String metric, double value) {
        return new ValueOverride(rack + metric, null, rack, metric, value, null);
    }

    /** An entry of the catalogue without filters. */
    public static CatalogEntry entry(String metric, Map<String, String> labels, boolean labelsOnly) {
        return new CatalogEntry(metric, null, List.of(), List.of(), labels, labelsOnly, null);
    }

    private static List<List<Integer>> slots(int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.rangeClosed(1, columns)
                        .mapToObj(column -> row * columns + column)
                        .toList())
                .toList();
    }

    /** A device template of which only the type, the role and the drives matter. */
    public static DeviceTemplate device(
            String id, String type, @Nullable String role, @Nullable MatrixLayout diskLayout) {
        return new DeviceTemplate(
                id, id, type, null, role, 1, null, diskLayout, null, List.of(), List.of(), List.of(), Map.of());
    }

    private static ComponentTemplate component(String id, String type) {
        return new ComponentTemplate(id, id, type, null, null, "side", null, 1, null, List.of(), List.of());
    }

    private static ComponentRef ref(String template, @Nullable String side) {
        return new ComponentRef(template, 1, null, side);
    }

    private static RackTemplate rack(String id, ComponentRef... references) {
        Infrastructure infrastructure =
                new Infrastructure(List.of(), List.of(), List.of(), List.of(), List.of(references));
        return new RackTemplate(id, id, 42, infrastructure, List.of());
    }

    /** Numbers these sites. */
    public static CompiledTopology compiled(Site... sites) {
        return CompiledTopology.of(new Topology(List.of(sites)));
    }

    /** A site of these rooms. */
    public static Site site(String id, Room... rooms) {
        return new Site(new SiteId(id), id, null, null, List.of(rooms), Aggregation.DEFAULT);
    }

    /** A room of these aisles and standalone racks. */
    public static Room room(String id, List<Aisle> aisles, List<Rack> standalone) {
        return new Room(new RoomId(id), id, null, null, aisles, standalone, Aggregation.DEFAULT);
    }

    /** An aisle of these racks. */
    public static Aisle aisle(String id, Rack... racks) {
        return new Aisle(new AisleId(id), id, List.of(racks), Aggregation.DEFAULT);
    }

    /** A rack of these devices. */
    public static Rack rackOf(String id, @Nullable String template, Device... devices) {
        return new Rack(new RackId(id), id, template, 42, null, List.of(devices), Aggregation.DEFAULT);
    }

    /** A device with the nodes of one pattern. */
    public static Device deviceOf(String id, String template, String pattern) {
        Instances instances = new Instances.Range(InstancePattern.parse(pattern));
        return new Device(id, id, template, 1, instances, Map.of(), Aggregation.DEFAULT);
    }
}
