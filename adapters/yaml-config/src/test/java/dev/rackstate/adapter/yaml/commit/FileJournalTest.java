package dev.rackstate.adapter.yaml.commit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private Path home;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-03T10:15:30.123Z"));
    private FileJournal journal;

    @BeforeEach
    void open() throws Exception {
        home = Files.createDirectory(directory.resolve("home"));
        journal = new FileJournal(home.resolve(FileTrees.STATE), now::get);
    }

    @AfterEach
    void nothingIsLeftLyingAround() throws Exception {
        assertThat(FileTrees.leftovers(home)).isEmpty();
        assertThat(FileTrees.tree(home).keySet()).noneMatch(name -> name.contains(".rackstate-"));
    }

    private Path file(String name, String content) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static FileWrite write(Path file, @Nullable String before, @Nullable String after) {
        return new FileWrite(file, bytes(before), bytes(after));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    private void commit(FileWrite... writes) throws Exception {
        try (Held held = journal.hold(PATIENCE)) {
            held.commit(List.of(writes), home);
        }
    }

    @Test
    void commit_severalFiles_changesCreatesAndDeletes() throws Exception {
        Path changed = file("changed.yaml", "a: 1\n");
        Path gone = file("a/b/gone.yaml", "a: 2\n");
        file("a/stays.yaml", "a: 3\n");

        commit(
                write(changed, "a: 1\n", "a: one\n"),
                write(gone, "a: 2\n", null),
                write(home.resolve("x/y/new.yaml"), null, "a: 4\n"));

        assertThat(FileTrees.tree(home).keySet())
                .containsExactly("/", "a/", "a/stays.yaml", "changed.yaml", "x/", "x/y/", "x/y/new.yaml");
        assertThat(changed).hasContent("a: one");
        assertThat(journal.recover()).isFalse();
    }

    @Test
    void commit_withoutRoot_keepsEmptyDirectories() throws Exception {
        Path gone = file("a/gone.yaml", "a: 2\n");

        try (Held held = journal.hold(PATIENCE)) {
            held.commit(List.of(write(gone, "a: 2\n", null)));
        }

        assertThat(home.resolve("a")).isEmptyDirectory();
    }

    @Test
    void commit_rootItself_isKept() throws Exception {
        Path gone = file("a/b/gone.yaml", "a: 2\n");

        try (Held held = journal.hold(PATIENCE)) {
            held.commit(List.of(write(gone, "a: 2\n", null)), home.resolve("a"));
        }

        assertThat(home.resolve("a")).isEmptyDirectory();
    }

    @Test
    void commit_fileChangedByHandMeanwhile_changesNothing() throws Exception {
        Path first = file("first.yaml", "a: 1\n");
        Path second = file("second.yaml", "a: edited\n");

        NotWritableException e = refused(write(first, "a: 1\n", "a: one\n"), write(second, "a: 2\n", "a: two\n"));

        assertThat(e.kind()).isEqualTo(Kind.INVALID);
        assertThat(e).hasMessageContaining("second.yaml was changed by somebody else meanwhile");
        assertThat(first).hasContent("a: 1");
        assertThat(FileTrees.versions(home, "first.yaml")).isEmpty();
    }

    @Test
    void commit_newFileThatIsThere_andGoneFileThatIsNot_changeNothing() throws Exception {
        Path there = file("there.yaml", "a: 1\n");

        assertThat(refused(write(there, null, "a: 2\n")).kind()).isEqualTo(Kind.INVALID);
        assertThat(refused(write(home.resolve("absent.yaml"), "a: 1\n", null)).kind())
                .isEqualTo(Kind.INVALID);
        assertThat(there).hasContent("a: 1");
    }

    private NotWritableException refused(FileWrite... writes) {
        return catchThrowableOfType(NotWritableException.class, () -> commit(writes));
    }

    @Test
    void commit_thatChangesNothing_keepsNoVersion() throws Exception {
        Path file = file("a.yaml", "a: 1\n");

        commit(write(file, "a: 1\n", "a: 1\n"), write(home.resolve("b.yaml"), null, null));

        assertThat(FileTrees.versions(home, "a.yaml")).isEmpty();
    }

    @Test
    void commit_oneFileTwice_isAMistake() {
        Path file = home.resolve("a.yaml");

        assertThatThrownBy(() -> commit(write(file, null, "a"), write(file, null, "b")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void commit_severalInOneHold_followEachOther() throws Exception {
        Path file = home.resolve("a.yaml");

        try (Held held = journal.hold(PATIENCE)) {
            held.commit(List.of(write(file, null, "1")));
            held.commit(List.of(write(file, "1", "2")));
            assertThat(journal.recover()).isFalse();
        }

        assertThat(file).hasContent("2");
    }

    @Test
    void commit_awkwardNames_areNoTrouble() throws Exception {
        List<String> names = Stream.of(
                        "with space.yaml", "hall 1/ü–日本 😀.yaml", "100%25.yaml", "#a?b;c.yaml", "a\nb.yaml")
                .toList();
        for (String name : names) {
            commit(write(home.resolve(name), null, "1"));
            commit(write(home.resolve(name), "1", "2"));

            assertThat(home.resolve(name)).hasContent("2");
            assertThat(FileTrees.versions(home, name)).hasSize(1);
        }
    }

    @Test
    void commit_fileElsewhere_keepsItsVersionsApart() throws Exception {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere.yaml"), "1");

        commit(write(elsewhere, "1", "2"));

        assertThat(elsewhere).hasContent("2");
        assertThat(FileTrees.versions(home, "@elsewhere" + elsewhere)).hasSize(1);
    }

    @Test
    void commit_manyTimes_keepsTheLastTenVersions() throws Exception {
        Path file = file("a.yaml", "0");
        for (int i = 0; i < 14; i++) {
            commit(write(file, String.valueOf(i), String.valueOf(i + 1)));
            if (i == 6) {
                now.updateAndGet(time -> time.plusSeconds(1));
            }
        }

        List<Path> versions = FileTrees.versions(home, "a.yaml");
        assertThat(versions.stream().map(FileJournalTest::content))
                .containsExactly("4", "5", "6", "7", "8", "9", "10", "11", "12", "13");
        assertThat(versions.get(9).getFileName()).hasToString("2026-11-03T10-15-31.123Z-006.yaml");
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void commit_existingFile_keepsItsRightsAndOwner() throws Exception {
        assumePosix();
        Path file = file("a.yaml", "1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r----x"));
        boolean root = Files.getOwner(file).getName().equals("root");
        if (root) {
            Files.setAttribute(file, "unix:uid", 12345);
            Files.setAttribute(file, "unix:gid", 12346);
        }

        commit(write(file, "1", "2"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r----x");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(root ? 12345 : Files.getAttribute(home, "unix:uid"));
        assertThat(file).hasContent("2");
    }

    @Test
    void commit_newFile_hasTheRightsOfNewFilesUnlessItIsForItsOwner() throws Exception {
        assumePosix();
        Path ordinary = file("ordinary", "");
        Path open = home.resolve("open.yaml");
        Path secret = home.resolve("secret.yaml");

        commit(write(open, null, "1"), new FileWrite(secret, null, bytes("1"), true));

        assertThat(Files.getPosixFilePermissions(open)).isEqualTo(Files.getPosixFilePermissions(ordinary));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
    }

    @Test
    void stateDirectory_andAllInIt_isItsOwnersAloneAndIgnored() throws Exception {
        assumePosix();
        commit(write(file("sub/a.yaml", "1"), "1", "2"));

        Path state = home.resolve(FileTrees.STATE);
        assertThat(state.resolve(".gitignore")).hasContent("*");
        try (Stream<Path> paths = Files.walk(state)) {
            for (Path path : paths.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    private static void assumePosix() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
        assumeTrue(posix, "this file system has no rights of owner, group and others");
    }

    @Test
    void commit_symbolicLink_staysOneAndItsFileIsReplaced() throws Exception {
        Path real = Files.writeString(directory.resolve("real.yaml"), "1");
        Path link = Files.createSymbolicLink(home.resolve("link.yaml"), Path.of("../real.yaml"));
        Path dangling = Files.createSymbolicLink(home.resolve("dangling.yaml"), Path.of("made.yaml"));

        commit(write(link, "1", "2"), write(dangling, null, "3"));

        assertThat(link).isSymbolicLink().hasContent("2");
        assertThat(real).hasContent("2");
        assertThat(dangling).isSymbolicLink();
        assertThat(home.resolve("made.yaml")).hasContent("3");
    }

    @Test
    void commit_symbolicLinkThatGoes_leavesItsFile() throws Exception {
        Path real = Files.writeString(directory.resolve("real.yaml"), "1");
        Path link = Files.createSymbolicLink(home.resolve("link.yaml"), real);

        commit(write(link, "1", null));

        assertThat(link).doesNotExist();
        assertThat(real).hasContent("1");
    }

    @Test
    void hold_whileAnotherThreadHolds_isBusy() throws Exception {
        try (Held held = journal.hold(PATIENCE)) {
            NotWritableException e = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                            NotWritableException.class,
                            () -> new FileJournal(home.resolve(FileTrees.STATE)).hold(Duration.ofMillis(20))))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(e.kind()).isEqualTo(Kind.BUSY);
            assertThat(e).hasMessageContaining("did not end within 20 ms");
            held.commit(List.of());
        }
        journal.hold(PATIENCE).close();
    }

    @Test
    void hold_twiceInOneThread_isBusyAndHarmless() throws Exception {
        try (Held held = journal.hold(PATIENCE)) {
            assertThatThrownBy(() -> journal.hold(Duration.ofMillis(1))).isInstanceOf(NotWritableException.class);
            held.commit(List.of(write(home.resolve("a.yaml"), null, "1")));
        }
        assertThat(home.resolve("a.yaml")).hasContent("1");
    }

    @Test
    void hold_whereNothingCanBeWritten_isUnwritable() throws Exception {
        Path unwritable = Files.createDirectory(home.resolve("read-only"));
        unwritable.toFile().setWritable(false, false);
        // Rights do not keep the superuser out; the kernel's own files do.
        Path place = Files.isWritable(unwritable) ? Path.of("/proc") : unwritable;
        FileJournal there = new FileJournal(place.resolve(FileTrees.STATE));

        NotWritableException e = catchThrowableOfType(NotWritableException.class, () -> there.hold(PATIENCE));

        assertThat(e.kind()).isEqualTo(Kind.UNWRITABLE);
        assertThat(e).hasMessageContaining("nothing can be changed here: ").hasMessageContaining(FileTrees.STATE);
        assertThat(there.recover()).isFalse();
        assertThat(there.pending()).isEmpty();
    }

    @Test
    void recover_damagedJournal_setsItAside() throws Exception {
        Path file = file("a.yaml", "1");
        commit(write(file, "1", "2"));
        Path state = home.resolve(FileTrees.STATE);
        Files.writeString(state.resolve("journal"), "nothing that we wrote, however long it is, is a journal");

        assertThat(journal.pending()).isEmpty();
        assertThat(journal.recover()).isTrue();

        assertThat(file).hasContent("2");
        assertThat(state.resolve("journal.damaged")).exists();
        Files.delete(state.resolve("journal.damaged"));
    }

    @Test
    void recover_fileEditedMeanwhile_keepsTheEditAsAVersion() throws Exception {
        Path file = file("a.yaml", "1");
        Path other = file("b.yaml", "1");
        FragileDisk disk = new FragileDisk(FragileDisk.Fault.DISK_FAILS, 7);
        try (Held held = new FileJournal(home.resolve(FileTrees.STATE), now::get, disk).hold(PATIENCE)) {
            held.commit(List.of(write(file, "1", "2"), write(other, "1", "2")));
        }
        assertThat(journal.pending()).containsOnlyKeys(file, other);
        Files.writeString(file, "edited");

        assertThat(journal.recover()).isTrue();

        assertThat(file).hasContent("2");
        assertThat(FileTrees.versions(home, "a.yaml").stream().map(FileJournalTest::content))
                .contains("edited");
    }

    @Test
    void recover_directoryMountedElsewhere_finishesThere() throws Exception {
        Path file = file("a b.yaml", "1");
        FragileDisk disk = new FragileDisk(FragileDisk.Fault.DISK_FAILS, 7);
        try (Held held = new FileJournal(home.resolve(FileTrees.STATE), now::get, disk).hold(PATIENCE)) {
            held.commit(List.of(write(file, "1", "2")));
        }
        Path moved = Files.move(home, directory.resolve("moved"));

        assertThat(new FileJournal(moved.resolve(FileTrees.STATE)).recover()).isTrue();

        assertThat(moved.resolve("a b.yaml")).hasContent("2");
        assertThat(file).doesNotExist();
        Files.move(moved, home);
    }

    @Test
    void fileWrite_asText_hidesItsContent() {
        assertThat(write(Path.of("users.yaml"), "secret", "secret")).hasToString("FileWrite[users.yaml]");
    }
}
