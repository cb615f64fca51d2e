package dev.rackstate.adapter.http.route;

import dev.rackstate.domain.identity.Caller;

/** Who may call a route. Beside the roles that people and keys have, a route can be open to all, or be about oneself. */
public enum Role {
    /** Everybody; nobody is asked who they are. */
    ANONYMOUS("Anybody may call."),
    /** Those who are at least viewers. */
    VIEWER("Needs the role viewer."),
    /** Those who are at least operators. */
    OPERATOR("Needs the role operator."),
    /** Administrators. */
    ADMIN("Needs the role admin."),
    /** Whoever is known, as the route is about their own account; as long as nobody is known, administrators. */
    SELF("Needs an account, whatever its role; while authentication is off, the role admin.");

    private final String demand;

    Role(String demand) {
        this.demand = demand;
    }

    /** Who may call, in words. */
    public String demand() {
        return demand;
    }

    /** Whether a caller may call. */
    public boolean admits(Caller caller) {
        return switch (this) {
            case ANONYMOUS -> true;
            case VIEWER -> caller.role().includes(dev.rackstate.domain.identity.Role.VIEWER);
            case OPERATOR -> caller.role().includes(dev.rackstate.domain.identity.Role.OPERATOR);
            case ADMIN -> caller.role().includes(dev.rackstate.domain.identity.Role.ADMIN);
            case SELF -> caller.kind() != Caller.Kind.ANONYMOUS || ADMIN.admits(caller);
        };
    }
}
