package dev.rackstate.application.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps what people did. Entries are only ever added. Safe for concurrent use. */
public interface AuditLog {
    /**
     * Adds an entry; it is on disk when this returns.
     *
     * @throws IOException when it cannot be kept
     */
    void append(AuditEntry entry) throws IOException;

    /** The entries that match, the last one that was added first, at most so many. */
    List<AuditEntry> find(Query query) throws IOException;

    /**
     * Which entries.
     *
     * @param actor by whom, or null
     * @param action which operation, or null
     * @param text what must occur in the target, the detail or a file name, in any case, or null
     * @param since not before, or null
     * @param until before, or null
     * @param limit at most so many
     */
    record Query(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String text,
            @Nullable Instant since,
            @Nullable Instant until,
            int limit) {
        /** Whether an entry is one of those. */
        public boolean matches(AuditEntry entry) {
            return (actor == null || actor.equals(entry.actor()))
                    && (action == null || action.equals(entry.action()))
                    && (since == null || !entry.time().isBefore(since))
                    && (until == null || entry.time().isBefore(until))
                    && (text == null || mentions(entry, text.toLowerCase(Locale.ROOT)));
        }

        private static boolean mentions(AuditEntry entry, String wanted) {
            return Stream.concat(
                            Stream.of(entry.target(), entry.detail()),
                            entry.changes().stream().map(AuditEntry.Change::file))
                    .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(wanted));
        }
    }
}
