package dev.rackstate.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import dev.rackstate.application.identity.SessionTokens.Claims;
import dev.rackstate.application.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens that somebody made up. Most are signed with the right key, which nobody has: so it is seen that each is refused
 * for what is wrong with it, and not for its signature.
 */
class ForgedTokensTest {
    private static final String SECRET = "a secret that nobody knows, not even the tests";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
    private static final String PAYLOAD = payload(Map.of());

    @TempDir
    static Path directory;

    private static NimbusSessionTokens tokens() {
        return new NimbusSessionTokens(() -> SECRET, directory.resolve("session.key"), new SecureRandom());
    }

    /** Sound claims but for those given; a claim whose value is empty is left out. Values are JSON. */
    private static String payload(Map<String, String> changes) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("iss", "\"rackstate\"");
        claims.put("aud", "\"rackstate-api\"");
        claims.put("sub", "\"admin\"");
        claims.put("jti", "\"id.1772445600\"");
        claims.put("iat", Long.toString(NOW.getEpochSecond()));
        claims.put("exp", Long.toString(NOW.getEpochSecond() + 3_600));
        claims.put("stamp", "\"00ff\"");
        claims.putAll(changes);
        return claims.entrySet().stream()
                .filter(claim -> !claim.getValue().isEmpty())
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String signed(String header, String payload) {
        return signed(header, payload, "HmacSHA256", Sha256.of(SECRET));
    }

    private static String signed(String header, String payload, String algorithm, byte[] key) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            String text = encoded(header) + "." + encoded(payload);
            return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void read_theSameWithNothingForged_isGood() {
        assertThat(tokens().read(signed(HEADER, PAYLOAD), NOW))
                .contains(new Claims("id.1772445600", "admin", "00ff", NOW, NOW.plusSeconds(3_600)));
    }

    static Stream<String> forged() throws Exception {
        return Stream.of(headers(), claims(), signatures(), shapes()).flatMap(tokens -> tokens);
    }

    private static Stream<String> headers() {
        return Stream.of(
                        "{\"typ\":\"JWT\",\"alg\":\"none\"}",
                        "{\"typ\":\"JWT\",\"alg\":\"None\"}",
                        "{\"typ\":\"JWT\",\"alg\":\"HS512\"}",
                        "{\"typ\":\"JWT\",\"alg\":\"RS256\"}",
                        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"kid\":\"../../../dev/null\"}",
                        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"kid\":\"' UNION SELECT 'key\"}",
                        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"jku\":\"https://evil.example.org/keys\"}",
                        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
                        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"x5u\":\"https://evil.example.org/cert\"}",
                        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"zip\":\"DEF\"}",
                        "{\"typ\":\"at+jwt\",\"alg\":\"HS256\"}",
                        "{\"alg\":\"HS256\"}",
                        "{\"typ\":\"JWT\",\"alg\":\"none\",\"alg\":\"HS256\"}",
                        "{}",
                        "")
                .map(header -> signed(header, PAYLOAD));
    }

    private static Stream<String> claims() {
        long now = NOW.getEpochSecond();
        Stream<Map<String, String>> missing =
                Stream.of("iss", "aud", "sub", "jti", "iat", "exp", "stamp").map(claim -> Map.of(claim, ""));
        Stream<Map<String, String>> wrong = Stream.of(
                Map.of("iss", "\"other\""),
                Map.of("aud", "\"other\""),
                Map.of("aud", "[\"rackstate-api\",\"other\"]"),
                Map.of("sub", "7"),
                Map.of("sub", "[\"admin\"]"),
                Map.of("sub", "{\"name\":\"admin\"}"),
                Map.of("sub", "null"),
                Map.of("jti", "7"),
                Map.of("stamp", "true"),
                Map.of("iat", "\"" + now + "\""),
                Map.of("iat", Long.toString(now + 31)),
                Map.of("exp", Long.toString(now)),
                Map.of("exp", Long.toString(now - 3_600)),
                Map.of("exp", "99999999999999999"),
                Map.of("exp", "1e300"),
                Map.of("exp", "-1"),
                Map.of("iat", Long.toString(now + 20), "exp", Long.toString(now + 10)),
                Map.of("role", "\"admin\""),
                Map.of("nbf", Long.toString(now + 60)));
        Stream<String> odd = Stream.of(
                PAYLOAD.replace("{", "{\"sub\":\"ada\","),
                PAYLOAD.replace("}", ",\"sub\":\"ada\"}"),
                PAYLOAD.replace("}", ",\"exp\":" + (now + 9_999) + "}"),
                "[]",
                "null",
                "",
                PAYLOAD + PAYLOAD);
        return Stream.concat(Stream.concat(missing, wrong).map(ForgedTokensTest::payload), odd)
                .map(payload -> signed(HEADER, payload));
    }

    private static Stream<String> signatures() throws Exception {
        String good = signed(HEADER, PAYLOAD);
        String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair pair = generator.generateKeyPair();
        JWSHeader rs256 = new JWSHeader(JWSAlgorithm.RS256);
        String text = rs256.toBase64URL() + "." + encoded(PAYLOAD);
        Base64URL rsa = new RSASSASigner(pair.getPrivate()).sign(rs256, text.getBytes(StandardCharsets.US_ASCII));
        return Stream.of(
                unsigned,
                unsigned + encoded(new byte[32]),
                good.substring(0, good.length() - 10),
                good.substring(0, good.length() / 2),
                good + "AA",
                text + "." + rsa,
                signed(HEADER, PAYLOAD, "HmacSHA256", pair.getPublic().getEncoded()),
                signed(HEADER, PAYLOAD, "HmacSHA256", SECRET.getBytes(StandardCharsets.UTF_8)),
                signed(HEADER, PAYLOAD, "HmacSHA256", new byte[32]),
                signed(HEADER, PAYLOAD, "HmacSHA512", Sha256.of(SECRET)),
                good.replace(encoded(PAYLOAD), encoded(payload(Map.of("sub", "\"root\"")))));
    }

    private static Stream<String> shapes() {
        String good = signed(HEADER, PAYLOAD);
        return Stream.of(
                "",
                ".",
                "..",
                "...",
                "rubbish",
                " " + good,
                good + " ",
                good + ".",
                good + "." + good,
                "Bearer " + good,
                good.replace('.', ' '),
                signed(HEADER, payload(Map.of("sub", "\"" + "a".repeat(5_000) + "\""))),
                "A".repeat(10_000_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("forged")
    void read_forged_isEmpty(String token) {
        assertThat(tokens().read(token, NOW)).isEmpty();
    }
}
