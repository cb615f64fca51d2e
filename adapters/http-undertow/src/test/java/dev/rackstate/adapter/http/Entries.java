package dev.rackstate.adapter.http;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.testkit.fake.HeldAuditLog;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit log in memory, which notes what it is asked for, and fails when the test wants that. */
final class Entries implements AuditLog {
    private final HeldAuditLog held;
    volatile @Nullable Query asked;
    volatile @Nullable IOException broken;

    Entries(HeldAuditLog held) {
        this.held = held;
    }

    @Override
    public void append(AuditEntry entry) throws IOException {
        held.append(entry);
    }

    @Override
    public List<AuditEntry> find(Query query) throws IOException {
        IOException wanted = broken;
        if (wanted != null) {
            throw wanted;
        }
        asked = query;
        return held.find(query);
    }
}
