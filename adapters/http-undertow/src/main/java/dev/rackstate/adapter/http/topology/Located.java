package dev.rackstate.adapter.http.topology;

import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A room, an aisle, a rack or a device as it is written down, with what holds it. Of several that a reference fits, the
 * first in file order is meant, as on reads.
 *
 * @param site the site
 * @param room the room
 * @param aisle the aisle; null for a room and for a standalone rack
 * @param rack the rack; null for a room and for an aisle
 * @param device the device; null for everything else
 */
record Located(
        Site site,
        Room room,
        @Nullable Aisle aisle,
        @Nullable Rack rack,
        @Nullable Device device) {
    /** A rack or a device by its number. */
    static Located of(CompiledTopology topology, int entity) {
        int rack = topology.ancestor(entity, EntityKind.RACK);
        int aisle = topology.ancestor(entity, EntityKind.AISLE);
        return new Located(
                topology.site(topology.ancestor(entity, EntityKind.SITE)),
                topology.room(topology.ancestor(entity, EntityKind.ROOM)),
                aisle < 0 ? null : topology.aisle(aisle),
                topology.rack(rack),
                entity == rack ? null : topology.device(entity));
    }

    static Optional<Site> site(Topology topology, SiteId id) {
        return topology.sites().stream().filter(site -> site.id().equals(id)).findFirst();
    }

    static Optional<Located> room(Topology topology, RoomRef ref) {
        return rooms(topology, ref.site(), ref.room()).findFirst();
    }

    static Optional<Located> aisle(Topology topology, AisleRef ref) {
        return rooms(topology, ref.site(), ref.room())
                .flatMap(Located::aisles)
                .filter(found -> found.theAisle().id().equals(ref.aisle()))
                .findFirst();
    }

    static Optional<Located> rack(Topology topology, RackRef ref) {
        return racks(topology, ref).findFirst();
    }

    /** The device in the first of the racks that holds it. */
    static Optional<Located> device(Topology topology, RackRef ref, String id) {
        return racks(topology, ref)
                .flatMap(Located::devices)
                .filter(found -> found.theDevice().id().equals(id))
                .findFirst();
    }

    private static Stream<Located> racks(Topology topology, RackRef ref) {
        return rooms(topology, ref.site(), ref.room())
                .flatMap(Located::racks)
                .filter(found -> found.theRack().id().equals(ref.rack()));
    }

    /** The aisle of one. */
    Aisle theAisle() {
        return Objects.requireNonNull(aisle, "not in an aisle");
    }

    /** The rack of one. */
    Rack theRack() {
        return Objects.requireNonNull(rack, "not a rack");
    }

    /** The device of one. */
    Device theDevice() {
        return Objects.requireNonNull(device, "not a device");
    }

    private static Stream<Located> rooms(Topology topology, @Nullable SiteId site, @Nullable RoomId room) {
        return topology.sites().stream()
                .filter(at -> site == null || at.id().equals(site))
                .flatMap(at -> at.rooms().stream()
                        .filter(in -> room == null || in.id().equals(room))
                        .map(in -> new Located(at, in, null, null, null)));
    }

    private Stream<Located> aisles() {
        return room.aisles().stream().map(in -> new Located(site, room, in, null, null));
    }

    private Stream<Located> racks() {
        return Stream.concat(
                aisles().flatMap(in ->
                        in.theAisle().racks().stream().map(at -> new Located(site, room, in.aisle(), at, null))),
                room.standaloneRacks().stream().map(at -> new Located(site, room, null, at, null)));
    }

    private Stream<Located> devices() {
        return theRack().devices().stream().map(in -> new Located(site, room, aisle, rack, in));
    }
}
