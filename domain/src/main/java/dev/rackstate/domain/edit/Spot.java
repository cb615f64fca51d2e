package dev.rackstate.domain.edit;

import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A place in a building: an entity with all that holds it, as the way down from the top.
 *
 * <p>Putting something else into the place gives another building, which shares every part that is not on the way with
 * this one. Putting the same there gives this very building.
 *
 * @param siteAt the site's place in the topology
 * @param roomAt the room's place in its site, or -1 when the spot is a site
 * @param aisleAt the aisle's place in its room; -1 when the spot is a site or a room, or a rack that stands alone
 * @param rackAt the rack's place among those that stand with it, or -1 when the spot is no rack
 */
record Spot(Topology topology, int siteAt, int roomAt, int aisleAt, int rackAt) {
    private static final int NONE = -1;

    static Spot site(Topology topology, SiteId id) throws ChangeRefusedException {
        int at = indexOf(topology.sites(), site -> site.id().equals(id));
        if (at < 0) {
            throw notFound("Site", id, "");
        }
        return new Spot(topology, at, NONE, NONE, NONE);
    }

    static Spot room(Topology topology, RoomRef ref) throws ChangeRefusedException {
        List<Spot> rooms = rooms(topology, ref.site(), ref.room());
        if (rooms.isEmpty()) {
            throw notFound("Room", ref.room(), where(ref.site(), null));
        }
        return rooms.get(0);
    }

    static Spot aisle(Topology topology, AisleRef ref) throws ChangeRefusedException {
        for (Spot room : rooms(topology, ref.site(), ref.room())) {
            int at = indexOf(room.room().aisles(), aisle -> aisle.id().equals(ref.aisle()));
            if (at >= 0) {
                return room.inAisle(at);
            }
        }
        throw notFound("Aisle", ref.aisle(), where(ref.site(), ref.room()));
    }

    static Spot rack(Topology topology, RackRef ref) throws ChangeRefusedException {
        return racks(topology, ref).get(0);
    }

    /** All racks that are meant, in file order; at least one. */
    static List<Spot> racks(Topology topology, RackRef ref) throws ChangeRefusedException {
        List<Spot> found =
                racks(rooms(topology, ref.site(), ref.room()), rack -> rack.id().equals(ref.rack()));
        if (found.isEmpty()) {
            throw notFound("Rack", ref.rack(), where(ref.site(), ref.room()));
        }
        return found;
    }

    /** All racks of a building in file order. */
    static List<Spot> racks(Topology topology) {
        return racks(rooms(topology, null, null), rack -> true);
    }

    private static List<Spot> racks(List<Spot> rooms, Predicate<Rack> meant) {
        List<Spot> found = new ArrayList<>();
        for (Spot room : rooms) {
            for (int aisle = 0; aisle < room.room().aisles().size(); aisle++) {
                room.inAisle(aisle).addRacks(meant, found);
            }
            room.addRacks(meant, found);
        }
        return found;
    }

    private void addRacks(Predicate<Rack> meant, List<Spot> found) {
        List<Rack> racks = racks();
        for (int at = 0; at < racks.size(); at++) {
            if (meant.test(racks.get(at))) {
                found.add(new Spot(topology, siteAt, roomAt, aisleAt, at));
            }
        }
    }

    /** The rooms with this id, or all of them, in the site with this id, or in any. */
    private static List<Spot> rooms(Topology topology, @Nullable SiteId site, @Nullable RoomId room) {
        List<Spot> found = new ArrayList<>();
        for (int siteAt = 0; siteAt < topology.sites().size(); siteAt++) {
            Site there = topology.sites().get(siteAt);
            for (int at = 0; at < there.rooms().size(); at++) {
                boolean meant = (site == null || there.id().equals(site))
                        && (room == null || there.rooms().get(at).id().equals(room));
                if (meant) {
                    found.add(new Spot(topology, siteAt, at, NONE, NONE));
                }
            }
        }
        return found;
    }

    private Spot inAisle(int at) {
        return new Spot(topology, siteAt, roomAt, at, NONE);
    }

    private static <T> int indexOf(List<T> list, Predicate<T> wanted) {
        for (int at = 0; at < list.size(); at++) {
            if (wanted.test(list.get(at))) {
                return at;
            }
        }
        return NONE;
    }

    private static ChangeRefusedException notFound(String noun, Record id, String where) {
        return ChangeRefusedException.notFound(noun + " '" + id + "' not found" + where);
    }

    /** Where something was looked for, in words; empty when that was everywhere. */
    static String where(@Nullable SiteId site, @Nullable RoomId room) {
        return (room == null ? "" : " in room '" + room + "'") + (site == null ? "" : " in site '" + site + "'");
    }

    Site site() {
        return topology.sites().get(siteAt);
    }

    Room room() {
        return site().rooms().get(roomAt);
    }

    Aisle aisle() {
        return room().aisles().get(aisleAt);
    }

    /** The racks of the aisle, or those of the room that stand alone. */
    List<Rack> racks() {
        return aisleAt == NONE ? room().standaloneRacks() : aisle().racks();
    }

    Rack rack() {
        return racks().get(rackAt);
    }

    /** The id of the aisle, or null for racks that stand alone. */
    @Nullable
    AisleId aisleId() {
        return aisleAt == NONE ? null : aisle().id();
    }

    /** Whether both are in the same aisle, or stand alone in the same room. */
    boolean standsWith(Spot other) {
        return siteAt == other.siteAt && roomAt == other.roomAt && aisleAt == other.aisleAt;
    }

    /** Where it is, in words. */
    String place() {
        return (aisleAt == NONE ? "" : "aisle '" + aisle().id() + "' of ") + "room '" + room().id() + "' in site '"
                + site().id() + "'";
    }

    /** The ids from the site down to the rack. */
    String path() {
        return site().id() + "/" + room().id() + (aisleAt == NONE ? "" : "/" + aisle().id()) + "/" + rack().id();
    }

    Topology with(Site site) {
        return site.equals(site()) ? topology : new Topology(ListEdits.replaced(topology.sites(), siteAt, site));
    }

    Topology with(Room room) {
        return with(site().withRooms(ListEdits.replaced(site().rooms(), roomAt, room)));
    }

    Topology with(Aisle aisle) {
        return with(room().withAisles(ListEdits.replaced(room().aisles(), aisleAt, aisle)));
    }

    Topology with(Rack rack) {
        return withRacks(ListEdits.replaced(racks(), rackAt, rack));
    }

    /** The building with other racks in the aisle, or other ones that stand alone in the room. */
    Topology withRacks(List<Rack> racks) {
        return aisleAt == NONE ? with(room().withStandaloneRacks(racks)) : with(aisle().withRacks(racks));
    }

    Topology withoutSite() {
        return new Topology(ListEdits.without(topology.sites(), siteAt));
    }

    Topology withoutRoom() {
        return with(site().withRooms(ListEdits.without(site().rooms(), roomAt)));
    }

    Topology withoutAisle() {
        return with(room().withAisles(ListEdits.without(room().aisles(), aisleAt)));
    }

    Topology withoutRack() {
        return withRacks(ListEdits.without(racks(), rackAt));
    }
}
