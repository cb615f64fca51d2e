package dev.rackstate.testkit.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.testkit.process.Poll;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The cluster starts, runs a job, and leaves nothing behind. */
class SlurmClusterTest {
    @Test
    void cluster_runsAJob_andLeavesNothing() {
        SlurmCluster.assumeInstalled();
        Path directory;
        try (SlurmCluster cluster = SlurmCluster.start()) {
            directory = cluster.tokenFile().getParent();
            assertThat(cluster.run("sinfo", "-h", "-p", "all", "-o", "%D")
                            .lines()
                            .mapToInt(Integer::parseInt)
                            .sum())
                    .isEqualTo(SlurmCluster.NODES);
            long job = cluster.submit("sleep 600", "--nodelist=n001");
            Poll.until(
                    "running job",
                    Duration.ofSeconds(20),
                    () -> cluster.run("squeue", "-h", "-j", "" + job, "-o", "%T")
                            .strip()
                            .equals("RUNNING"));
            assertThat(processesOf(directory))
                    .as("munged, slurmctld, slurmrestd, slurmd, the job")
                    .hasSizeGreaterThan(7);
        }

        assertThat(directory).doesNotExist();
        Poll.until(
                "end of all processes",
                Duration.ofSeconds(10),
                () -> processesOf(directory).isEmpty());
    }

    /** A JVM that is killed cannot end its cluster; whoever starts the next one does. */
    @Test
    void cluster_ofAKilledJvm_isEndedBeforeTheNextStart() throws Exception {
        SlurmCluster.assumeInstalled();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForgottenCluster.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path directory;
        try (BufferedReader printed = other.inputReader(StandardCharsets.UTF_8)) {
            directory = Path.of(Objects.requireNonNull(printed.readLine(), "it ended before its cluster was there"));
        } finally {
            other.destroyForcibly().onExit().join();
        }
        assertThat(processesOf(directory)).hasSizeGreaterThan(6);

        SlurmCluster.start().close();

        assertThat(directory).doesNotExist();
        assertThat(processesOf(directory)).isEmpty();
    }

    private static List<String> processesOf(Path directory) {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid()), "environ"))
                .filter(Files::isReadable)
                .map(SlurmClusterTest::text)
                .filter(environment -> environment.contains(directory.toString()))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
