package dev.rackstate.domain.health;

/**
 * How an entity, a check or a rule's verdict stands. The same four words serve as severity.
 *
 * <p>The declaration order means nothing: which state is worse is known to {@link SeverityOrder} alone.
 */
public enum HealthState {
    /** Everything asked about was answered and is in order. */
    OK,
    /** Something is degraded. */
    WARN,
    /** Something is broken. */
    CRIT,
    /** Nothing is known; the reason stands beside the state. Never the same as OK. */
    UNKNOWN;

    /** Whether this state is one that people are told about: WARN or CRIT. */
    public boolean alerts() {
        return this == WARN || this == CRIT;
    }

    /**
     * Reads a state from configuration text, ignoring case and surrounding blanks.
     *
     * @throws IllegalArgumentException when the text names no state; the message lists what is allowed
     */
    public static HealthState parse(String text) {
        for (HealthState state : values()) {
            if (state.name().equalsIgnoreCase(text.strip())) {
                return state;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a state; allowed: OK, WARN, CRIT, UNKNOWN");
    }
}
