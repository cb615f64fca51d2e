package dev.rackstate.bootstrap;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditLog;
import java.util.List;

/** Keeps nothing. */
final class NoAuditLog implements AuditLog {
    @Override
    public void append(AuditEntry entry) {}

    @Override
    public List<AuditEntry> find(Query query) {
        return List.of();
    }
}
