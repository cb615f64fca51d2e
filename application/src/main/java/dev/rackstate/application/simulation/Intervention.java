package dev.rackstate.application.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that is done to the simulated machine room by hand, for a while or for good. */
public sealed interface Intervention permits SimulationSettings.ValueOverride, Incident {
    /** Its name, unique among those of its sort. */
    String id();

    /** When it begins, or null when it always has been. */
    @Nullable
    Instant startsAt();

    /** When it ends, or null for never. */
    @Nullable
    Instant expiresAt();

    /** Whether it holds at a moment: from its beginning on, up to its end. */
    default boolean isInForce(Instant at) {
        Instant start = startsAt();
        return (start == null || !at.isBefore(start)) && !isOver(at);
    }

    /** Whether it has ended by a moment. */
    default boolean isOver(Instant at) {
        Instant end = expiresAt();
        return end != null && !at.isBefore(end);
    }
}
