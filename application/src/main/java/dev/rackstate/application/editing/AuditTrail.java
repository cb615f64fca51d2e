package dev.rackstate.application.editing;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.editing.EditConfiguration.Author;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what callers did. What was done stays done when it cannot be noted; the log then holds what the audit log does not.
 * Safe for concurrent use; writes a file.
 */
public final class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final AuditLog audit;
    private final InstantSource clock;

    /** Notes in this audit log. */
    public AuditTrail(AuditLog audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Notes something.
     *
     * @param author who did it, or tried
     * @param action what: the operation's name
     * @param target what it was done to
     * @param detail why it was refused, or a word about it; empty when there is nothing to say
     * @param files what stands differently now
     */
    public void record(
            Author author,
            String action,
            String target,
            AuditEntry.Outcome outcome,
            String detail,
            List<FileChange> files) {
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                author.caller().name(),
                author.caller().role().name().toLowerCase(Locale.ROOT),
                author.caller().address(),
                author.requestId(),
                action,
                target,
                outcome,
                detail,
                files.stream()
                        .map(file -> new AuditEntry.Change(file.file(), file.diff()))
                        .toList());
        try {
            audit.append(entry);
        } catch (IOException e) {
            LOG.error("the audit log cannot be written; not in it: {}", entry, e);
        }
    }
}
