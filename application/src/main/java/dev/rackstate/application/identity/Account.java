package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.identity.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may have a password: the built-in administrator of the main file, or one of the users.
 *
 * @param passwordHash empty when there is none
 */
record Account(
        String name,
        Role role,
        String passwordHash,
        boolean enabled,
        boolean builtIn,
        @Nullable Instant createdAt) {

    /** The built-in administrator first, then the users in file order. */
    static List<Account> all(Configuration configuration) {
        return Stream.concat(
                        Stream.of(builtIn(configuration)),
                        configuration.accounts().users().stream().map(Account::of))
                .toList();
    }

    /** The account with exactly this name. */
    static Optional<Account> find(Configuration configuration, String name) {
        Account builtIn = builtIn(configuration);
        return builtIn.name.equals(name)
                ? Optional.of(builtIn)
                : configuration.accounts().user(name).map(Account::of);
    }

    static Account builtIn(Configuration configuration) {
        Settings.Auth auth = configuration.settings().auth();
        return new Account(auth.username(), Role.ADMIN, auth.passwordHash(), true, true, null);
    }

    /** Whether anybody could sign in who may do everything. */
    static boolean anyAdministrator(Configuration configuration, PasswordHashing hashing) {
        return all(configuration).stream()
                .anyMatch(account ->
                        account.role == Role.ADMIN && account.enabled && hashing.isHash(account.passwordHash));
    }

    private static Account of(Accounts.User user) {
        return new Account(user.name(), user.role(), user.passwordHash(), user.enabled(), false, user.createdAt());
    }

    /** Whether there is a password that lets them in. */
    boolean maySignIn() {
        return enabled && !passwordHash.isEmpty();
    }

    @Override
    public String toString() {
        return "Account[name=" + name + ", role=" + role + ", enabled=" + enabled + ", builtIn=" + builtIn + "]";
    }
}
