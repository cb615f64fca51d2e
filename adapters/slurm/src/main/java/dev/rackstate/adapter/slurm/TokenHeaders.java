package dev.rackstate.adapter.slurm;

import dev.rackstate.upstream.RequestHeaders;
import dev.rackstate.upstream.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: Slurm's headers for a user and a JWT. The token is read from its file for every request, with or without the
 * {@code SLURM_JWT=} that {@code scontrol token} prints before it. Safe for concurrent use; never printed with the token.
 *
 * <p>Source: Slurm documentation, "JSON Web Tokens (JWT) Authentication".
 */
final class TokenHeaders implements RequestHeaders {
    private static final String PRINTED_BEFORE = "SLURM_JWT=";

    private final @Nullable String user;
    private final @Nullable SecretFile file;
    private volatile String sent = "";

    /**
     * As configured.
     *
     * @throws IllegalArgumentException when the user cannot stand in a header
     */
    TokenHeaders(@Nullable String user, @Nullable String tokenFile) {
        if (user != null && !user.matches("[!-~]+")) {
            throw new IllegalArgumentException(
                    "the slurmrestd user '" + user + "' is not a user name: only printable ASCII without blanks is");
        }
        this.user = user;
        this.file = tokenFile == null ? null : new SecretFile("the slurmrestd token file", Path.of(tokenFile));
    }

    @Override
    public Map<String, String> now() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (user != null) {
            headers.put("X-SLURM-USER-NAME", user);
        }
        if (file != null) {
            String token = token(file);
            sent = token;
            headers.put("X-SLURM-USER-TOKEN", token);
        }
        return headers;
    }

    /** Whether the file holds another token by now than was sent last. */
    boolean haveChanged() {
        try {
            return file != null && !token(file).equals(sent);
        } catch (IOException e) {
            // The refusal that made us look is what there is to say.
            return false;
        }
    }

    /** What may be wrong with who asks. */
    String hint() {
        return file == null
                ? "it wants a token, and no token file is configured"
                : "the token in " + file.path() + " is not valid for this user, or has run out";
    }

    /** The text without the token, should a server have echoed it. */
    String redact(String text) {
        return sent.isEmpty() ? text : text.replace(sent, "***");
    }

    private static String token(SecretFile file) throws IOException {
        String token = file.read();
        return token.startsWith(PRINTED_BEFORE) ? token.substring(PRINTED_BEFORE.length()) : token;
    }
}
