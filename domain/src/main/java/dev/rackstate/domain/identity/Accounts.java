package dev.rackstate.domain.identity;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** Refuses repeated names and ids, and copies the lists. */
    public Accounts {
        users = List.copyOf(users);
        apiKeys = List.copyOf(apiKeys);
        requireDistinct("user", users, User::name);
        requireDistinct("API key", apiKeys, ApiKey::id);
    }

    private static <T> void requireDistinct(String noun, List<T> entries, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (T entry : entries) {
            if (!seen.add(id.apply(entry))) {
                throw new IllegalArgumentException("there are two of the " + noun + " '" + id.apply(entry) + "'");
            }
        }
    }

    /** The user with exactly this name. */
    public Optional<User> user(String name) {
        return users.stream().filter(user -> user.name().equals(name)).findFirst();
    }

    /** The same keys with one user more, at the end. */
    public Accounts plus(User user) {
        return new Accounts(Stream.concat(users.stream(), Stream.of(user)).toList(), apiKeys);
    }

    /** The same users with one key more, at the end. */
    public Accounts plus(ApiKey key) {
        return new Accounts(
                users, Stream.concat(apiKeys.stream(), Stream.of(key)).toList());
    }

    /** The same with another user in the place of the one who has this name. */
    public Accounts replacing(String name, User user) {
        return new Accounts(
                users.stream().map(old -> old.name().equals(name) ? user : old).toList(), apiKeys);
    }

    /** The same without a user. */
    public Accounts withoutUser(String name) {
        return new Accounts(
                users.stream().filter(user -> !user.name().equals(name)).toList(), apiKeys);
    }

    /** The same without a key. */
    public Accounts withoutApiKey(String id) {
        return new Accounts(
                users, apiKeys.stream().filter(key -> !key.id().equals(id)).toList());
    }

    /**
     * Somebody who may sign in.
     *
     * @param name a {@link AccountName}
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
        /** Refuses a name that is none. */
        public User {
            AccountName.require("user", name);
        }

        @Override
        public String toString() {
            return "User[name=" + name + ", role=" + role + ", enabled=" + enabled + "]";
        }
    }

    /**
     * A key for programs.
     *
     * @param id 12 hexadecimal digits
     * @param name what it is for, a {@link AccountName}
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
        private static final Pattern ID = Pattern.compile("[0-9a-f]{12}");
        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

        /** Refuses an id, a name or a hash of another form. The hash is not repeated in the message. */
        public ApiKey {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("the id of an API key is 12 hexadecimal digits, not '" + id + "'");
            }
            AccountName.require("API key", name);
            if (!SHA_256.matcher(hash).matches()) {
                throw new IllegalArgumentException("the hash of the API key '" + id + "' is not 64 hexadecimal digits");
            }
        }

        @Override
        public String toString() {
            return "ApiKey[id=" + id + ", name=" + name + ", role=" + role + ", expiresAt=" + expiresAt + "]";
        }
    }
}
