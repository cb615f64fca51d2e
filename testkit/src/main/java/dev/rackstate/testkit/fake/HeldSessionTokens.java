package dev.rackstate.testkit.fake;

import dev.rackstate.application.identity.SessionTokens;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens that say nothing by themselves: what they stand for is held here. Safe for concurrent use. */
public final class HeldSessionTokens implements SessionTokens {
    private final Map<String, Claims> signed = new ConcurrentHashMap<>();

    /** No tokens. */
    public HeldSessionTokens() {}

    @Override
    public String sign(Claims claims) {
        String token = "token-" + claims.id();
        signed.put(token, claims);
        return token;
    }

    @Override
    public Optional<Claims> read(String token, Instant now) {
        return Optional.ofNullable(signed.get(token)).filter(claims -> now.isBefore(claims.expiresAt()));
    }
}
