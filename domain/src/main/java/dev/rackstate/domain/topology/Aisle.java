package dev.rackstate.domain.topology;

import dev.rackstate.domain.health.Aggregation;
import java.util.List;

/**
 * A row of racks.
 *
 * @param id unique within its room
 * @param name what people call it
 * @param racks in display order
 * @param aggregation how it takes part in propagation
 */
public record Aisle(AisleId id, String name, List<Rack> racks, Aggregation aggregation) {
    /** Copies the list. */
    public Aisle {
        racks = List.copyOf(racks);
    }

    /** The same aisle with other racks. */
    public Aisle withRacks(List<Rack> other) {
        return new Aisle(id, name, other, aggregation);
    }
}
