package dev.rackstate.application.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret that stands in a known shape is left in the text, whatever stands around it. */
class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "connecting to https://ada:hunter2@db.example/x | connecting to https://ada:***@db.example/x",
                "amqp://s3cr3t@queue | amqp://***@queue",
                "password=hunter2 and more | password=*** and more",
                "Passwd: hunter2 | Passwd: ***",
                "secret-key = abc | secret-key = ***",
                "auth: abc | auth: ***",
                "x-api-key: abc def | x-api-key: *** def",
                "Authorization: Bearer abc.def and more | Authorization: ***",
                "headers {authorization=[Basic QWRhOnB3]} | headers {authorization=***",
                "token: Bearer abc def | token: ***",
                "{\"password\":\"hun\\\"ter2\",\"user\":\"ada\"} | {\"password\":\"***\",\"user\":\"ada\"}",
                "{\\\"password\\\":\\\"hunter2\\\",\\\"user\\\":1} | {\\\"password\\\":\\\"***\\\",\\\"user\\\":1}",
                "basic_auth_password: 'two words' left | basic_auth_password: '***' left",
                "sent Bearer AbCdEfGh12345678 there | sent Bearer *** there",
                "key rs_0123456789abcdefABCDEF was used | key *** was used",
                "hash $2b$12$abcdefghijklmnopqrstuv.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234 | hash ***",
                "jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln end | jwt *** end",
                "a PASSWORD=\"unfinished | a PASSWORD=\"***",
            })
    void secret_inAKnownShape_isMasked(String text, String expected) {
        assertThat(Redaction.redact(text)).isEqualTo(expected);
    }

    @Test
    void privateKey_isMaskedToItsEnd_alsoWhenItHasNone() {
        String begin = "-----BEGIN EC PRIVATE KEY-----\nMIIB\nabc\n";

        assertThat(Redaction.redact("a\n" + begin + "-----END EC PRIVATE KEY-----\nb"))
                .isEqualTo("a\n***\nb");
        assertThat(Redaction.redact("a\n" + begin)).isEqualTo("a\n***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "configuration in force: 1919 entities",
                "GET /api/racks/r1/state answered 200 in 0.12 ms",
                "http://prometheus:9090/api/v1/query did not answer",
                "the bearer token file /run/token does not exist",
                "author: Ada",
                "auth.enabled is true",
                ""
            })
    void text_withoutSecrets_staysAsItIs(String text) {
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @Property(tries = 3000)
    void secret_inAnyShape_neverAppears(
            @ForAll("noise") String before,
            @ForAll("shapes") String shape,
            @ForAll("secrets") String secret,
            @ForAll("noise") String after) {
        String text = before + " " + shape.replace("%s", secret) + " " + after;

        assertThat(Redaction.redact(text)).as(text).doesNotContain(secret);
    }

    @Property
    void redaction_ofWhatIsRedacted_changesNothing(
            @ForAll("noise") String before, @ForAll("shapes") String shape, @ForAll("secrets") String secret) {
        String once = Redaction.redact(before + " " + shape.replace("%s", secret));

        assertThat(Redaction.redact(once)).isEqualTo(once);
    }

    @Property(tries = 2000)
    void anyText_isTaken(@ForAll String text) {
        assertThat(Redaction.redact(text)).isNotNull();
    }

    @Test
    void textMadeToBeSlow_isCutAndEnds() {
        for (String part :
                List.of("://:", "password", "password=\\", "\"password\":\"\\", "eyJaaaaaaaa.", "-----BEGIN ")) {
            assertThat(Redaction.redact(part.repeat(100_000))).hasSizeLessThanOrEqualTo(33_000);
        }
    }

    @Test
    void text_thatIsTooLong_isCutAfterItWasRedacted() {
        String text = "x".repeat(90) + " password=hunter2";

        assertThat(Redaction.redact(text, 102)).endsWith("password=*\u2026");
        assertThat(Redaction.bounded("ab\uD83D\uDE00c", 4)).isEqualTo("ab\u2026");
    }

    /** Without what any of the shapes ends at. */
    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("!$%&()*+,-./:;<=>?@[]^_{|}~")
                .ofMinLength(1)
                .ofMaxLength(40)
                // Longer than, and different from, whatever stands around it.
                .map(text -> "Qq7" + text.replace("***", "") + "7qQ");
    }

    @Provide
    Arbitrary<String> shapes() {
        Arbitrary<String> keys = Arbitraries.of(
                "password",
                "PASSWORD",
                "passwd",
                "pwd",
                "secret",
                "secret_key",
                "secret-key",
                "client.secret",
                "token",
                "access_token",
                "refresh-token",
                "bearer",
                "api_key",
                "apikey",
                "API-KEY",
                "X-Api-Key",
                "basic_auth_password",
                "password_hash",
                "auth",
                "Authorization",
                "Cookie",
                "community",
                "passphrase");
        Arbitrary<String> afterKey = Arbitraries.of(
                "%k=%s",
                "%k: %s",
                "%k = %s",
                "%k:%s",
                "%k=\"%s\"",
                "%k='%s'",
                "'%k': '%s'",
                "{\"%k\":\"%s\"}",
                "{\"a\":1,\"%k\" : \"%s\",\"b\":2}",
                "\"{\\\"%k\\\":\\\"%s\\\"}\"",
                "%k: Bearer %s",
                "%k=Basic %s",
                "?%k=%s",
                "{%k=[%s, other]}");
        Arbitrary<String> addresses = Arbitraries.of(
                "http://user:%s@host:9090/x", "postgres://:%s@db/x", "http://user:%s@h1,http://h2", "ftp://u:%s@h ");
        Arbitrary<String> alone =
                Arbitraries.of("Authorization: Bearer %s", "Authorization: Digest username=\"u\", response=%s");
        return Arbitraries.oneOf(
                Combinators.combine(keys, afterKey).as((key, shape) -> shape.replace("%k", key)), addresses, alone);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.of(
                "",
                "connection refused",
                "at java.base/java.lang.Thread.run(Thread.java:840)",
                "{\"status\":\"error\"}",
                "source 'main' answered in 12.5 ms",
                "C:\\data\\\"x\"");
    }
}
