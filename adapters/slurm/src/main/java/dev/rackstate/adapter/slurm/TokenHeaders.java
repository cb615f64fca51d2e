package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.SlurmrestdSettings.Token;
import dev.rackstate.application.slurm.SlurmrestdSettings.TokenFile;
import dev.rackstate.application.slurm.SlurmrestdSettings.TokenText;
import dev.rackstate.upstream.RequestHeaders;
import dev.rackstate.upstream.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: Slurm's headers for a user and a JWT. A token in a file is read for every request. It may have the
 * {@code SLURM_JWT=} before it that {@code scontrol token} prints. Safe for concurrent use; never printed with the
 * token.
 *
 * <p>Source: Slurm documentation, "JSON Web Tokens (JWT) Authentication".
 */
final class TokenHeaders implements RequestHeaders {
    private static final String PRINTED_BEFORE = "SLURM_JWT=";

    private final @Nullable String user;
    /** Where the token is, unless it is configured itself. */
    private final @Nullable SecretFile file;

    private final boolean hasToken;
    private volatile String sent;

    /**
     * As configured.
     *
     * @throws IllegalArgumentException when the user or the token cannot stand in a header; the message holds no secret
     */
    TokenHeaders(@Nullable String user, @Nullable Token token) {
        if (user != null && !user.matches("[!-~]+")) {
            throw new IllegalArgumentException(
                    "the slurmrestd user '" + user + "' is not a user name: only printable ASCII without blanks is");
        }
        this.user = user;
        this.file =
                token instanceof TokenFile in ? new SecretFile("the slurmrestd token file", Path.of(in.path())) : null;
        this.sent =
                token instanceof TokenText configured ? bare(configured.text().strip()) : "";
        this.hasToken = token != null;
        Optional<String> objection = token instanceof TokenText ? SecretFile.objection(sent) : Optional.empty();
        if (objection.isPresent()) {
            throw new IllegalArgumentException("the slurmrestd token " + objection.get());
        }
    }

    @Override
    public Map<String, String> now() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (user != null) {
            headers.put("X-SLURM-USER-NAME", user);
        }
        if (file != null) {
            sent = bare(file.read());
        }
        if (hasToken) {
            headers.put("X-SLURM-USER-TOKEN", sent);
        }
        return headers;
    }

    /** Whether the file holds another token by now than was sent last. */
    boolean haveChanged() {
        try {
            return file != null && !bare(file.read()).equals(sent);
        } catch (IOException e) {
            // The refusal that made us look is what there is to say.
            return false;
        }
    }

    /** What may be wrong with who asks. */
    String hint() {
        return !hasToken
                ? "it wants a token, and none is configured"
                : "the token" + (file == null ? "" : " in " + file.path())
                        + " is not valid for this user, or has run out";
    }

    /** The text without the token, should a server have echoed it. */
    String redact(String text) {
        return sent.isEmpty() ? text : text.replace(sent, "***");
    }

    private static String bare(String token) {
        return token.startsWith(PRINTED_BEFORE) ? token.substring(PRINTED_BEFORE.length()) : token;
    }
}
