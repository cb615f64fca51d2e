package dev.rackstate.application.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong because somebody wants to see it go wrong.
 *
 * @param id its name
 * @param type what goes wrong
 * @param target where, by id; everything that carries the id is meant
 * @param startsAt when it begins, or null when it always has been
 * @param expiresAt when it ends, or null for never
 */
public record Incident(
        String id,
        IncidentType type,
        String target,
        @Nullable Instant startsAt,
        @Nullable Instant expiresAt) implements Intervention {
    /** The same, but over at a moment. */
    public Incident endingAt(Instant end) {
        return new Incident(id, type, target, startsAt, end);
    }
}
