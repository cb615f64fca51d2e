package dev.rackstate.domain.maintenance;

import dev.rackstate.domain.edit.ChangeRefusedException;
import dev.rackstate.domain.maintenance.Maintenance.Status;
import dev.rackstate.domain.maintenance.MaintenanceChange.Alter;
import dev.rackstate.domain.maintenance.MaintenanceChange.Plan;
import dev.rackstate.domain.maintenance.MaintenanceChange.Reactivate;
import dev.rackstate.domain.maintenance.MaintenanceChange.Remove;
import dev.rackstate.domain.maintenance.MaintenanceChange.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries changes of the planned work out. Stateless. */
public final class MaintenanceEditor {
    private MaintenanceEditor() {}

    /**
     * The planned work after a change. The order stays, and every entry that the change does not speak of is the very
     * same object.
     *
     * @param now the planned work before
     * @param at the moment of the change
     * @throws ChangeRefusedException when the change cannot be made
     */
    public static List<Maintenance> apply(MaintenanceChange change, List<Maintenance> now, Instant at)
            throws ChangeRefusedException {
        List<Maintenance> after = new ArrayList<>(now);
        if (change instanceof Plan plan) {
            after.add(planned(plan, now, at));
        } else if (change instanceof Alter alter) {
            int place = place(alter.id(), now);
            after.set(place, altered(alter, now.get(place)));
        } else if (change instanceof Stop stop) {
            int place = place(stop.id(), now);
            after.set(place, stopped(now.get(place), at));
        } else if (change instanceof Reactivate reactivate) {
            int place = place(reactivate.id(), now);
            after.set(place, reactivated(now.get(place), at));
        } else if (change instanceof Remove remove) {
            after.remove(place(remove.id(), now));
        }
        return List.copyOf(after);
    }

    private static int place(String id, List<Maintenance> now) throws ChangeRefusedException {
        for (int place = 0; place < now.size(); place++) {
            if (now.get(place).id().equals(id)) {
                return place;
            }
        }
        throw ChangeRefusedException.notFound("Maintenance '" + id + "' not found");
    }

    private static Maintenance planned(Plan plan, List<Maintenance> now, Instant at) throws ChangeRefusedException {
        if (now.stream().anyMatch(maintenance -> maintenance.id().equals(plan.newId()))) {
            throw ChangeRefusedException.invalid("a maintenance '" + plan.newId() + "' already exists");
        }
        requireOrder(plan.startsAt(), plan.expiresAt());
        return new Maintenance(
                plan.newId(),
                plan.target(),
                reason(plan.reason()),
                plan.effect(),
                at,
                plan.createdBy(),
                plan.startsAt(),
                plan.expiresAt(),
                null);
    }

    private static Maintenance altered(Alter alter, Maintenance now) throws ChangeRefusedException {
        Instant startsAt = alter.startsAt().over(now.startsAt());
        Instant expiresAt = alter.expiresAt().over(now.expiresAt());
        requireOrder(startsAt, expiresAt);
        return new Maintenance(
                now.id(),
                now.target(),
                alter.reason().given() ? reason(alter.reason().value()) : now.reason(),
                Objects.requireNonNullElse(alter.effect().over(now.effect()), now.effect()),
                now.createdAt(),
                now.createdBy(),
                startsAt,
                expiresAt,
                now.endedAt());
    }

    private static String reason(@Nullable String reason) throws ChangeRefusedException {
        if (reason == null || reason.isBlank()) {
            throw ChangeRefusedException.invalid("the reason of a maintenance must not be blank");
        }
        return reason.strip();
    }

    private static void requireOrder(@Nullable Instant startsAt, @Nullable Instant expiresAt)
            throws ChangeRefusedException {
        if (startsAt != null && expiresAt != null && !expiresAt.isAfter(startsAt)) {
            throw ChangeRefusedException.invalid("a maintenance expires after it starts; expires_at " + expiresAt
                    + " is not after starts_at " + startsAt);
        }
    }

    private static Maintenance stopped(Maintenance now, Instant at) throws ChangeRefusedException {
        if (now.endedAt() != null) {
            throw ChangeRefusedException.invalid(
                    "maintenance '" + now.id() + "' is already ended, since " + now.endedAt());
        }
        return now.withEnd(at);
    }

    private static Maintenance reactivated(Maintenance now, Instant at) throws ChangeRefusedException {
        if (now.endedAt() == null) {
            String why = now.statusAt(at) == Status.EXPIRED
                    ? "; its time passed at " + now.expiresAt() + ", give it another expires_at"
                    : "";
            throw ChangeRefusedException.invalid("maintenance '" + now.id() + "' is not ended" + why);
        }
        return now.withEnd(null);
    }
}
