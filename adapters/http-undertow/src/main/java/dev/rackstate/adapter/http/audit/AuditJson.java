package dev.rackstate.adapter.http.audit;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.audit.AuditEntry;
import java.time.Instant;
import java.util.List;

/** What people did. */
record AuditJson(
        @JsonPropertyDescription("The newest first.") List<EntryJson> entries) {
    static AuditJson of(List<AuditEntry> entries) {
        return new AuditJson(entries.stream().map(EntryJson::of).toList());
    }

    /** One thing that somebody did or tried. */
    record EntryJson(
            @JsonPropertyDescription("When.") Instant time,

            @JsonPropertyDescription("Who: the name of an account or key, or anonymous.")
            String actor,

            @JsonPropertyDescription("What they may do; empty when they did not get so far.")
            String role,

            @JsonPropertyDescription("Where from.") String address,

            @JsonPropertyDescription("The request, as its answer named it in X-Request-ID; null when there was none.")
            @Nullable
            String requestId,

            @JsonPropertyDescription("What: the operation, as this API calls it, such as addRack or logIn.")
            String action,

            @JsonPropertyDescription("What it was done to.") String target,

            @JsonPropertyDescription("How it ended.") AuditEntry.Outcome outcome,

            @JsonPropertyDescription("Why it was refused, or a word about it; empty when there is nothing to say.")
            String detail,

            @JsonPropertyDescription("What stands differently now, file by file.")
            List<FileJson> changes) {
        static EntryJson of(AuditEntry entry) {
            return new EntryJson(
                    entry.time(),
                    entry.actor(),
                    entry.role(),
                    entry.address(),
                    entry.requestId(),
                    entry.action(),
                    entry.target(),
                    entry.outcome(),
                    entry.detail(),
                    entry.changes().stream()
                            .map(change -> new FileJson(change.file(), change.diff()))
                            .toList());
        }
    }

    /** What is different in one file. */
    record FileJson(
            @JsonPropertyDescription("The file, as the configuration names it.")
            String file,

            @JsonPropertyDescription("The lines that differ, as a unified diff; secrets are shown as ***.")
            String diff) {}
}
