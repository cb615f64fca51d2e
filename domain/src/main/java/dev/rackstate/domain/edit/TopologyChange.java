package dev.rackstate.domain.edit;

import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Location;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.RoomLayout;
import dev.rackstate.domain.topology.SiteId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of the building that somebody asks for. Carried out by {@link TopologyEditor}.
 *
 * <p>Ids below a site may repeat in other sites and rooms: a reference may name the site and the room, and without them
 * means the first of that id in file order.
 */
public sealed interface TopologyChange {
    /** A change of one site or of the list of sites. */
    sealed interface OfSite extends TopologyChange {}

    /** A change of one room or of a site's list of rooms. */
    sealed interface OfRoom extends TopologyChange {}

    /** A change of one aisle, of a room's list of aisles, or of the racks' places in it. */
    sealed interface OfAisle extends TopologyChange {}

    /** A change of one rack as a whole. */
    sealed interface OfRack extends TopologyChange {}

    /** A change of what is mounted in one rack. */
    sealed interface OfDevice extends TopologyChange {}

    /** A room, and the site it is in when that matters. */
    record RoomRef(@Nullable SiteId site, RoomId room) {}

    /** An aisle, and where it is when that matters. */
    record AisleRef(@Nullable SiteId site, @Nullable RoomId room, AisleId aisle) {}

    /** A rack, in an aisle or standalone, and where it is when that matters. */
    record RackRef(@Nullable SiteId site, @Nullable RoomId room, RackId rack) {}

    /** A new site without rooms, after the others. */
    record AddSite(
            SiteId id,
            String name,
            @Nullable String description,
            @Nullable Location location) implements OfSite {}

    /** Other properties of a site; an aggregation set to null is the plain one. */
    record ChangeSite(
            SiteId id,
            Patch<String> name,
            Patch<String> description,
            Patch<Location> location,
            Patch<Aggregation> aggregation)
            implements OfSite {}

    /** A site goes, with everything in it. */
    record RemoveSite(SiteId id) implements OfSite {}

    /** A new room without aisles, after the others of its site. */
    record AddRoom(
            SiteId site,
            RoomId id,
            String name,
            @Nullable String description,
            @Nullable RoomLayout layout) implements OfRoom {}

    /** Other properties of a room. */
    record ChangeRoom(
            RoomRef room,
            Patch<String> name,
            Patch<String> description,
            Patch<RoomLayout> layout,
            Patch<Aggregation> aggregation)
            implements OfRoom {}

    /** A room goes, with everything in it. */
    record RemoveRoom(RoomRef room) implements OfRoom {}

    /** New aisles, after the others of their room. */
    record AddAisles(RoomRef room, List<NewAisle> aisles) implements OfAisle {
        /** An aisle to be. */
        public record NewAisle(AisleId id, String name) {}

        /** Copies the list. */
        public AddAisles {
            aisles = List.copyOf(aisles);
        }
    }

    /** Other properties of an aisle. */
    record ChangeAisle(AisleRef aisle, Patch<String> name, Patch<Aggregation> aggregation) implements OfAisle {}

    /** An aisle goes, with its racks. */
    record RemoveAisle(AisleRef aisle) implements OfAisle {}

    /**
     * The racks of a room's aisles stand in another order, or in other aisles of that room.
     *
     * @param racks every aisle of the room with its racks in the order that shall be; every rack that stands in an
     *     aisle of the room occurs exactly once, standalone racks may be named too and then move into the aisle. A rack
     *     that comes into another aisle says so in its {@code aisle_id}
     */
    record ArrangeRacks(RoomRef room, Map<String, List<String>> racks) implements OfAisle {
        /** Copies the map and keeps its order. */
        public ArrangeRacks {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            racks.forEach((aisle, ids) -> copy.put(aisle, List.copyOf(ids)));
            racks = Collections.unmodifiableMap(copy);
        }
    }

    /** The racks of one aisle stand in another order; each of them occurs exactly once. */
    record OrderRacks(AisleRef aisle, List<String> racks) implements OfAisle {
        /** Copies the list. */
        public OrderRacks {
            racks = List.copyOf(racks);
        }
    }

    /** A new empty rack, after the others of its aisle. Its id must not be that of any other rack. */
    record AddRack(
            AisleRef aisle,
            RackId id,
            String name,
            int uHeight,
            @Nullable String templateId) implements OfRack {}

    /** A new empty rack that belongs to no aisle. Its id must not be that of any other rack. */
    record AddStandaloneRack(
            RoomRef room,
            RackId id,
            String name,
            int uHeight,
            @Nullable String templateId) implements OfRack {}

    /**
     * Other properties of a rack. Its height stays when only its template changes.
     *
     * @param uHeight null for the height that its template gives
     * @param templateId an existing rack template, or null for none
     */
    record ChangeRack(
            RackRef rack,
            Patch<String> name,
            Patch<Integer> uHeight,
            Patch<String> templateId,
            Patch<Aggregation> aggregation)
            implements OfRack {}

    /**
     * A rack moves, with everything in it. If it says what its aisle is, it says so of the new one.
     *
     * @param room where to
     * @param aisle the aisle of that room, or null to stand alone
     * @param position its place among the racks there, from 0; null for the last
     */
    record MoveRack(
            RackRef rack,
            RoomRef room,
            @Nullable AisleId aisle,
            @Nullable Integer position) implements OfRack {}

    /** A rack goes, with everything in it. */
    record RemoveRack(RackRef rack) implements OfRack {}

    /** A new device; its units must be free, its template must exist, and its id must keep {@code DeviceIds}. */
    record AddDevice(RackRef rack, Device device) implements OfDevice {}

    /** Other devices in place of all of a rack's. What stands as it stood is taken as it is. */
    record ReplaceDevices(RackRef rack, List<Device> devices) implements OfDevice {
        /** Copies the list. */
        public ReplaceDevices {
            devices = List.copyOf(devices);
        }
    }

    /**
     * Other properties of a device; moving it to units that are free is one of them. Of several racks of that id the
     * first one that holds such a device is meant.
     */
    record ChangeDevice(
            RackRef rack,
            String device,
            Patch<String> name,
            Patch<String> templateId,
            Patch<Integer> uPosition,
            Patch<Instances> instances,
            Patch<Map<String, String>> labels,
            Patch<Aggregation> aggregation)
            implements OfDevice {}

    /** A device goes. Of several racks of that id the first one that holds such a device is meant. */
    record RemoveDevice(RackRef rack, String device) implements OfDevice {}
}
