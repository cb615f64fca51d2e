package dev.rackstate.domain.edit;

import dev.rackstate.domain.edit.TopologyChange.AddRoom;
import dev.rackstate.domain.edit.TopologyChange.ChangeRoom;
import dev.rackstate.domain.edit.TopologyChange.OfRoom;
import dev.rackstate.domain.edit.TopologyChange.RemoveRoom;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.Topology;
import java.util.List;
import java.util.Objects;

/** Changes of rooms. */
final class RoomEdits {
    private RoomEdits() {}

    static Topology apply(OfRoom change, Topology topology) throws ChangeRefusedException {
        if (change instanceof AddRoom add) {
            return add(add, topology);
        }
        if (change instanceof ChangeRoom other) {
            return change(other, Spot.room(topology, other.room()));
        }
        return Spot.room(topology, ((RemoveRoom) change).room()).withoutRoom();
    }

    private static Topology add(AddRoom add, Topology topology) throws ChangeRefusedException {
        String name = Requirement.name("room", add.id(), add.name());
        Spot spot = Spot.site(topology, add.site());
        Site site = spot.site();
        if (site.rooms().stream().anyMatch(room -> room.id().equals(add.id()))) {
            throw ChangeRefusedException.invalid(
                    "a room '" + add.id() + "' already exists in site '" + site.id() + "'");
        }
        Room room =
                new Room(add.id(), name, add.description(), add.layout(), List.of(), List.of(), Aggregation.DEFAULT);
        return spot.with(site.withRooms(ListEdits.appended(site.rooms(), room)));
    }

    private static Topology change(ChangeRoom change, Spot spot) throws ChangeRefusedException {
        Room room = spot.room();
        return spot.with(new Room(
                room.id(),
                Requirement.name("room", room.id(), change.name(), room.name()),
                change.description().over(room.description()),
                change.layout().over(room.layout()),
                room.aisles(),
                room.standaloneRacks(),
                Objects.requireNonNullElse(change.aggregation().over(room.aggregation()), Aggregation.DEFAULT)));
    }
}
