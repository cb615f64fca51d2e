package dev.rackstate.adapter.audit;

import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.testkit.audit.AuditLogContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The same promises where a file is full after an entry or two. */
class RotatingAuditLogContractTest extends AuditLogContract {
    @TempDir
    Path directory;

    private FileAuditLog log;

    @BeforeEach
    void open() {
        log = new FileAuditLog(directory, 600, 100);
    }

    @Override
    protected AuditLog log() {
        return log;
    }
}
