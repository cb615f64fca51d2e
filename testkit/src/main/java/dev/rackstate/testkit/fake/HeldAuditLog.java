package dev.rackstate.testkit.fake;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit log in memory. Safe for concurrent use. */
public final class HeldAuditLog implements AuditLog {
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private volatile boolean full;

    /** A log without entries. */
    public HeldAuditLog() {}

    @Override
    public void append(AuditEntry entry) throws IOException {
        if (full) {
            throw new IOException("no space left");
        }
        entries.add(entry);
    }

    @Override
    public List<AuditEntry> find(Query query) {
        List<AuditEntry> newestFirst = new ArrayList<>(entries);
        Collections.reverse(newestFirst);
        return newestFirst.stream().filter(query::matches).limit(query.limit()).toList();
    }

    /** All entries in the order in which they were added. */
    public List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    /** Makes every append fail, or no longer. */
    public void full(boolean on) {
        full = on;
    }
}
