package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.edit.TopologyChange;
import dev.rackstate.domain.edit.TopologyChange.AddAisles.NewAisle;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.Reducer;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Some change of whatever building there is; the same one of the same building. */
final class RandomChange {
    /** Text that a careless writer of YAML would change. */
    private static final List<String> NAMES = List.of(
            "Plain",
            "yes",
            "1e3",
            "0x1F",
            "a: b",
            "# no comment",
            "it's",
            "\"quoted\"",
            "- item",
            "[1]",
            "{a}",
            "null",
            "~",
            "2024-01-01",
            " blank ",
            "ünï — ✓",
            "two\nlines",
            "tab\there",
            "%d",
            "@at",
            "&a *b",
            "012",
            "12:30");

    private static final List<Aggregation> AGGREGATIONS = List.of(
            Aggregation.DEFAULT,
            new Aggregation(Reducer.parse("quorum(1)"), EdgeMap.identity(), 1),
            new Aggregation(Reducer.worst(), EdgeMap.parse("lower(1)"), 3),
            new Aggregation(Reducer.parse("weighted(60%)"), EdgeMap.parse("ignore"), 1));

    private final long seed;
    private Random random = new Random(0);

    RandomChange(Random source) {
        this.seed = source.nextLong();
    }

    TopologyChange on(Topology topology) {
        random = new Random(seed);
        Site site = any(topology.sites());
        Room room = site == null ? null : any(site.rooms());
        if (site == null || random.nextInt(40) == 0) {
            return new TopologyChange.AddSite(new SiteId(id("s")), name(), maybe(name()), maybe(location()));
        }
        if (room == null || random.nextInt(20) == 0) {
            return ofSite(site);
        }
        List<Rack> racks = new ArrayList<>(room.standaloneRacks());
        room.aisles().forEach(aisle -> racks.addAll(aisle.racks()));
        RoomRef ref = new RoomRef(site.id(), room.id());
        Rack rack = any(racks);
        return switch (random.nextInt(rack == null ? 3 : 10)) {
            case 0 -> ofRoom(ref);
            case 1, 2 -> ofAisles(ref, room);
            case 3, 4, 5, 6 -> ofRack(topology, ref, room, rack);
            default -> ofDevices(new RackRef(site.id(), room.id(), rack.id()), rack);
        };
    }

    private TopologyChange ofSite(Site site) {
        return switch (random.nextInt(8)) {
            case 0 -> new TopologyChange.RemoveSite(site.id());
            case 1, 2, 3 ->
                new TopologyChange.ChangeSite(
                        site.id(),
                        patch(name()),
                        patch(maybe(name())),
                        patch(maybe(location())),
                        patch(any(AGGREGATIONS)));
            default ->
                new TopologyChange.AddRoom(site.id(), new RoomId(id("r")), name(), maybe(name()), maybe(layout()));
        };
    }

    private TopologyChange ofRoom(RoomRef room) {
        return random.nextInt(8) == 0
                ? new TopologyChange.RemoveRoom(room)
                : new TopologyChange.ChangeRoom(
                        room, patch(name()), patch(maybe(name())), patch(maybe(layout())), patch(any(AGGREGATIONS)));
    }

    private TopologyChange ofAisles(RoomRef ref, Room room) {
        Aisle aisle = any(room.aisles());
        if (aisle == null || random.nextInt(6) == 0) {
            return new TopologyChange.AddAisles(ref, List.of(new NewAisle(new AisleId(id("a")), name())));
        }
        AisleRef at = new AisleRef(ref.site(), ref.room(), aisle.id());
        return switch (random.nextInt(8)) {
            case 0 -> new TopologyChange.RemoveAisle(at);
            case 1, 2 -> new TopologyChange.ChangeAisle(at, patch(name()), patch(any(AGGREGATIONS)));
            case 3 -> new TopologyChange.OrderRacks(at, shuffled(aisle.racks()));
            case 4 -> new TopologyChange.AddStandaloneRack(ref, new RackId(id("k")), name(), height(), template());
            default -> new TopologyChange.AddRack(at, new RackId(id("k")), name(), height(), template());
        };
    }

