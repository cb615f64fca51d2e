package dev.rackstate.adapter.yaml.commit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.commit.FragileDisk.Ended;
import dev.rackstate.adapter.yaml.commit.FragileDisk.Fault;
import dev.rackstate.application.configuration.NotWritableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit of every kind of change, of which each single step goes wrong in turn, in every way. */
class EveryStepFailsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-03T10:15:30.123Z"));
    private static final int MOST_STEPS = 500;

    private static final Map<String, String> BEFORE = Map.of(
            "changed.yaml", "a: 1\n",
            "sub/changed.yaml", "a: 2\n",
            "sub/gone.yaml", "a: 3\n",
            "old/deep/gone.yaml", "a: 4\n",
            "untouched.yaml", "a: 5\n");

    @TempDir
    private Path directory;

    private Path home;
    private Map<String, String> before;
    private Map<String, String> after;

    @BeforeEach
    void remember() throws Exception {
        reset();
        before = FileTrees.tree(home);
        try (Held held = journal(sound()).hold(Duration.ofSeconds(1))) {
            held.commit(writes(), home);
        }
        after = FileTrees.tree(home);
        assertThat(after.keySet())
                .containsExactly(
                        "/",
                        "changed.yaml",
                        "new/",
                        "new/er/",
                        "new/er/made.yaml",
                        "sub/",
                        "sub/changed.yaml",
                        "untouched.yaml");
    }

    private void reset() throws IOException {
        home = directory.resolve("home");
        FileTrees.delete(home);
        for (Map.Entry<String, String> file : BEFORE.entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private FileJournal journal(Disk disk) {
        return new FileJournal(home.resolve(FileTrees.STATE), CLOCK, disk);
    }

    private List<FileWrite> writes() {
        return List.of(
                write("changed.yaml", "a: 1\n", "a: one\n"),
                write("sub/changed.yaml", "a: 2\n", ""),
                write("sub/gone.yaml", "a: 3\n", null),
                write("old/deep/gone.yaml", "a: 4\n", null),
                write("new/er/made.yaml", null, "a: 6\n"));
    }

    private FileWrite write(String name, @Nullable String old, @Nullable String now) {
        return new FileWrite(
                home.resolve(name), old == null ? null : old.getBytes(UTF_8), now == null ? null : now.getBytes(UTF_8));
    }

    private static Disk sound() {
        return new FragileDisk(Fault.STEP_FAILS, Integer.MAX_VALUE);
    }

    /** Whether a commit went through; ends like the process does when that is the fault. */
    private boolean commits(Disk disk) {
        try (Held held = journal(disk).hold(Duration.ofSeconds(1))) {
            held.commit(writes(), home);
            return true;
        } catch (NotWritableException e) {
            assertThat(e.kind()).isEqualTo(NotWritableException.Kind.UNWRITABLE);
            assertThat(e).hasMessageContaining("fails");
            return false;
        }
    }

    @Test
    void commit_oneStepFails_isAllOrNothing() throws Exception {
        int refused = 0;
        int unfinished = 0;
        for (int step = 1; step < MOST_STEPS; step++) {
            reset();
            FragileDisk disk = new FragileDisk(Fault.STEP_FAILS, step);
            boolean committed = commits(disk);
            if (!disk.isReached()) {
                assertThat(refused).isPositive();
                assertThat(unfinished).isPositive();
                return;
            }
            if (committed) {
                unfinished += journal(sound()).recover() ? 1 : 0;
            } else {
                refused++;
            }
            assertThat(FileTrees.tree(home)).as("step %d", step).isEqualTo(committed ? after : before);
            assertThat(FileTrees.leftovers(home)).as("step %d", step).isEmpty();
        }
        throw new AssertionError("never came to an end");
    }

    @Test
    void commit_diskFailsFromAStepOn_isAllOrNothing() throws Exception {
        for (int step = 1; step < MOST_STEPS; step++) {
            reset();
            FragileDisk disk = new FragileDisk(Fault.DISK_FAILS, step);
            boolean committed = commits(disk);
            if (!disk.isReached()) {
                return;
            }
            assertThat(view()).as("step %d", step).isEqualTo(files(committed ? after : before));
            journal(sound()).recover();
            assertRecovered("step " + step, committed ? after : before);
        }
        throw new AssertionError("never came to an end");
    }

    @Test
    void commit_processEndsInAStep_isAllOrNothing() throws Exception {
        int steps = stepsUntilDone(step -> {
            reset();
            FragileDisk disk = new FragileDisk(Fault.PROCESS_ENDS, step);
            runUntilItEnds(() -> commits(disk));
            if (disk.isReached()) {
                Map<String, String> decided = isDecided() ? after : before;
                assertThat(view()).as("step %d", step).isEqualTo(files(decided));
                journal(sound()).recover();
                assertRecovered("step " + step, decided);
                assertThat(FileTrees.versions(home, "changed.yaml")).hasSize(decided.equals(after) ? 1 : 0);
            }
            return disk.isReached();
        });
        assertThat(steps).isGreaterThan(30);
    }

    @Test
    void recover_processEndsAgain_isAllOrNothing() throws Exception {
        Random random = new Random(7);
        stepsUntilDone(step -> {
            boolean reached = false;
            for (int i = 0; i < 5; i++) {
                reset();
                FragileDisk first = new FragileDisk(Fault.PROCESS_ENDS, step);
                runUntilItEnds(() -> commits(first));
                Map<String, String> decided = isDecided() ? after : before;
                int again = 1 + random.nextInt(40);
                runUntilItEnds(() ->
                        journal(new FragileDisk(Fault.PROCESS_ENDS, again)).recover());
                journal(sound()).recover();
                assertRecovered("steps " + step + " and " + again, decided);
                reached = first.isReached();
            }
            return reached;
        });
    }

    @Test
    void commit_powerGoesInAStep_isAllOrNothing() throws Exception {
        for (long seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            long tried = seed;
            stepsUntilDone(step -> {
                reset();
                if (tried % 2 == 0) {
                    makeVersionDirectories();
                }
                FragileDisk disk = new FragileDisk(Fault.PROCESS_ENDS, step);
                boolean[] committed = new boolean[1];
                runUntilItEnds(() -> committed[0] = commits(disk));
                disk.losePower(random);
                FragileDisk second = new FragileDisk(Fault.PROCESS_ENDS, 1 + random.nextInt(40));
                runUntilItEnds(() -> journal(second).recover());
                second.losePower(random);
                Map<String, String> decided = committed[0] || isDecided() ? after : before;
                journal(sound()).recover();
                assertRecovered("seed " + tried + ", step " + step, decided);
                return disk.isReached();
            });
        }
    }

    /** Making them waits for the disk; here they have been made by an earlier commit. */
    private void makeVersionDirectories() throws IOException {
        for (String file : BEFORE.keySet()) {
            Files.createDirectories(
                    home.resolve(FileTrees.STATE).resolve("versions").resolve(file));
        }
    }

    @Test
    void commit_powerGoesAfterIt_isNotDoneAgain() throws Exception {
        FragileDisk disk = new FragileDisk(Fault.PROCESS_ENDS, Integer.MAX_VALUE);
        reset();
        assertThat(commits(disk)).isTrue();
        disk.losePower(new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public int nextInt(int bound) {
                return 0;
            }
        });
        Files.writeString(home.resolve("changed.yaml"), "a: edited\n");

        assertThat(journal(sound()).recover()).isFalse();

        assertThat(home.resolve("changed.yaml")).hasContent("a: edited");
    }

    @Test
    void recover_fileGivenItsNewContentByHand_removesTheTemporaryFile() throws Exception {
        stepsUntilDone(step -> {
            reset();
            FragileDisk disk = new FragileDisk(Fault.PROCESS_ENDS, step);
            runUntilItEnds(() -> commits(disk));
            if (isDecided()) {
                Files.writeString(home.resolve("changed.yaml"), "a: one\n");
            }
            Map<String, String> decided = isDecided() ? after : before;
            journal(sound()).recover();
            assertRecovered("step " + step, decided);
            return disk.isReached();
        });
    }

    private boolean isDecided() {
        return Files.exists(home.resolve(FileTrees.STATE).resolve("journal")) || isApplied();
    }

    private boolean isApplied() {
        try {
            return FileTrees.tree(home).equals(after);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRecovered(String as, Map<String, String> expected) throws IOException {
        assertThat(FileTrees.tree(home)).as(as).isEqualTo(expected);
        assertThat(FileTrees.leftovers(home)).as(as).isEmpty();
        assertThat(journal(sound()).pending()).as(as).isEmpty();
    }

    /** The files as somebody sees them who may not write. */
    private Map<String, String> view() throws IOException {
        Map<String, String> view = files(FileTrees.tree(home));
        journal(sound()).pending().forEach((file, content) -> {
            String name = home.relativize(file).toString();
            if (content == null) {
                view.remove(name);
            } else {
                view.put(name, new String(content, UTF_8));
            }
        });
        return view;
    }

    private static Map<String, String> files(Map<String, String> tree) {
        Map<String, String> files = new TreeMap<>(tree);
        files.keySet().removeIf(name -> name.endsWith("/") || name.contains(".rackstate-"));
        return files;
    }

    private interface Attempt {
        /** Whether the faulty step was reached. */
        boolean at(int step) throws Exception;
    }

    private static int stepsUntilDone(Attempt attempt) throws Exception {
        for (int step = 1; step < MOST_STEPS; step++) {
            if (!attempt.at(step)) {
                return step - 1;
            }
        }
        throw new AssertionError("never came to an end");
    }

    private interface Process {
        void run() throws Exception;
    }

    private static void runUntilItEnds(Process process) throws Exception {
        try {
            process.run();
        } catch (Ended e) {
            // as it shall
        }
    }
}
