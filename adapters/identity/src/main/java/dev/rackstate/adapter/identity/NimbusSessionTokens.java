package dev.rackstate.adapter.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.rackstate.application.identity.SessionTokens;
import dev.rackstate.application.identity.Sha256;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Session tokens as JSON Web Tokens (RFC 7519), signed with HMAC-SHA256 (HS256, RFC 7518) and in no other way. Only what
 * this class writes is read: the header to the letter, and exactly its claims. Safe for concurrent use.
 *
 * <p>The key is SHA-256 of the configured secret, whatever its length; where none is configured, 256 random bits that are
 * kept in a file. It is looked up for every token, so that sessions end when the secret is changed.
 */
public final class NimbusSessionTokens implements SessionTokens {
    private static final Logger LOG = LoggerFactory.getLogger(NimbusSessionTokens.class);

    private static final String ISSUER = "rackstate";
    private static final String AUDIENCE = "rackstate-api";
    private static final String STAMP = "stamp";

    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();
    private static final String ENCODED_HEADER = HEADER.toBase64URL().toString();

    /** Of another server's clock that signed the token with the same secret. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final int MOST_CHARACTERS = 4_096;
    private static final int ADVISED_SECRET = 32;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Supplier<String> secret;
    private final KeptKey kept;
    private volatile @Nullable Derived derived;

    /**
     * Tokens of one installation.
     *
     * @param secret {@code auth.secret_key} as it is now; empty for a key of the server's own
     * @param keyFile where that key is kept
     * @param random where that key comes from
     */
    public NimbusSessionTokens(Supplier<String> secret, Path keyFile, SecureRandom random) {
        this.secret = secret;
        this.kept = new KeptKey(keyFile, random);
    }

    @Override
    public String sign(Claims claims) {
        String configured = secret.get();
        byte[] key = configured.isEmpty() ? kept.made() : derived(configured);
        JWSObject token = new JWSObject(
                HEADER,
                new Payload(Map.of(
                        "iss",
                        ISSUER,
                        "aud",
                        AUDIENCE,
                        "sub",
                        claims.account(),
                        "jti",
                        claims.id(),
                        "iat",
                        claims.issuedAt().getEpochSecond(),
                        "exp",
                        claims.expiresAt().getEpochSecond(),
                        STAMP,
                        claims.stamp())));
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256, and the key is long enough", e);
        }
        return token.serialize();
    }

    @Override
    public Optional<Claims> read(String token, Instant now) {
        if (token.length() > MOST_CHARACTERS || !token.startsWith(ENCODED_HEADER + ".")) {
            return Optional.empty();
        }
        String configured = secret.get();
        Optional<byte[]> key = configured.isEmpty() ? kept.known() : Optional.of(derived(configured));
        return key.flatMap(known -> payload(token, known))
                .flatMap(NimbusSessionTokens::claims)
                .filter(claims -> now.isBefore(claims.expiresAt())
                        && claims.issuedAt().isBefore(claims.expiresAt())
                        && !claims.issuedAt().isAfter(now.plus(SKEW)));
    }

    private static Optional<Map<String, Object>> payload(String token, byte[] key) {
        try {
            JWSObject jws = JWSObject.parse(token);
            // The parser forgives blanks around a token; then it is not the one that was signed.
            return jws.serialize().equals(token) && jws.verify(new MACVerifier(key))
                    ? Optional.ofNullable(jws.getPayload().toJSONObject())
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static Optional<Claims> claims(Map<String, Object> payload) {
        boolean ours = ISSUER.equals(payload.get("iss")) && AUDIENCE.equals(payload.get("aud")) && payload.size() == 7;
        if (ours
                && payload.get("jti") instanceof String id
                && payload.get("sub") instanceof String account
                && payload.get(STAMP) instanceof String stamp
                && payload.get("iat") instanceof Long issued
                && payload.get("exp") instanceof Long expires
                && isTime(issued)
                && isTime(expires)) {
            return Optional.of(
                    new Claims(id, account, stamp, Instant.ofEpochSecond(issued), Instant.ofEpochSecond(expires)));
        }
        return Optional.empty();
    }

    private static boolean isTime(long seconds) {
        return seconds >= 0 && seconds <= LATEST.getEpochSecond();
    }

    private byte[] derived(String configured) {
        Derived known = derived;
        if (known == null || !known.secret.equals(configured)) {
            known = new Derived(configured, Sha256.of(configured));
            derived = known;
            if (configured.length() < ADVISED_SECRET) {
                LOG.warn(
                        "auth.secret_key has {} characters: whoever sees a token may guess it; advised: {} random ones,"
                                + " or none, for a key that the server makes itself",
                        configured.length(),
                        ADVISED_SECRET);
            }
        }
        return known.key;
    }

    /** A configured secret and the key that is made of it. */
    private static final class Derived {
        private final String secret;
        private final byte[] key;

        Derived(String secret, byte[] key) {
            this.secret = secret;
            this.key = key;
        }
    }
}
