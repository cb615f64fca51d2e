package dev.rackstate.testkit.fake;

import dev.rackstate.application.identity.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes that cost nothing and hide nothing: tests have no time for real ones. Notes against what passwords were
 * compared. Safe for concurrent use.
 */
public final class QuickHashing implements PasswordHashing {
    private static final String MARK = "$quick$";

    private final List<String> compared = new CopyOnWriteArrayList<>();
    private final AtomicInteger hashed = new AtomicInteger();

    /** Nothing was hashed so far. */
    public QuickHashing() {}

    @Override
    public String hash(String password) {
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES || password.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("bcrypt cannot take it");
        }
        return MARK + hashed.incrementAndGet() + "$" + password;
    }

    @Override
    public boolean matches(String password, String hash) {
        compared.add(hash);
        return isHash(hash)
                && hash.substring(hash.indexOf('$', MARK.length()) + 1).equals(password);
    }

    @Override
    public boolean isHash(String text) {
        return text.startsWith(MARK);
    }

    /** The hashes that passwords were compared with, in order. */
    public List<String> compared() {
        return List.copyOf(compared);
    }
}
