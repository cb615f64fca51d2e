package dev.rackstate.testkit.fake;

import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.testkit.audit.AuditLogContract;

class HeldAuditLogTest extends AuditLogContract {
    private final HeldAuditLog log = new HeldAuditLog();

    @Override
    protected AuditLog log() {
        return log;
    }
}
