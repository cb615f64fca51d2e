package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Buildings made of others, also such as no editor would make. */
final class Buildings {
    private Buildings() {}

    /** A site with two rooms, two aisles each, two racks in each of those and one beside them, and devices in all. */
    static Topology some() {
        return new Topology(List.of(new Site(
                new SiteId("site"), "Site", null, null, List.of(room("one"), room("two")), Aggregation.DEFAULT)));
    }

    private static Room room(String id) {
        return new Room(
                new RoomId(id),
                "Room " + id,
                null,
                null,
                List.of(aisle(id + "-a"), aisle(id + "-b")),
                List.of(rack(id + "-alone")),
                Aggregation.DEFAULT);
    }

    private static Aisle aisle(String id) {
        return new Aisle(new AisleId(id), "Aisle", List.of(rack(id + "1"), rack(id + "2")), Aggregation.DEFAULT);
    }

    private static Rack rack(String id) {
        Device device = new Device("first", "First", "server-1u", 1, Instances.NONE, Map.of(), Aggregation.DEFAULT);
        return new Rack(new RackId(id), "Rack", "rack-42", 42, null, List.of(device), Aggregation.DEFAULT);
    }

    /** The building with one more rack in every aisle of this id. */
    static Topology withRack(Topology topology, String aisleId, Rack rack) {
        return new Topology(topology.sites().stream()
                .map(site -> new Site(
                        site.id(),
                        site.name(),
                        site.description(),
                        site.location(),
                        site.rooms().stream()
                                .map(room -> withRack(room, aisleId, rack))
                                .toList(),
                        site.aggregation()))
                .toList());
    }

    private static Room withRack(Room room, String aisleId, Rack rack) {
        List<Aisle> aisles = new ArrayList<>();
        for (Aisle aisle : room.aisles()) {
            List<Rack> racks = new ArrayList<>(aisle.racks());
            if (aisle.id().value().equals(aisleId)) {
                racks.add(rack);
            }
            aisles.add(new Aisle(aisle.id(), aisle.name(), racks, aisle.aggregation()));
        }
        return new Room(
                room.id(),
                room.name(),
                room.description(),
                room.layout(),
                aisles,
                room.standaloneRacks(),
                room.aggregation());
    }
}
