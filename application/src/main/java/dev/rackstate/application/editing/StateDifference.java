package dev.rackstate.application.editing;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the configuration would mean for the states, as far as the latest findings tell: what has not been
 * asked yet is UNKNOWN.
 *
 * @param entities every entity whose state would differ, come or go, in the order of the building
 * @param more how many more there are than are listed
 * @param summary the same in words: {@code 3 racks would turn CRIT, 1 node would go}
 */
public record StateDifference(List<Entity> entities, int more, String summary) {
    /** The most entities that are listed. */
    public static final int MOST = 1_000;

    /** Copies the list. */
    public StateDifference {
        entities = List.copyOf(entities);
    }

    /**
     * An entity whose state would differ.
     *
     * @param path ids from the site down, with slashes between them
     * @param before null when it would be new
     * @param after null when it would be gone
     */
    public record Entity(
            EntityKind kind,
            String id,
            String path,
            @Nullable HealthState before,
            @Nullable HealthState after) {}
}
