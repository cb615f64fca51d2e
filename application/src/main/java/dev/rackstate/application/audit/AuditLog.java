package dev.rackstate.application.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what people did. Entries are only ever added. Safe for concurrent use. */
public interface AuditLog {
    /**
     * Adds an entry; it is on disk when this returns.
     *
     * @throws IOException when it cannot be kept
     */
    void append(AuditEntry entry) throws IOException;

    /** The entries that match, newest first, at most so many. */
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
            int limit) {}
}
