package dev.rackstate.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.identity.IdentityState.Kept;
import dev.rackstate.testkit.fake.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileIdentityStateTest {
    private static final Kept SOME = new Kept(
            Map.of("3q2-7w.1772445600", Instant.parse("2026-03-02T10:00:00Z"), "b.1", Instant.EPOCH),
            Map.of("0123456789ab", Instant.parse("2026-03-01T10:00:00.123456Z")),
            Instant.parse("2026-02-01T00:00:00Z"));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00.5Z"));

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("state/identity.state");
    }

    private FileIdentityState state() {
        return new FileIdentityState(file(), clock);
    }

    @Test
    void load_nothingKept_isNothing() {
        assertThat(state().load()).isEqualTo(Kept.NOTHING);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void load_inAnotherProcess_isWhatWasSaved() throws IOException {
        state().save(Kept.NOTHING);
        state().save(SOME);

        assertThat(state().load()).isEqualTo(SOME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(file().getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "rackstate-identity 1\nsessions-since 1970-01-01T00:00:00Z\n",
                "rackstate-identity 1\nsessions-since soon\nend\n",
                "rackstate-identity 1\nsessions-since 1970-01-01T00:00:00Z\nended a\nend\n",
                "rackstate-identity 1\nsessions-since 1970-01-01T00:00:00Z\nended a b\nend\n",
                "rackstate-identity 1\nsessions-since 1970-01-01T00:00:00Z\nrevoked a 1970-01-01T00:00:00Z\nend\n",
                "rackstate-identity 2\nsessions-since 1970-01-01T00:00:00Z\nend\n",
                "\u0000\u0000\u0000",
            })
    void load_damaged_isPutAsideAndEndsEverySession(String text) throws IOException {
        state().save(SOME);
        Files.writeString(file(), text);

        Kept kept = state().load();

        assertThat(kept.endedSessions()).isEmpty();
        assertThat(kept.sessionsSince()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(file().resolveSibling("identity.state.damaged")).hasContent(text);
        assertThat(state().load()).as("after another start").isEqualTo(kept);
    }

    @Test
    void load_cutAnywhere_isDamage() throws IOException {
        state().save(SOME);
        String whole = Files.readString(file());
        for (int i = 0; i < whole.length(); i++) {
            Files.writeString(file(), whole.substring(0, i));
            assertThat(state().load().sessionsSince())
                    .as("cut at %d", i)
                    .isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        }
    }

    @Test
    void load_directoryInItsPlace_isPutAsideToo() throws IOException {
        Files.createDirectories(file());

        assertThat(state().load().sessionsSince()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
    }

    @Test
    void save_thatFails_leavesTheFileAsItWas() throws IOException {
        Files.writeString(directory.resolve("state"), "no directory");

        assertThatThrownBy(() -> state().save(SOME)).isInstanceOf(IOException.class);

        assertThat(directory.resolve("state")).hasContent("no directory");
    }
}