    private TopologyChange ofRack(Topology topology, RoomRef room, Room from, Rack rack) {
        RackRef ref = new RackRef(room.site(), room.room(), rack.id());
        Site site = any(topology.sites());
        Room to = site == null ? null : any(site.rooms());
        return switch (random.nextInt(7)) {
            case 0 -> new TopologyChange.RemoveRack(ref);
            case 1, 2 ->
                new TopologyChange.ChangeRack(
                        ref, patch(name()), patch(height()), patch(template()), patch(any(AGGREGATIONS)));
            default -> {
                Aisle aisle = any(to == null ? from.aisles() : to.aisles());
                yield new TopologyChange.MoveRack(
                        ref,
                        site == null || to == null ? room : new RoomRef(site.id(), to.id()),
                        aisle == null || random.nextInt(3) == 0 ? null : aisle.id(),
                        maybe(random.nextInt(3)));
            }
        };
    }

    private TopologyChange ofDevices(RackRef ref, Rack rack) {
        Device device = any(rack.devices());
        if (device == null || random.nextInt(3) == 0) {
            return new TopologyChange.AddDevice(ref, device());
        }
        return switch (random.nextInt(6)) {
            case 0 -> new TopologyChange.RemoveDevice(ref, device.id());
            case 1 -> new TopologyChange.ReplaceDevices(ref, List.of(device(), device));
            default ->
                new TopologyChange.ChangeDevice(
                        ref,
                        device.id(),
                        patch(name()),
                        patch("server-1u"),
                        patch(1 + random.nextInt(20)),
                        patch(instances()),
                        patch(labels()),
                        patch(any(AGGREGATIONS)));
        };
    }

    private Device device() {
        return new Device(
                any(List.of("d", "D 1", "7", "no")) + random.nextInt(9),
                name(),
                random.nextBoolean() ? "server-1u" : "server-2u",
                1 + random.nextInt(20),
                instances(),
                labels(),
                any(AGGREGATIONS));
    }

    private Instances instances() {
        InstancePattern one = InstancePattern.parse(any(List.of("n1", "n[01-04]", "on", "10", "a b", "x:9100")));
        return switch (random.nextInt(4)) {
            case 0 -> new Instances.Range(one);
            case 1 -> new Instances.Names(List.of(one, InstancePattern.parse("second")));
            case 2 -> new Instances.Slots(Map.of(1 + random.nextInt(3), one));
            default -> Instances.NONE;
        };
    }

    private Map<String, String> labels() {
        return random.nextBoolean() ? Map.of() : Map.of(any(List.of("tray", "a b", "x")), name());
    }

    private Location location() {
        return new Location(random.nextInt(180) - 90, random.nextInt(3600) / 10.0 - 180, maybe(name()));
    }

    private RoomLayout layout() {
        RoomLayout.Door door = new RoomLayout.Door("east", maybe(name()), random.nextInt(10) / 10.0);
        return new RoomLayout(
                "rectangle",
                1 + random.nextInt(50),
                1 + random.nextInt(99) / 2.0,
                random.nextBoolean() ? "top" : "left",
                random.nextBoolean() ? RoomLayout.Grid.DEFAULT : new RoomLayout.Grid(true, 4 + random.nextInt(9)),
                random.nextBoolean() ? RoomLayout.Door.DEFAULT : maybe(door));
    }

    private int height() {
        return 20 + random.nextInt(30);
    }

    private @Nullable String template() {
        return maybe(random.nextBoolean() ? "rack-42" : "rack-10");
    }

    private String id(String prefix) {
        return prefix + random.nextInt(12);
    }

    private String name() {
        return any(NAMES);
    }

    private List<String> shuffled(List<Rack> racks) {
        List<String> ids =
                new ArrayList<>(racks.stream().map(rack -> rack.id().value()).toList());
        Collections.shuffle(ids, random);
        return ids;
    }

    private <T> Patch<T> patch(@Nullable T value) {
        return random.nextBoolean() ? Patch.keep() : Patch.to(value);
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(3) == 0 ? null : value;
    }

    private <T> @Nullable T any(List<T> list) {
        return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
    }

    @Override
    public String toString() {
        return "change " + seed;
    }
}
