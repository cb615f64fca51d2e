package dev.rackstate.domain.topology;

import dev.rackstate.domain.health.Aggregation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room of a site.
 *
 * @param id unique within its site
 * @param name what people call it
 * @param description free text, or null
 * @param layout its floor plan, or null when none was given
 * @param aisles in display order
 * @param standaloneRacks racks that belong to no aisle
 * @param aggregation how it takes part in propagation
 */
public record Room(
        RoomId id,
        String name,
        @Nullable String description,
        @Nullable RoomLayout layout,
        List<Aisle> aisles,
        List<Rack> standaloneRacks,
        Aggregation aggregation) {
    /** Copies the lists. */
    public Room {
        aisles = List.copyOf(aisles);
        standaloneRacks = List.copyOf(standaloneRacks);
    }

    /** The same room with other aisles. */
    public Room withAisles(List<Aisle> other) {
        return new Room(id, name, description, layout, other, standaloneRacks, aggregation);
    }

    /** The same room with other racks that belong to no aisle. */
    public Room withStandaloneRacks(List<Rack> other) {
        return new Room(id, name, description, layout, aisles, other, aggregation);
    }
}
