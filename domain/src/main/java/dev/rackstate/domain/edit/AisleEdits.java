package dev.rackstate.domain.edit;

import dev.rackstate.domain.edit.TopologyChange.AddAisles;
import dev.rackstate.domain.edit.TopologyChange.AddAisles.NewAisle;
import dev.rackstate.domain.edit.TopologyChange.ArrangeRacks;
import dev.rackstate.domain.edit.TopologyChange.ChangeAisle;
import dev.rackstate.domain.edit.TopologyChange.OfAisle;
import dev.rackstate.domain.edit.TopologyChange.OrderRacks;
import dev.rackstate.domain.edit.TopologyChange.RemoveAisle;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Changes of aisles. */
final class AisleEdits {
    private AisleEdits() {}

    static Topology apply(OfAisle change, Topology topology) throws ChangeRefusedException {
        if (change instanceof AddAisles add) {
            return add(add, Spot.room(topology, add.room()));
        }
        if (change instanceof ChangeAisle other) {
            return change(other, Spot.aisle(topology, other.aisle()));
        }
        if (change instanceof ArrangeRacks arrange) {
            Spot spot = Spot.room(topology, arrange.room());
            return spot.with(Arrangement.of(spot.room(), arrange.racks()));
        }
        if (change instanceof OrderRacks order) {
            Spot spot = Spot.aisle(topology, order.aisle());
            return spot.withRacks(Arrangement.of(spot.aisle(), order.racks()));
        }
        return Spot.aisle(topology, ((RemoveAisle) change).aisle()).withoutAisle();
    }

    private static Topology add(AddAisles add, Spot spot) throws ChangeRefusedException {
        Room room = spot.room();
        if (add.aisles().isEmpty()) {
            throw ChangeRefusedException.invalid("at least one aisle is required");
        }
        Set<AisleId> given = new HashSet<>();
        List<Aisle> aisles = new ArrayList<>(room.aisles());
        for (NewAisle aisle : add.aisles()) {
            String name = Requirement.name("aisle", aisle.id(), aisle.name());
            if (room.aisles().stream().anyMatch(other -> other.id().equals(aisle.id()))) {
                throw ChangeRefusedException.invalid(
                        "an aisle '" + aisle.id() + "' already exists in room '" + room.id() + "'");
            }
            if (!given.add(aisle.id())) {
                throw ChangeRefusedException.invalid(
                        "the aisle '" + aisle.id() + "' is given twice: with the first one it already exists");
            }
            aisles.add(new Aisle(aisle.id(), name, List.of(), Aggregation.DEFAULT));
        }
        return spot.with(room.withAisles(aisles));
    }

    private static Topology change(ChangeAisle change, Spot spot) throws ChangeRefusedException {
        Aisle aisle = spot.aisle();
        return spot.with(new Aisle(
                aisle.id(),
                Requirement.name("aisle", aisle.id(), change.name(), aisle.name()),
                aisle.racks(),
                Objects.requireNonNullElse(change.aggregation().over(aisle.aggregation()), Aggregation.DEFAULT)));
    }
}
