package dev.rackstate.application.slurm;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How slurmrestd is asked. Exactly one of address and socket is given. Printed without its secret.
 *
 * @param url the base address, {@code http} or {@code https}; or null
 * @param socket the file of its UNIX socket, where the operating system vouches for who asks; or null
 * @param user whom the token belongs to, or null
 * @param token the JWT, or null where none is needed
 * @param version {@link #AUTO}, or the version of the API to speak, such as {@code v0.0.40}
 * @param timeout how long one request may take
 * @param verifyTls whether the certificate of a server by {@code https} is checked
 * @param caFile PEM file with trusted authorities, or null for the system's own
 */
public record SlurmrestdSettings(
        @Nullable URI url,
        @Nullable String socket,
        @Nullable String user,
        @Nullable Token token,
        String version,
        Duration timeout,
        boolean verifyTls,
        @Nullable String caFile) {
    /** The newest version that both sides know. */
    public static final String AUTO = "auto";

    private static final Pattern VERSION = Pattern.compile("v0\\.0\\.[0-9]{1,4}");

    /** A JWT as {@code scontrol token} prints it, with or without the {@code SLURM_JWT=} before it. */
    public sealed interface Token {}

    /**
     * In a file, from which it is read for every request: whoever renews it replaces the file.
     *
     * @param path where the file is
     */
    public record TokenFile(String path) implements Token {}

    /**
     * As a text that was configured, or stood in a variable of the environment. Never printed.
     *
     * @param text the secret
     */
    public record TokenText(String text) implements Token {
        @Override
        public String toString() {
            return "TokenText[***]";
        }
    }

    /** Refuses an address beside a socket, neither of them, and what is no version. */
    public SlurmrestdSettings {
        if ((url == null) == (socket == null)) {
            throw new IllegalArgumentException("exactly one of url and socket says where slurmrestd is");
        }
        requireVersion(version);
    }

    /**
     * The text, when it is {@link #AUTO} or a version of the API.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static String requireVersion(String text) {
        if (!text.equals(AUTO) && !VERSION.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a version of slurmrestd's API; allowed: auto, v0.0.38, v0.0.40, ...");
        }
        return text;
    }
}
