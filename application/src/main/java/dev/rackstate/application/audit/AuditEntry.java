package dev.rackstate.application.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did or tried.
 *
 * @param time when
 * @param actor who: the name of an account or key, or {@code anonymous}
 * @param role what they may do, in lower case, or empty when they did not get so far
 * @param address where from
 * @param requestId the request, or null
 * @param action what: the operation's name, such as {@code addRack} or {@code logIn}
 * @param target what it was done to, such as a path
 * @param outcome how it ended
 * @param detail why it was refused, or a word about it; empty when there is nothing to say
 * @param changes what stands differently now, file by file, without secrets
 */
public record AuditEntry(
        Instant time,
        String actor,
        String role,
        String address,
        @Nullable String requestId,
        String action,
        String target,
        Outcome outcome,
        String detail,
        List<Change> changes) {
    /** Copies the list. */
    public AuditEntry {
        changes = List.copyOf(changes);
    }

    /** How an attempt ended. */
    public enum Outcome {
        /** It was done. */
        DONE,
        /** It was not done: not allowed, not possible, or not written. */
        REFUSED
    }

    /**
     * One file.
     *
     * @param file as the configuration names it
     * @param diff before and after, as a unified diff without secrets
     */
    public record Change(String file, String diff) {}
}
