package dev.rackstate.adapter.yaml.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rackstate.application.configuration.NotWritableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a file system of 256 KiB in memory, which takes the superuser to mount. */
class FullDiskTest {
    private static final int KIB = 1 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", directory.toString());
        if (!mounted) {
            System.out.println("FullDiskTest is left out: mounting a small file system takes the superuser");
        }
        assumeTrue(mounted, "mounting a small file system takes the superuser");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", directory.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void commit_noRoomForTheJournal_changesNothing() throws Exception {
        Path file = Files.writeString(directory.resolve("a.yaml"), "1");
        FileJournal journal = new FileJournal(directory.resolve(FileTrees.STATE));

        try (Held held = journal.hold(PATIENCE)) {
            FileWrite write = new FileWrite(file, new byte[] {'1'}, new byte[300 * KIB]);
            NotWritableException e =
                    catchThrowableOfType(NotWritableException.class, () -> held.commit(List.of(write)));
            assertThat(e.kind()).isEqualTo(NotWritableException.Kind.UNWRITABLE);
            assertThat(e).hasMessageContaining("nothing was changed: ").hasMessageContaining("No space left");
        }

        assertThat(file).hasContent("1");
        assertThat(FileTrees.leftovers(directory)).isEmpty();
    }

    @Test
    void commit_noRoomForTheFiles_isFinishedWhenThereIs() throws Exception {
        Path file = Files.writeString(directory.resolve("a.yaml"), "1");
        Path ballast = Files.write(directory.resolve("ballast"), new byte[60 * KIB]);
        FileJournal journal = new FileJournal(directory.resolve(FileTrees.STATE));
        byte[] after = new byte[120 * KIB];

        try (Held held = journal.hold(PATIENCE)) {
            held.commit(List.of(new FileWrite(file, new byte[] {'1'}, after)));
        }
        assertThat(file).hasContent("1");
        assertThat(journal.pending()).containsOnlyKeys(file);
        assertThat(journal.pending().get(file)).isEqualTo(after);
        assertThat(catchThrowableOfType(NotWritableException.class, journal::recover))
                .hasMessageContaining("what an earlier change has left behind cannot be finished: ");

        Files.delete(ballast);

        assertThat(journal.recover()).isTrue();
        assertThat(file).hasBinaryContent(after);
        assertThat(FileTrees.leftovers(directory)).isEmpty();
        assertThat(FileTrees.tree(directory)).hasSize(2);
    }
}
