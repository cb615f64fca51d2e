package dev.rackstate.domain.maintenance;

import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.maintenance.Maintenance.Effect;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A change of the planned work that somebody asks for. Carried out by {@link MaintenanceEditor}. */
public sealed interface MaintenanceChange {
    /**
     * New work, after all that was planned before.
     *
     * @param reason why; blanks at its ends are dropped
     * @param createdBy who plans it, or null when that is not known
     * @param startsAt when it begins, or null for at once
     * @param expiresAt when it ends by itself, or null for never
     * @param newId its id: 12 random hexadecimal digits
     */
    record Plan(
            MaintenanceTarget target,
            String reason,
            Effect effect,
            @Nullable String createdBy,
            @Nullable Instant startsAt,
            @Nullable Instant expiresAt,
            String newId)
            implements MaintenanceChange {
        private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");

        /** Refuses an id of another form. */
        public Plan {
            if (!ID.matcher(newId).matches()) {
                throw new IllegalArgumentException(
                        "the id of a new maintenance is 12 hexadecimal digits, not '" + newId + "'");
            }
        }
    }

    /**
     * Other properties of a maintenance. What it is about stays.
     *
     * @param reason never null or blank when it is set
     * @param effect setting it to null keeps it
     * @param startsAt null for at once
     * @param expiresAt null for never
     */
    record Alter(
            String id, Patch<String> reason, Patch<Effect> effect, Patch<Instant> startsAt, Patch<Instant> expiresAt)
            implements MaintenanceChange {}

    /** A maintenance ends now. */
    record Stop(String id) implements MaintenanceChange {}

    /** A maintenance that somebody ended goes on. One whose time has passed stays over until it is given more. */
    record Reactivate(String id) implements MaintenanceChange {}

    /** A maintenance is forgotten. */
    record Remove(String id) implements MaintenanceChange {}
}
