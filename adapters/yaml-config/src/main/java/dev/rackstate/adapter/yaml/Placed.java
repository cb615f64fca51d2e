package dev.rackstate.adapter.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An entity of the topology that was read, with what is needed to tell later where it came from.
 *
 * @param value the entity with everything below it
 * @param id its id
 * @param place where its id stands
 * @param sightings the ids of the entity and of everything below it, in file order
 */
record Placed<T>(T value, String id, Position place, List<Sighting> sightings) {
    /** The siblings without those whose id an earlier one has; these are reported. */
    static <T> List<Placed<T>> distinct(ProblemLog log, String noun, String parent, List<Placed<T>> siblings) {
        Map<String, Position> first = new HashMap<>();
        List<Placed<T>> distinct = new ArrayList<>(siblings.size());
        for (Placed<T> sibling : siblings) {
            Position earlier = first.putIfAbsent(sibling.id, sibling.place);
            if (earlier == null) {
                distinct.add(sibling);
            } else {
                log.at(sibling.place)
                        .error("the " + noun + " id '" + sibling.id + "' is already used in this " + parent + " at "
                                + earlier + "; the " + noun + " is left out");
            }
        }
        return distinct;
    }

    static <T> List<T> values(List<Placed<T>> placed) {
        return placed.stream().map(Placed::value).toList();
    }

    /** One's own sighting and then those of the children. */
    static <T> List<Sighting> sightings(Sighting own, List<Placed<T>> children) {
        List<Sighting> all = new ArrayList<>();
        all.add(own);
        children.forEach(child -> all.addAll(child.sightings));
        return all;
    }
}
