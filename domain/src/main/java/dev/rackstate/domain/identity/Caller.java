package dev.rackstate.domain.identity;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls, as far as is known.
 *
 * @param name the account's or the key's name; {@link AccountName#ANONYMOUS} when nobody needs to identify themselves
 * @param role what they may do
 * @param kind how they identified themselves
 * @param credential the id of the session or of the API key, or null
 * @param address where they call from
 */
public record Caller(
        String name, Role role, Kind kind, @Nullable String credential, String address) {

    /** Somebody who need not identify themselves. */
    public static Caller anonymous(Role role, String address) {
        return new Caller(AccountName.ANONYMOUS, role, Kind.ANONYMOUS, null, address);
    }

    /**
     * Somebody at the machine itself.
     *
     * @param user their name there
     */
    public static Caller local(String user) {
        return new Caller(user, Role.ADMIN, Kind.LOCAL, null, "local");
    }

    /** How somebody identified themselves. */
    public enum Kind {
        /** They did not, and need not. */
        ANONYMOUS,
        /** By the token of a session. */
        SESSION,
        /** By an API key. */
        API_KEY,
        /** They sit at the machine, on the command line. */
        LOCAL
    }
}
