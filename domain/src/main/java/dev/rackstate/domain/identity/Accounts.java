package dev.rackstate.domain.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in beside the built-in administrator, and the API keys. Immutable; printed without hashes.
 *
 * @param users in file order; names are unique, and none is that of the built-in administrator
 * @param apiKeys in file order; ids are unique
 */
public record Accounts(List<User> users, List<ApiKey> apiKeys) {
    /** Nobody. */
    public static final Accounts NONE = new Accounts(List.of(), List.of());

    /** Copies the lists. */
    public Accounts {
        users = List.copyOf(users);
        apiKeys = List.copyOf(apiKeys);
    }

    /**
     * Somebody who may sign in.
     *
     * @param name 1 to 64 printable characters without blanks at the ends
     * @param role what they may do
     * @param passwordHash bcrypt; empty for an account that cannot sign in
     * @param enabled whether they may sign in at all
     * @param createdAt when the account was made, or null when that is not known
     */
    public record User(
            String name,
            Role role,
            String passwordHash,
            boolean enabled,
            @Nullable Instant createdAt) {
        @Override
        public String toString() {
            return "User[name=" + name + ", role=" + role + ", enabled=" + enabled + "]";
        }
    }

    /**
     * A key for programs.
     *
     * @param id 12 hexadecimal digits
     * @param name what it is for
     * @param prefix its first characters, by which people recognise it
     * @param hash SHA-256 of the whole key, in hexadecimal
     * @param role what it may do
     * @param createdAt when it was made
     * @param createdBy who made it
     * @param expiresAt when it ends, or null for never
     */
    public record ApiKey(
            String id,
            String name,
            String prefix,
            String hash,
            Role role,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "ApiKey[id=" + id + ", name=" + name + ", role=" + role + ", expiresAt=" + expiresAt + "]";
        }
    }
}
