package dev.rackstate.adapter.http.route;

/** What a caller must at least be; every role may do what the ones before it may. */
public enum Role {
    /** Anybody. */
    ANONYMOUS,
    /** Reads everything but secrets. */
    VIEWER,
    /** Also changes what people work with daily: maintenances, simulation, ... */
    OPERATOR,
    /** Also changes the configuration, users and secrets. */
    ADMIN
}
