package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.domain.network.NetworkAddress;
import java.net.InetAddress;
import java.util.Optional;

/** Says of a configuration why nobody should be served with it: it would let nobody in, or everybody. */
public final class SafeToServe {
    private SafeToServe() {}

    /**
     * Why nobody could administer the server: callers must identify themselves, but no administrator has a password that
     * works. Empty when somebody could.
     *
     * @param file the main file, for the command that repairs it
     */
    public static Optional<String> lockedOut(Configuration configuration, PasswordHashing hashing, String file) {
        Settings.Auth auth = configuration.settings().auth();
        if (!auth.enabled()) {
            return Optional.empty();
        }
        if (!auth.passwordHash().isEmpty() && !hashing.isHash(auth.passwordHash())) {
            return Optional.of("auth.enabled is true, but auth.password_hash is no bcrypt hash;" + repair(file));
        }
        return Account.anyAdministrator(configuration, hashing)
                ? Optional.empty()
                : Optional.of("auth.enabled is true, but no administrator has a password: auth.password_hash is empty,"
                        + " and so is that of every enabled user with the role admin;" + repair(file));
    }

    /**
     * Why the server would be open to strangers: others than this machine reach it, and nobody need identify themselves.
     * Empty when it would not be, or when that is said to be wanted.
     *
     * @param file the main file, for the command that sets a password
     */
    public static Optional<String> openToStrangers(Settings settings, String file) {
        String host = settings.server().host();
        if (settings.auth().enabled() || settings.server().access().allowAnonymous() || isLoopback(host)) {
            return Optional.empty();
        }
        return Optional.of("server.host is " + host + ", where others than this machine reach it, and auth.enabled is"
                + " false; allowed: server.host 127.0.0.1, or auth.enabled: true after " + command(file)
                + ", or server.allow_anonymous: true for a server that everybody who reaches it may use");
    }

    /** Names are not looked up: what they mean may change. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || NetworkAddress.parse(host)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    private static String repair(String file) {
        return " set a password with " + command(file);
    }

    /** The command that sets the built-in administrator's password. */
    static String command(String file) {
        return "./rackstate passwd --config " + file;
    }
}
