package dev.rackstate.application.identity;

/** Hashes passwords, slowly on purpose. Safe for concurrent use. */
public interface PasswordHashing {
    /**
     * The hash of a password.
     *
     * @throws IllegalArgumentException when the password is longer than 72 bytes in UTF-8
     */
    String hash(String password);

    /** Whether a password has this hash. False for an empty or damaged hash, after as much work as for a sound one. */
    boolean matches(String password, String hash);
}
