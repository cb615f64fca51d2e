package dev.rackstate.domain.snapshot;

import dev.rackstate.domain.health.HealthState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one check says of one target.
 *
 * @param checkId the check; empty when no check said anything and the target is UNKNOWN for that
 * @param checkName what people call the check
 * @param entity the number of the target in the snapshot's topology
 * @param virtualNode the key of the virtual node that is meant, such as {@code da01:slot7}, or null for the target itself
 * @param state what counts
 * @param observed what the latest sample means; differs from the state while the reason is {@link Reason#PENDING}
 * @param value the worst sample, or null when there is none
 * @param reason why the state is what it is
 * @param message the reason in more words, such as the failure of a query; null when there is nothing to add
 * @param since when the state became what it is
 * @param evidence when the answer was given that the state or the last known state rests on; null when there never was
 *     one
 * @param lastKnown the last state that rested on an answer, beside an UNKNOWN that stands in for it; otherwise null
 */
public record Finding(
        String checkId,
        String checkName,
        int entity,
        @Nullable String virtualNode,
        HealthState state,
        HealthState observed,
        @Nullable Double value,
        Reason reason,
        @Nullable String message,
        Instant since,
        @Nullable Instant evidence,
        @Nullable HealthState lastKnown) {}
