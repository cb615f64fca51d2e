package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.Topology;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Where two buildings differ. */
final class TopologyDifference {
    private TopologyDifference() {}

    /** The first entity that differs, as deep as can be told; empty when the buildings are equal. */
    static String first(Topology one, Topology other) {
        return one.equals(other)
                ? ""
                : first("the sites", one.sites(), other.sites(), Site::id, TopologyDifference::site);
    }

    private static String site(Site one, Site other) {
        String name = "the site '" + one.id() + "'";
        return first(name, one.rooms(), other.rooms(), Room::id, TopologyDifference::room);
    }

    private static String room(Room one, Room other) {
        String name = "the room '" + one.id() + "'";
        return one.aisles().equals(other.aisles())
                ? first(name, one.standaloneRacks(), other.standaloneRacks(), Rack::id, TopologyDifference::rack)
                : first(name, one.aisles(), other.aisles(), Aisle::id, TopologyDifference::aisle);
    }

    private static String aisle(Aisle one, Aisle other) {
        return first("the aisle '" + one.id() + "'", one.racks(), other.racks(), Rack::id, TopologyDifference::rack);
    }

    private static String rack(Rack one, Rack other) {
        return "the rack '" + one.id() + "'";
    }

    private static <T> String first(
            String holder, List<T> one, List<T> other, Function<T, ?> id, BiFunction<T, T, String> deeper) {
        if (!one.stream().map(id).toList().equals(other.stream().map(id).toList())) {
            return holder;
        }
        for (int at = 0; at < one.size(); at++) {
            if (!one.get(at).equals(other.get(at))) {
                return deeper.apply(one.get(at), other.get(at));
            }
        }
        return holder;
    }
}
