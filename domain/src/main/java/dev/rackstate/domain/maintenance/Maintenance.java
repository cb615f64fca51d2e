package dev.rackstate.domain.maintenance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work on a part of the building, planned, under way or over. Immutable.
 *
 * @param id unique among the maintenances, 12 hexadecimal digits when made here
 * @param target what is worked on
 * @param reason why, not blank
 * @param effect what becomes of alerts on the target
 * @param createdAt when it was entered
 * @param createdBy who entered it, or null when that is not known
 * @param startsAt when it begins, or null for at once
 * @param expiresAt when it ends by itself, or null for never
 * @param endedAt when somebody ended it, or null
 */
public record Maintenance(
        String id,
        MaintenanceTarget target,
        String reason,
        Effect effect,
        Instant createdAt,
        @Nullable String createdBy,
        @Nullable Instant startsAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt) {
    /** Refuses a blank id or reason, and an end that is not after the start. */
    public Maintenance {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a maintenance id must not be blank");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the reason of a maintenance must not be blank");
        }
        if (startsAt != null && expiresAt != null && !expiresAt.isAfter(startsAt)) {
            throw new IllegalArgumentException(
                    "a maintenance must expire after it starts; it starts " + startsAt + " and expires " + expiresAt);
        }
    }

    /** What becomes of alerts on the target. */
    public enum Effect {
        /** They are left out of the list of active alerts unless asked for. */
        HIDE,
        /** They stay, and say that they are expected. */
        BADGE
    }

    /** Where a maintenance stands in time. */
    public enum Status {
        /** Now. */
        ACTIVE,
        /** It has not begun. */
        SCHEDULED,
        /** It is over: it was ended or its time has passed. */
        EXPIRED
    }

    /** The same maintenance, ended at a moment; null for one that nobody ended. */
    Maintenance withEnd(@Nullable Instant moment) {
        return new Maintenance(id, target, reason, effect, createdAt, createdBy, startsAt, expiresAt, moment);
    }

    /** Where it stands at a moment. */
    public Status statusAt(Instant now) {
        if (endedAt != null || (expiresAt != null && !now.isBefore(expiresAt))) {
            return Status.EXPIRED;
        }
        return startsAt != null && now.isBefore(startsAt) ? Status.SCHEDULED : Status.ACTIVE;
    }
}
