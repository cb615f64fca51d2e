package dev.rackstate.domain.edit;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.edit.TopologyChange.AddRack;
import dev.rackstate.domain.edit.TopologyChange.AddStandaloneRack;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.ChangeRack;
import dev.rackstate.domain.edit.TopologyChange.MoveRack;
import dev.rackstate.domain.edit.TopologyChange.OfRack;
import dev.rackstate.domain.edit.TopologyChange.RemoveRack;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.Topology;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of racks. */
final class RackEdits {
    private final Topology topology;
    private final Catalog catalog;

    RackEdits(Topology topology, Catalog catalog) {
        this.topology = topology;
        this.catalog = catalog;
    }

    Topology apply(OfRack change) throws ChangeRefusedException {
        if (change instanceof AddRack add) {
            Rack rack = newRack(add.id(), add.name(), add.uHeight(), add.templateId());
            return add(rack, Spot.aisle(topology, add.aisle()));
        }
        if (change instanceof AddStandaloneRack add) {
            Rack rack = newRack(add.id(), add.name(), add.uHeight(), add.templateId());
            return add(rack, Spot.room(topology, add.room()));
        }
        if (change instanceof ChangeRack other) {
            return change(other, Spot.rack(topology, other.rack()));
        }
        if (change instanceof MoveRack move) {
            return move(move, Spot.rack(topology, move.rack()));
        }
        return Spot.rack(topology, ((RemoveRack) change).rack()).withoutRack();
    }

    private static Rack newRack(RackId id, String name, int height, @Nullable String templateId)
            throws ChangeRefusedException {
        String required = Requirement.name("rack", id, name);
        requireHeight(id, height);
        return new Rack(id, required, templateId, height, null, List.of(), Aggregation.DEFAULT);
    }

    private static void requireHeight(RackId id, int height) throws ChangeRefusedException {
        if (height < 1 || height > Rack.MAX_HEIGHT) {
            throw ChangeRefusedException.invalid(
                    "the u_height of rack '" + id + "' must be between 1 and " + Rack.MAX_HEIGHT + ", not " + height);
        }
    }

    private void requireTemplate(@Nullable String templateId) throws ChangeRefusedException {
        if (templateId != null && catalog.rack(templateId).isEmpty()) {
            throw ChangeRefusedException.invalid("Unknown rack template '" + templateId + "'");
        }
    }

    private Topology add(Rack rack, Spot there) throws ChangeRefusedException {
        for (Spot other : Spot.racks(topology)) {
            if (other.rack().id().equals(rack.id())) {
                throw alreadyIn(other, rack.id());
            }
        }
        requireTemplate(rack.templateId());
        return there.withRacks(ListEdits.appended(there.racks(), rack));
    }

    private Topology change(ChangeRack change, Spot spot) throws ChangeRefusedException {
        Rack rack = spot.rack();
        String name = Requirement.name("rack", rack.id(), change.name(), rack.name());
        String templateId = change.templateId().over(rack.templateId());
        if (!Objects.equals(templateId, rack.templateId())) {
            requireTemplate(templateId);
        }
        Integer asked = change.uHeight().over(rack.uHeight());
        int height = asked == null ? catalog.rackHeight(templateId) : asked;
        requireHeight(rack.id(), height);
        Rack changed = new Rack(
                rack.id(),
                name,
                templateId,
                height,
                rack.aisleId(),
                rack.devices(),
                Objects.requireNonNullElse(change.aggregation().over(rack.aggregation()), Aggregation.DEFAULT));
        Placement.require(rack, changed, catalog);
        return spot.with(changed);
    }

    private Topology move(MoveRack move, Spot from) throws ChangeRefusedException {
        Spot there = destination(topology, move);
        boolean stays = from.standsWith(there);
        if (!stays
                && there.racks().stream()
                        .anyMatch(other -> other.id().equals(from.rack().id()))) {
            throw alreadyIn(there, from.rack().id());
        }
        int last = there.racks().size() - (stays ? 1 : 0);
        int position = Objects.requireNonNullElse(move.position(), last);
        if (position < 0 || position > last) {
            throw ChangeRefusedException.invalid(
                    "the position of rack '" + from.rack().id() + "' in " + there.place() + " must be between 0 and "
                            + last + ", not " + position);
        }
        if (stays && position == from.rackAt()) {
            return topology;
        }
        Spot freed = destination(from.withoutRack(), move);
        Rack rack = stays ? from.rack() : arrived(from.rack(), there.aisleId());
        return freed.withRacks(ListEdits.inserted(freed.racks(), position, rack));
    }

    private static ChangeRefusedException alreadyIn(Spot spot, RackId id) {
        return ChangeRefusedException.invalid("a rack '" + id + "' already exists in " + spot.place());
    }

    private static Spot destination(Topology topology, MoveRack move) throws ChangeRefusedException {
        Spot room = Spot.room(topology, move.room());
        AisleId aisle = move.aisle();
        return aisle == null
                ? room
                : Spot.aisle(
                        topology, new AisleRef(room.site().id(), room.room().id(), aisle));
    }

    private static Rack arrived(Rack rack, @Nullable AisleId aisle) {
        return rack.aisleId() == null ? rack : rack.withAisleId(aisle == null ? null : aisle.value());
    }
}
