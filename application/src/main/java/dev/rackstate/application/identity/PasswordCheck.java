package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.identity.SignIn.SignInException;
import java.util.List;
import java.util.Optional;

/**
 * Compares a password with that of an account: throttled, on the threads for it, and with the same work for names that
 * there are and names that there are not.
 */
final class PasswordCheck {
    private final LoginThrottle throttle;
    private final HashingPool pool;
    private final PasswordHashing hashing;

    PasswordCheck(LoginThrottle throttle, HashingPool pool, PasswordHashing hashing) {
        this.throttle = throttle;
        this.pool = pool;
        this.hashing = hashing;
    }

    /**
     * The account, when it may sign in and this is its password.
     *
     * @throws SignInException of kind {@code THROTTLED}
     */
    Optional<Account> account(Configuration configuration, String name, String password, String address)
            throws SignInException {
        LoginThrottle.Attempt attempt = throttle.begin(name, address);
        Optional<Account> account = Account.find(configuration, name);
        String hash = account.map(Account::passwordHash).orElseGet(() -> decoy(configuration, name));
        boolean matches;
        try {
            matches = pool.run(() -> hashing.matches(password, hash));
        } catch (SignInException e) {
            attempt.withdrawn();
            throw e;
        }
        Optional<Account> found = account.filter(known -> matches && known.maySignIn());
        if (found.isPresent()) {
            attempt.succeeded();
        }
        return found;
    }

    /**
     * The hash that an unknown name is compared with, to no effect: that of an account, so that it costs the same.
     * Accounts may have been hashed at different costs, hence each unknown name has one of its own.
     */
    private static String decoy(Configuration configuration, String name) {
        List<String> hashes =
                Account.all(configuration).stream().map(Account::passwordHash).toList();
        return hashes.get(Math.floorMod(name.hashCode(), hashes.size()));
    }

    /** The hash of a new password. */
    String hash(String password) throws SignInException {
        return pool.run(() -> hashing.hash(password));
    }
}
