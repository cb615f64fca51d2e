package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.configuration.SourceSettings.Credentials;
import dev.rackstate.upstream.RequestHeaders;
import dev.rackstate.upstream.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * What goes into the {@code Authorization} header of every request. Safe for concurrent use; never printed with its secret.
 *
 * <p>Source: RFC 7617 (Basic), RFC 6750 (Bearer).
 */
abstract class Authorization implements RequestHeaders {
    private static final String HEADER = "Authorization";

    /** Says nothing about who asks. */
    static final Authorization NONE = new Authorization() {
        @Override
        public Map<String, String> now() {
            return Map.of();
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
            return new BearerFile(new SecretFile("the bearer token file", Path.of(tokenFile)));
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

    /** The text without the secret, should a server have echoed it. */
    abstract String redact(String text);

    private static final class Basic extends Authorization {
        private final String password;
        private final String encoded;

        Basic(String user, String password) {
            this.password = password;
            this.encoded = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Map<String, String> now() {
            return Map.of(HEADER, "Basic " + encoded);
        }

        @Override
        String redact(String text) {
            return without(without(text, encoded), password);
        }
    }

    private static final class BearerFile extends Authorization {
        private final SecretFile file;
        private volatile String lastToken = "";

        BearerFile(SecretFile file) {
            this.file = file;
        }

        @Override
        public Map<String, String> now() throws IOException {
            String token = file.read();
            lastToken = token;
            return Map.of(HEADER, "Bearer " + token);
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
