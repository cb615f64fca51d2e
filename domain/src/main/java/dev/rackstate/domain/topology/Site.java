package dev.rackstate.domain.topology;

import dev.rackstate.domain.health.Aggregation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place with its own address.
 *
 * @param id unique in the topology
 * @param name what people call it
 * @param description free text, or null
 * @param location where it is, or null
 * @param rooms in display order
 * @param aggregation how it takes part in propagation; its edge leads to the whole installation
 */
public record Site(
        SiteId id,
        String name,
        @Nullable String description,
        @Nullable Location location,
        List<Room> rooms,
        Aggregation aggregation) {
    /** Copies the list. */
    public Site {
        rooms = List.copyOf(rooms);
    }

    /** The same site with other rooms. */
    public Site withRooms(List<Room> other) {
        return new Site(id, name, description, location, other, aggregation);
    }
}
