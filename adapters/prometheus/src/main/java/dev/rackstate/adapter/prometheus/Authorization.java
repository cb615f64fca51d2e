package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.configuration.SourceSettings.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes into the {@code Authorization} header. Safe for concurrent use; never printed with its secret.
 *
 * <p>Source: RFC 7617 (Basic), RFC 6750 (Bearer).
 */
abstract class Authorization {
    /** Says nothing about who asks. */
    static final Authorization NONE = new Authorization() {
        @Override
        Optional<String> header() {
            return Optional.empty();
        }

        @Override
        String redact(String text) {
            return text;
        }
    };

    private Authorization() {}

    /**
     * As configured.
     *
     * @throws IllegalArgumentException when the credentials contradict each other; the message holds no secret
     */
    static Authorization of(Credentials credentials) {
        String user = credentials.user();
        String password = credentials.password();
        String tokenFile = credentials.bearerTokenFile();
        if (tokenFile != null) {
            if (user != null || password != null) {
                throw new IllegalArgumentException(
                        "basic authentication and a bearer token exclude each other; configure one of them");
            }
            return new BearerFile(Path.of(tokenFile));
        }
        if (user == null) {
            if (password != null) {
                throw new IllegalArgumentException("a password for basic authentication needs a user");
            }
            return NONE;
        }
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "the user '" + user + "' has a colon, which ends the name in basic authentication (RFC 7617)");
        }
        return new Basic(user, password == null ? "" : password);
    }

    /**
     * The header's value.
     *
     * @throws Unavailable when the secret cannot be read
     */
    abstract Optional<String> header() throws Unavailable;

    /** The text without the secret, should a server have echoed it. */
    abstract String redact(String text);

    /** The secret cannot be read. */
    static final class Unavailable extends IOException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static final class Basic extends Authorization {
        private final String password;
        private final String encoded;

        Basic(String user, String password) {
            this.password = password;
            this.encoded = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        Optional<String> header() {
            return Optional.of("Basic " + encoded);
        }

        @Override
        String redact(String text) {
            return without(without(text, encoded), password);
        }
    }

    /** Read for every request: a token is small, and its file may be replaced without a newer time stamp. */
    private static final class BearerFile extends Authorization {
        private static final int MAX_BYTES = 64 * 1024;

        private final Path file;
        private volatile String lastToken = "";

        BearerFile(Path file) {
            this.file = file;
        }

        @Override
        Optional<String> header() throws Unavailable {
            String token = new String(bytes(), StandardCharsets.UTF_8).strip();
            if (token.isEmpty()) {
                throw new Unavailable("the bearer token file " + file + " is empty", null);
            }
            for (int i = 0; i < token.length(); i++) {
                if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
                    throw new Unavailable(
                            "the bearer token file " + file + " holds, as character " + (i + 1)
                                    + ", what cannot stand in a header; it must hold one token and nothing else",
                            null);
                }
            }
            lastToken = token;
            return Optional.of("Bearer " + token);
        }

        private byte[] bytes() throws Unavailable {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new Unavailable(
                            "the bearer token file " + file + " is larger than " + MAX_BYTES + " bytes", null);
                }
                return bytes;
            } catch (NoSuchFileException e) {
                throw new Unavailable("the bearer token file " + file + " does not exist", e);
            } catch (Unavailable e) {
                throw e;
            } catch (IOException e) {
                throw new Unavailable("the bearer token file " + file + " cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        String redact(String text) {
            return without(text, lastToken);
        }
    }

    private static String without(String text, String secret) {
        return secret.isEmpty() ? text : text.replace(secret, "***");
    }
}
