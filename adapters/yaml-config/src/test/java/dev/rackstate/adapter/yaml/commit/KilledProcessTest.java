package dev.rackstate.adapter.yaml.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are really killed, and several that really write at once. */
class KilledProcessTest {
    private static final int KILLS = 300;
    private static final int LANES = 2;
    private static final long LATEST_KILL_MICROS = 80_000;

    @TempDir
    private Path directory;

    @Test
    void commit_processKilledAtAnyMoment_isAllOrNothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the moments of killing: " + seed);
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        List<Future<Integer>> found = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            found.add(lanes.submit(new Lane(directory.resolve("lane " + lane), new Random(seed + lane))));
        }
        int recovered = 0;
        for (Future<Integer> lane : found) {
            recovered += lane.get(5, TimeUnit.MINUTES);
        }
        lanes.shutdown();
        System.out.println(KILLS + " kills, " + recovered + " of them left something to finish");
        assertThat(recovered).as("kills in the middle of a commit").isPositive();
    }

    /** One directory after the other: while it is looked at, the next process starts in another one. */
    private record Lane(Path home, Random random) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            Path[] homes = {Files.createDirectories(home.resolve("1")), Files.createDirectories(home.resolve("2"))};
            int recovered = 0;
            Process next = CommittingProcess.start(homes[0], 1, Long.MAX_VALUE);
            for (int kill = 0; kill < KILLS / LANES; kill++) {
                Process process = next;
                assertThat(process.getInputStream().read())
                        .as("a process that is ready")
                        .isEqualTo('r');
                long moment = (long) (random.nextDouble() * LATEST_KILL_MICROS);
                assertThat(process.waitFor(moment, TimeUnit.MICROSECONDS)).isFalse();
                process.destroyForcibly();
                process.waitFor();
                next = CommittingProcess.start(homes[(kill + 1) % 2], 1, Long.MAX_VALUE);
                recovered += requireWhole(homes[kill % 2]) ? 1 : 0;
            }
            next.destroyForcibly();
            return recovered;
        }
    }

    /** Recovers and compares; returns whether there was anything to finish. */
    private static boolean requireWhole(Path home) throws Exception {
        FileJournal journal = new FileJournal(home.resolve(FileTrees.STATE));
        boolean recovered = journal.recover();
        assertThat(FileTrees.leftovers(home)).isEmpty();
        Set<String> numbers = new HashSet<>();
        for (String file : CommittingProcess.FILES) {
            numbers.add(Files.exists(home.resolve(file)) ? Files.readString(home.resolve(file)) : "none");
        }
        assertThat(numbers).as("numbers in the files of %s", home).hasSize(1);
        String number = numbers.iterator().next();
        Path nowAndThen = home.resolve(CommittingProcess.NOW_AND_THEN);
        if (number.equals("none") || Long.parseLong(number) % 2 == 0) {
            assertThat(FileTrees.tree(home)).doesNotContainKey("now/");
        } else {
            assertThat(nowAndThen).hasContent(number);
        }
        assertThat(FileTrees.tree(home).keySet()).noneMatch(name -> name.contains(".rackstate-"));
        return recovered;
    }

    @Test
    void commit_threadsOfSeveralProcesses_loseNoUpdate() throws Exception {
        int processes = 3;
        int threads = 2;
        int commits = 15;
        Path home = Files.createDirectory(directory.resolve("shared"));
        List<Process> started = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            started.add(CommittingProcess.start(home, threads, commits));
        }
        FileJournal here = new FileJournal(home.resolve(FileTrees.STATE));
        for (int made = 0; made < commits; made++) {
            CommittingProcess.commitNext(here, home);
        }
        for (Process process : started) {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        String expected = String.valueOf(processes * threads * commits + commits);
        for (String file : CommittingProcess.FILES) {
            assertThat(home.resolve(file)).hasContent(expected);
        }
        assertThat(requireWhole(home)).isFalse();
        here.hold(Duration.ofSeconds(1)).close();
    }
}
