package dev.rackstate.domain.slurm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation.
 *
 * @param name unique in the cluster
 * @param nodes the Slurm nodes, expanded
 * @param users for whom, empty for nobody in particular
 * @param accounts for which accounts
 * @param flags in lower case, such as {@code maint}
 * @param start from when, or null
 * @param end until when, or null
 */
public record SlurmReservation(
        String name,
        List<String> nodes,
        List<String> users,
        List<String> accounts,
        List<String> flags,
        @Nullable Instant start,
        @Nullable Instant end) {
    /** Copies the lists. */
    public SlurmReservation {
        nodes = List.copyOf(nodes);
        users = List.copyOf(users);
        accounts = List.copyOf(accounts);
        flags = List.copyOf(flags);
    }
}
