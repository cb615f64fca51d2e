package dev.rackstate.adapter.audit;

import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.testkit.audit.AuditLogContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileAuditLogContractTest extends AuditLogContract {
    @TempDir
    Path directory;

    private FileAuditLog log;

    @BeforeEach
    void open() {
        log = new FileAuditLog(
                directory.resolve("state/audit"), FileAuditLog.DEFAULT_MAX_BYTES, FileAuditLog.DEFAULT_FILES);
    }

    @Override
    protected AuditLog log() {
        return log;
    }
}
