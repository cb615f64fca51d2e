package dev.rackstate.adapter.http;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.MatrixLayout;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.health.Aggregation;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The building of the tests: two sites whose rooms, aisles and racks share ids, a rack that stands alone, a room without
 * racks, a device without instances, one with disk slots, and names that want escaping.
 */
final class Building {
    static final String AWKWARD_DEVICE = "od\"d/\\\u00fc";
    static final String AWKWARD_NODE = "x\"y\\z\nq";

    static final Topology TOPOLOGY = new Topology(List.of(
            new Site(
                    new SiteId("alpha"),
                    "Alpha",
                    "The first",
                    new Location(60.1, 24.9, "1 Road"),
                    List.of(
                            new Room(
                                    new RoomId("hall"),
                                    "Hall",
                                    null,
                                    RoomLayout.DEFAULT,
                                    List.of(
                                            aisle(
                                                    "a",
                                                    rack(
                                                            "r1",
                                                            device("cpu", "server", range("n[001-004]")),
                                                            device("store", "storage", range("da01")),
                                                            device("sw1", "ghost", Instances.NONE)),
                                                    rack("r2", device("blade", "server", slots()))),
                                            aisle("b", rack("r2", device("other", "server", names("c1", "c2"))))),
                                    List.of(rack("lone", device(AWKWARD_DEVICE, "ghost", names(AWKWARD_NODE)))),
                                    Aggregation.DEFAULT),
                            room("empty")),
                    Aggregation.DEFAULT),
            new Site(
                    new SiteId("beta"),
                    "Beta",
                    null,
                    null,
                    List.of(room("hall", aisle("a", rack("r1", device("cpu", "server", range("m1")))))),
                    Aggregation.DEFAULT)));

    static final Catalog CATALOG = new Catalog(
            List.of(
                    template("server", List.of("node_temperature_celsius", "node_power_watts")),
                    template("storage", List.of()),
                    template("spare", List.of())),
            List.of(new RackTemplate(
                    "cabinet",
                    "Cabinet",
                    42,
                    new RackTemplate.Infrastructure(
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(new RackTemplate.ComponentRef("pdu-left", 1, null, "left"))),
                    List.of("pdu"))),
            List.of(new ComponentTemplate(
                    "pdu-left", "PDU", "pdu", null, null, "side", "left", 1, null, List.of(), List.of("pdu_power"))));

    private Building() {}

    private static DeviceTemplate template(String id, List<String> metrics) {
        return new DeviceTemplate(
                id,
                id,
                "server",
                null,
                "compute",
                1,
                new MatrixLayout("grid", 1, 2, List.of(List.of(1, 2))),
                null,
                null,
                List.of(new DeviceTemplate.RearComponent("psu1", "PSU 1", "psu", null, List.of("psu"))),
                List.of("node_up"),
                metrics,
                Map.of("node_temperature_celsius", Map.of("warn", 60.0)));
    }

    private static Room room(String id, Aisle... aisles) {
        return new Room(new RoomId(id), id + " room", null, null, List.of(aisles), List.of(), Aggregation.DEFAULT);
    }

    private static Aisle aisle(String id, Rack... racks) {
        return new Aisle(new AisleId(id), "Aisle " + id, List.of(racks), Aggregation.DEFAULT);
    }

    private static Rack rack(String id, Device... devices) {
        return new Rack(new RackId(id), "Rack " + id, "cabinet", 42, null, List.of(devices), Aggregation.DEFAULT);
    }

    private static Device device(String id, String template, Instances instances) {
        return new Device(id, "Device " + id, template, 3, instances, Map.of("serial", "s-1"), Aggregation.DEFAULT);
    }

    private static Instances range(String text) {
        return new Instances.Range(InstancePattern.parse(text));
    }

    private static Instances names(String... texts) {
        return new Instances.Names(
                List.of(texts).stream().map(InstancePattern::parse).toList());
    }

    private static Instances slots() {
        Map<Integer, InstancePattern> slots = new LinkedHashMap<>();
        slots.put(1, InstancePattern.parse("b1"));
        slots.put(2, InstancePattern.parse("b2"));
        return new Instances.Slots(slots);
    }
}
