package dev.rackstate.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.identity.SessionTokens.Claims;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NimbusSessionTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Claims CLAIMS =
            new Claims("id.1772445600", "Ğülşen 🙂", "00ff", NOW, NOW.plus(Duration.ofHours(24)));

    @TempDir
    Path directory;

    private final AtomicReference<String> secret = new AtomicReference<>("");

    private NimbusSessionTokens tokens() {
        return new NimbusSessionTokens(secret::get, directory.resolve("state/session.key"), new SecureRandom());
    }

    @Test
    void read_whatWasSigned_saysTheSame() {
        NimbusSessionTokens tokens = tokens();

        assertThat(tokens.read(tokens.sign(CLAIMS), NOW)).contains(CLAIMS);
    }

    @Test
    void sign_writesAPlainJwt() {
        String[] parts = tokens().sign(CLAIMS).split("\\.");

        assertThat(parts).hasSize(3);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                .contains("\"alg\":\"HS256\"", "\"typ\":\"JWT\"");
    }

    @Test
    void read_atItsEnd_isEmpty() {
        NimbusSessionTokens tokens = tokens();
        String token = tokens.sign(CLAIMS);

        assertThat(tokens.read(token, CLAIMS.expiresAt().minusMillis(1))).isPresent();
        assertThat(tokens.read(token, CLAIMS.expiresAt())).isEmpty();
    }

    @Test
    void read_fromAClockThatIsAhead_isToleratedForHalfAMinute() {
        NimbusSessionTokens tokens = tokens();
        String token = tokens.sign(CLAIMS);

        assertThat(tokens.read(token, NOW.minusSeconds(30))).isPresent();
        assertThat(tokens.read(token, NOW.minusSeconds(31))).isEmpty();
    }

    @Test
    void ownKey_outlivesAProcess_andIsItsOwnersAlone() throws IOException {
        String token = tokens().sign(CLAIMS);

        assertThat(tokens().read(token, NOW)).contains(CLAIMS);
        Path key = directory.resolve("state/session.key");
        assertThat(key).content().matches("[0-9a-f]{64}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void ownKey_isNotMadeBeforeASessionBegins() {
        NimbusSessionTokens tokens = tokens();

        tokens.read("rubbish", NOW);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void ownKey_madeByAnotherProcessMeanwhile_isUsed() {
        NimbusSessionTokens first = tokens();
        NimbusSessionTokens second = tokens();

        String token = first.sign(CLAIMS);

        assertThat(first.read(second.sign(CLAIMS), NOW)).isPresent();
        assertThat(second.read(token, NOW)).isPresent();
    }

    @Test
    void ownKey_damaged_isPutAsideAndMadeAnew() throws IOException {
        String before = tokens().sign(CLAIMS);
        Path key = directory.resolve("state/session.key");
        Files.writeString(key, "00ff");

        NimbusSessionTokens tokens = tokens();

        assertThat(tokens.read(before, NOW)).isEmpty();
        assertThat(tokens.read(tokens.sign(CLAIMS), NOW)).isPresent();
        assertThat(directory.resolve("state/session.key.damaged")).hasContent("00ff");
        assertThat(tokens().read(tokens.sign(CLAIMS), NOW)).isPresent();
    }

    @Test
    void ownKey_thatCannotBeKept_servesThisProcess() throws IOException {
        Files.writeString(directory.resolve("state"), "no directory");
        NimbusSessionTokens tokens = tokens();

        assertThat(tokens.read(tokens.sign(CLAIMS), NOW)).isPresent();
        assertThat(tokens().read(tokens.sign(CLAIMS), NOW)).isEmpty();
    }

    @Test
    void configuredSecret_ofAnyLength_isUsed_andItsChangeEndsSessions() {
        NimbusSessionTokens tokens = tokens();
        for (String text : new String[] {"x", "a secret of some length", "s".repeat(1_000)}) {
            secret.set(text);
            String token = tokens.sign(CLAIMS);
            assertThat(tokens.read(token, NOW)).isPresent();
            assertThat(tokens().read(token, NOW)).as("in another process").isPresent();

            secret.set(text + "!");
            assertThat(tokens.read(token, NOW)).isEmpty();
            secret.set("");
            assertThat(tokens.read(token, NOW)).isEmpty();
        }
    }
}
