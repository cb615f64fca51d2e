package dev.rackstate.domain.edit;

import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Racks of a room in another order. No rack comes and none goes.
 *
 * <p>Aisles of a room may hold racks of one id. Then an aisle that wants such a rack keeps its own, and one that has
 * none gets the first whose own aisle does not want it.
 */
final class Arrangement {
    private final String where;
    private final Map<String, List<String>> wanted;
    private final Map<String, List<Standing>> left = new LinkedHashMap<>();

    private Arrangement(String where, Map<String, List<String>> wanted) {
        this.where = where;
        this.wanted = wanted;
    }

    /** Where a rack stands that has not been given its place yet; alone when there is no aisle. */
    private record Standing(@Nullable Aisle aisle, Rack rack) {
        boolean isIn(Aisle other) {
            return aisle != null && aisle.id().equals(other.id());
        }
    }

    /**
     * A room with its racks rearranged.
     *
     * @param wanted every aisle with its racks; standalone racks may be among them
     */
    static Room of(Room room, Map<String, List<String>> wanted) throws ChangeRefusedException {
        requireAllAisles(room, wanted.keySet());
        Arrangement arrangement = new Arrangement("room '" + room.id() + "'", wanted);
        room.aisles().forEach(aisle -> arrangement.begin(aisle, aisle.racks()));
        arrangement.begin(null, room.standaloneRacks());
        List<Aisle> aisles = new ArrayList<>();
        for (Aisle aisle : room.aisles()) {
            List<Rack> racks = arrangement.racks(aisle);
            aisles.add(racks.equals(aisle.racks()) ? aisle : aisle.withRacks(racks));
        }
        List<Rack> standalone = arrangement.rest(room.standaloneRacks());
        arrangement.requireNoneLeft();
        return room.withAisles(aisles).withStandaloneRacks(standalone);
    }

    /** The racks of one aisle in this order. */
    static List<Rack> of(Aisle aisle, List<String> order) throws ChangeRefusedException {
        if (order.isEmpty()) {
            throw ChangeRefusedException.invalid("a list of racks is required");
        }
        Arrangement arrangement =
                new Arrangement("aisle '" + aisle.id() + "'", Map.of(aisle.id().value(), order));
        arrangement.begin(aisle, aisle.racks());
        List<Rack> racks = arrangement.racks(aisle);
        arrangement.requireNoneLeft();
        return racks;
    }

    private static void requireAllAisles(Room room, Set<String> given) throws ChangeRefusedException {
        Set<String> missing = new TreeSet<>();
        room.aisles().forEach(aisle -> missing.add(aisle.id().value()));
        Set<String> others = new TreeSet<>(given);
        others.removeAll(missing);
        missing.removeAll(given);
        if (!missing.isEmpty() || !others.isEmpty()) {
            throw ChangeRefusedException.invalid("the arrangement must include all aisles of room '" + room.id()
                    + "' and no others"
                    + (missing.isEmpty() ? "" : "; missing: " + Listing.quoted(missing))
                    + (others.isEmpty() ? "" : "; not there: " + Listing.quoted(others)));
        }
    }

    private void begin(@Nullable Aisle aisle, List<Rack> racks) {
        racks.forEach(rack ->
                left.computeIfAbsent(rack.id().value(), id -> new ArrayList<>()).add(new Standing(aisle, rack)));
    }

    private List<String> wanted(Aisle aisle) {
        return wanted.getOrDefault(aisle.id().value(), List.of());
    }

    private List<Rack> racks(Aisle aisle) throws ChangeRefusedException {
        Set<String> seen = new HashSet<>();
        List<Rack> racks = new ArrayList<>();
        for (String id : wanted(aisle)) {
            if (!seen.add(id)) {
                throw ChangeRefusedException.invalid(
                        "rack '" + id + "' is given twice for aisle '" + aisle.id() + "'; each rack stands once");
            }
            racks.add(take(id, aisle));
        }
        return racks;
    }

    private Rack take(String id, Aisle aisle) throws ChangeRefusedException {
        List<Standing> candidates = left.getOrDefault(id, List.of());
        Standing chosen = candidates.stream()
                .filter(standing -> standing.isIn(aisle))
                .findFirst()
                .or(() -> candidates.stream().filter(this::isFree).findFirst())
                .orElseThrow(() -> refusal(id));
        candidates.remove(chosen);
        return chosen.isIn(aisle)
                ? chosen.rack()
                : chosen.rack().withAisleId(aisle.id().value());
    }

    private boolean isFree(Standing standing) {
        Aisle own = standing.aisle();
        return own == null || !wanted(own).contains(standing.rack().id().value());
    }

    private ChangeRefusedException refusal(String id) {
        boolean known = left.containsKey(id);
        return ChangeRefusedException.invalid(
                known
                        ? "rack '" + id + "' is given for several aisles; each rack stands once"
                        : "Unknown rack '" + id + "': there is none in " + where);
    }

    /** Those of the racks that stand alone which no aisle has taken. */
    private List<Rack> rest(List<Rack> standalone) {
        return standalone.stream()
                .filter(rack -> left.getOrDefault(rack.id().value(), List.of()).remove(new Standing(null, rack)))
                .toList();
    }

    private void requireNoneLeft() throws ChangeRefusedException {
        List<String> forgotten = left.values().stream()
                .flatMap(List::stream)
                .map(standing -> standing.rack().id().value())
                .toList();
        if (!forgotten.isEmpty()) {
            throw ChangeRefusedException.invalid("the arrangement leaves out " + Listing.quoted(forgotten) + " of "
                    + where + "; every rack must be named");
        }
    }
}
