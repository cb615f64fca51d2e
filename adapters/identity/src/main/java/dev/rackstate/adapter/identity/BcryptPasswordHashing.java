package dev.rackstate.adapter.identity;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.rackstate.application.identity.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * Passwords as bcrypt hashes (Provos and Mazières, 1999). New ones are {@code $2b$}; {@code $2a$} and {@code $2y$}, which
 * other programs write for the same function, are understood. Each step of cost doubles the time: at 12 a hash takes
 * about a quarter of a second. Safe for concurrent use.
 */
public final class BcryptPasswordHashing implements PasswordHashing {
    /** What new hashes cost when nothing else is said. */
    public static final int DEFAULT_COST = 12;

    private static final int LEAST_COST = 4;

    /** Four seconds; a hash that asks for more would hold up everybody who signs in. */
    private static final int MOST_COST = 16;

    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;

    private final int cost;
    private final BCrypt.Hasher hasher;
    private final BCrypt.Verifyer verifier;
    private final String nobodys;

    /**
     * Hashing at a cost of 2<sup>cost</sup> rounds.
     *
     * @param random where salts come from
     */
    public BcryptPasswordHashing(int cost, SecureRandom random) {
        if (cost < LEAST_COST || cost > MOST_COST) {
            throw new IllegalArgumentException(
                    "a cost of " + cost + " is not allowed; allowed: " + LEAST_COST + " to " + MOST_COST);
        }
        this.cost = cost;
        this.hasher = BCrypt.with(VERSION, random, LongPasswordStrategies.strict(VERSION));
        this.verifier = BCrypt.verifyer(VERSION, LongPasswordStrategies.strict(VERSION));
        this.nobodys = String.format("$2b$%02d$", cost) + ".".repeat(53);
    }

    @Override
    public String hash(String password) {
        if (!isHashable(password)) {
            throw new IllegalArgumentException(
                    "a password has at most " + MOST_BYTES + " bytes of UTF-8 and no character U+0000");
        }
        return hasher.hashToString(cost, password.toCharArray());
    }

    @Override
    public boolean matches(String password, String hash) {
        boolean canMatch = isHashable(password) && isHash(hash);
        // The work is done in any case, so that the time tells nothing.
        boolean matches = verifier.verify(
                        (isHashable(password) ? password : "x").toCharArray(), isHash(hash) ? hash : nobodys)
                .verified;
        return canMatch && matches;
    }

    @Override
    public boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    private static boolean isHashable(String password) {
        return password.indexOf('\0') < 0 && password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
}
