package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.identity.SignIn.SignInException;
import dev.rackstate.domain.identity.Accounts.ApiKey;
import dev.rackstate.domain.identity.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What administrators do with users and API keys. Hashes passwords: not for a thread that must not wait. */
public interface ManageAccounts {
    /** The built-in administrator first, then the others in file order. */
    List<UserView> users();

    /** One of them by name. */
    Optional<UserView> user(String name);

    /** A new user. */
    Edited addUser(String name, Role role, String password, Options options)
            throws SignInException, EditRefusedException;

    /**
     * Changes a user; null leaves as it is. Another password or role, and disabling, take effect on open sessions at once.
     * The built-in administrator keeps the role and cannot be disabled.
     */
    Edited changeUser(
            String name, @Nullable Role role, @Nullable String password, @Nullable Boolean enabled, Options options)
            throws SignInException, EditRefusedException;

    /** A user goes, and with them their sessions. The built-in administrator stays. */
    Edited removeUser(String name, Options options) throws EditRefusedException;

    /** All API keys in the order in which they were made. */
    List<ApiKeyView> apiKeys();

    /** Makes a key. */
    CreatedKey createApiKey(String name, Role role, @Nullable Instant expiresAt, Options options)
            throws EditRefusedException;

    /** A key ends at once. */
    Edited revokeApiKey(String id, Options options) throws EditRefusedException;

    /**
     * A user without secrets.
     *
     * @param builtIn whether this is the administrator of the main file
     * @param hasPassword whether they can sign in with one
     */
    record UserView(
            String name,
            Role role,
            boolean enabled,
            boolean builtIn,
            boolean hasPassword,
            @Nullable Instant createdAt) {
        /** The users of a configuration: the built-in administrator first, then the others in file order. */
        public static List<UserView> in(Configuration configuration) {
            return Account.all(configuration).stream().map(UserView::of).toList();
        }

        static UserView of(Account account) {
            return new UserView(
                    account.name(),
                    account.role(),
                    account.enabled(),
                    account.builtIn(),
                    !account.passwordHash().isEmpty(),
                    account.createdAt());
        }
    }

    /**
     * A key without its secret.
     *
     * @param lastUsed when it was last used, or null when not since that was first recorded
     */
    record ApiKeyView(
            String id,
            String name,
            String prefix,
            Role role,
            Instant createdAt,
            String createdBy,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsed) {
        /** A key of a configuration, which does not tell when it was last used. */
        public static ApiKeyView of(ApiKey key, @Nullable Instant lastUsed) {
            return new ApiKeyView(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    key.role(),
                    key.createdAt(),
                    key.createdBy(),
                    key.expiresAt(),
                    lastUsed);
        }
    }

    /**
     * A key that was made.
     *
     * @param key the whole key, shown this once
     */
    record CreatedKey(ApiKeyView view, String key, Edited edited) {
        @Override
        public String toString() {
            return "CreatedKey[" + view + "]";
        }
    }
}
