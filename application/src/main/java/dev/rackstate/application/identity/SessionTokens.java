package dev.rackstate.application.identity;

import java.time.Instant;
import java.util.Optional;

/** Signs session tokens and reads them back. Safe for concurrent use; reading never blocks. */
public interface SessionTokens {
    /** A token that says this, to the second. The first one may have to write a key down before. */
    String sign(Claims claims);

    /** What a token says; empty unless it was signed by us, in the one way we sign, and is in force at that moment. */
    Optional<Claims> read(String token, Instant now);

    /**
     * What a token says.
     *
     * @param id unique, {@code jti}
     * @param account whose session it is, {@code sub}
     * @param stamp tells which password the session began with
     * @param issuedAt {@code iat}
     * @param expiresAt {@code exp}
     */
    record Claims(String id, String account, String stamp, Instant issuedAt, Instant expiresAt) {}
}
