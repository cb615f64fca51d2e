package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The racks that stand at a place in one building and not in another. */
final class Departures {
    private final List<Departure> all = new ArrayList<>();

    private Departures() {}

    /** A rack that is not at its place any more; without an aisle it stood alone. */
    record Departure(SiteId site, RoomId room, @Nullable AisleId aisle, Rack rack) {}

    /** Racks that leave one place and appear at another: they move, and take along what their files say beyond. */
    static List<Departure> moving(Topology before, Topology after) {
        Set<RackId> arriving = of(after, before).stream()
                .map(departure -> departure.rack().id())
                .collect(Collectors.toCollection(HashSet::new));
        // Of several racks with one id that leave at once, one can be the one that arrives.
        return of(before, after).stream()
                .filter(departure -> arriving.remove(departure.rack().id()))
                .toList();
    }

    private static List<Departure> of(Topology from, Topology to) {
        Departures departures = new Departures();
        Map<SiteId, Site> sites = byId(to.sites(), Site::id);
        from.sites().forEach(site -> departures.site(site, sites.get(site.id())));
        return departures.all;
    }

    private void site(Site from, @Nullable Site to) {
        if (from != to) {
            Map<RoomId, Room> rooms = to == null ? Map.of() : byId(to.rooms(), Room::id);
            from.rooms().forEach(room -> room(from, room, rooms.get(room.id())));
        }
    }

    private void room(Site site, Room from, @Nullable Room to) {
        if (from == to) {
            return;
        }
        Map<AisleId, Aisle> aisles = to == null ? Map.of() : byId(to.aisles(), Aisle::id);
        for (Aisle aisle : from.aisles()) {
            Aisle other = aisles.get(aisle.id());
            racks(site, from, aisle.id(), aisle.racks(), other == null ? List.of() : other.racks());
        }
        racks(site, from, null, from.standaloneRacks(), to == null ? List.of() : to.standaloneRacks());
    }

    private void racks(Site site, Room room, @Nullable AisleId aisle, List<Rack> from, List<Rack> to) {
        if (from != to) {
            Set<RackId> staying = to.stream().map(Rack::id).collect(Collectors.toSet());
            from.stream()
                    .filter(rack -> !staying.contains(rack.id()))
                    .forEach(rack -> all.add(new Departure(site.id(), room.id(), aisle, rack)));
        }
    }

    private static <K, T> Map<K, T> byId(List<T> entities, Function<T, K> id) {
        Map<K, T> byId = new HashMap<>();
        entities.forEach(entity -> byId.put(id.apply(entity), entity));
        return byId;
    }
}
