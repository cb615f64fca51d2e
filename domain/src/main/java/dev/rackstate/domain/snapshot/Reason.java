package dev.rackstate.domain.snapshot;

import java.util.Locale;

/** Why a finding has the state it has. */
public enum Reason {
    /** A sample was judged by the check's rules. */
    MEASURED,
    /** The check speaks through virtual nodes; their states were combined. */
    COMBINED,
    /** The sample is worse, but has not been so for as long as the check's {@code for} wants; the last state holds. */
    PENDING,
    /** A query succeeded and said nothing about the target; the check's {@code missing} gives the state. */
    MISSING,
    /** The virtual node was discovered, but the check said nothing about it. */
    ABSENT,
    /** The source is away; the last known state holds until it grows stale. */
    HELD,
    /** The source has been away for longer than {@code stale_after}. */
    STALE,
    /** The query failed, and there is no known state to hold or the failure is the query's own. */
    QUERY_FAILED,
    /** No configured source answers this check here. */
    NO_SOURCE,
    /** Checks apply, but none of them returned anything for the target. */
    NO_DATA,
    /** No check applies to the target. */
    NO_CHECKS;

    private static final Reason[] REASONS = values();

    /** The reason with the given ordinal, without the copy that {@code values()} makes. */
    public static Reason at(int ordinal) {
        return REASONS[ordinal];
    }

    /** The reason in lower case, as JSON writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
