package dev.rackstate.application.identity;

import dev.rackstate.domain.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls, as far as is known.
 *
 * @param name the account's or the key's name; {@code anonymous} when nobody needs to identify themselves
 * @param role what they may do
 * @param kind how they identified themselves
 * @param credential the id of the session or of the API key, or null
 * @param address where they call from
 */
public record Caller(
        String name, Role role, Kind kind, @Nullable String credential, String address) {
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
