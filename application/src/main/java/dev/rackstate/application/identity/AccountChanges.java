package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.editing.Change;
import dev.rackstate.domain.edit.ChangeRefusedException;
import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.identity.Accounts.ApiKey;
import dev.rackstate.domain.identity.Accounts.User;
import dev.rackstate.domain.identity.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of the configuration when accounts change. The built-in administrator stands in the main file. */
final class AccountChanges {
    private final PasswordHashing hashing;

    AccountChanges(PasswordHashing hashing) {
        this.hashing = hashing;
    }

    Change add(User user) {
        return current -> {
            requireFree(current, user.name());
            return people(current, current.accounts().plus(user));
        };
    }

    Change rename(String name, String next) {
        return current -> {
            requireFree(current, next);
            if (isBuiltIn(current, name)) {
                return List.of(new Wanted.Values(Map.of("auth.username", next)));
            }
            User old = user(current, name);
            User user = new User(next, old.role(), old.passwordHash(), old.enabled(), old.createdAt());
            return people(current, current.accounts().replacing(name, user));
        };
    }

    /** Null leaves as it is. */
    Change change(String name, @Nullable Role role, @Nullable String passwordHash, @Nullable Boolean enabled) {
        return current -> {
            if (isBuiltIn(current, name)) {
                return builtIn(role, passwordHash, enabled);
            }
            User old = user(current, name);
            User user = new User(
                    name,
                    role == null ? old.role() : role,
                    passwordHash == null ? old.passwordHash() : passwordHash,
                    enabled == null ? old.enabled() : enabled,
                    old.createdAt());
            return people(current, current.accounts().replacing(name, user));
        };
    }

    Change password(String name, String hash) {
        return change(name, null, hash, null);
    }

    Change remove(String name) {
        return current -> {
            if (isBuiltIn(current, name)) {
                throw ChangeRefusedException.invalid(
                        "'" + name + "' is the built-in administrator and cannot be removed");
            }
            user(current, name);
            return people(current, current.accounts().withoutUser(name));
        };
    }

    Change add(ApiKey key) {
        return current -> people(current, current.accounts().plus(key));
    }

    Change revoke(String id) {
        return current -> {
            if (current.accounts().apiKeys().stream().noneMatch(key -> key.id().equals(id))) {
                throw ChangeRefusedException.notFound("there is no API key '" + id + "'");
            }
            return people(current, current.accounts().withoutApiKey(id));
        };
    }

    private static List<Wanted> builtIn(@Nullable Role role, @Nullable String passwordHash, @Nullable Boolean enabled)
            throws ChangeRefusedException {
        if (role != null && role != Role.ADMIN) {
            throw ChangeRefusedException.invalid("the built-in administrator keeps the role admin");
        }
        if (Boolean.FALSE.equals(enabled)) {
            throw ChangeRefusedException.invalid("the built-in administrator cannot be disabled");
        }
        return passwordHash == null
                ? List.of()
                : List.of(new Wanted.Values(Map.of("auth.password_hash", passwordHash)));
    }

    private List<Wanted> people(Configuration current, Accounts next) throws ChangeRefusedException {
        if (current.settings().auth().enabled() && !Account.anyAdministrator(current.withAccounts(next), hashing)) {
            throw ChangeRefusedException.inUse(
                    "then no administrator could sign in any more; give another one a password");
        }
        return List.of(new Wanted.People(next));
    }

    private static void requireFree(Configuration current, String name) throws ChangeRefusedException {
        if (Account.find(current, name).isPresent()) {
            throw ChangeRefusedException.invalid("there is an account '" + name + "' already");
        }
    }

    private static boolean isBuiltIn(Configuration current, String name) {
        return current.settings().auth().username().equals(name);
    }

    private static User user(Configuration current, String name) throws ChangeRefusedException {
        return current.accounts()
                .user(name)
                .orElseThrow(() -> ChangeRefusedException.notFound("there is no user '" + name + "'"));
    }
}
