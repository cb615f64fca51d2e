package dev.rackstate.application.identity;

/** Hashes passwords, slowly on purpose. Safe for concurrent use. */
public interface PasswordHashing {
    /** The most bytes of UTF-8 that a password may have: bcrypt takes in no more. */
    int MOST_BYTES = 72;

    /**
     * The hash of a password.
     *
     * @throws IllegalArgumentException when the password is longer than {@link #MOST_BYTES} or holds U+0000
     */
    String hash(String password);

    /** Whether a password has this hash. False for an empty or damaged hash, after as much work as for a sound one. */
    boolean matches(String password, String hash);

    /** Whether a text is a hash that some password can have. Costs nothing. */
    boolean isHash(String text);
}
