package dev.rackstate.domain.identity;

/** What somebody may do; each role may do what the ones before it may. */
public enum Role {
    /** Reads everything but secrets, logs and the audit log. */
    VIEWER,
    /** Also changes what people work with daily: maintenances, simulation. */
    OPERATOR,
    /** Also changes the configuration, users and secrets, and reads the logs. */
    ADMIN;

    /** Whether this role may do what another one may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
