package dev.rackstate.testkit.slurm;

import dev.rackstate.testkit.process.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All processes of a cluster. They find each other, and are found, by the configuration that their environment names.
 */
final class ClusterProcesses {
    private static final String CONFIGURATION = "SLURM_CONF";

    private final ClusterFiles files;
    private final Map<String, Daemon> daemons = new LinkedHashMap<>();

    ClusterProcesses(ClusterFiles files) {
        this.files = files;
    }

    Daemon start(String name, List<String> command) {
        return start(name, Map.of(), command);
    }

    Daemon start(String name, Map<String, String> environment, List<String> command) {
        Map<String, String> whole = new LinkedHashMap<>(environment);
        whole.put(CONFIGURATION, files.configuration().toString());
        Daemon daemon = Daemon.start(name, files.directory(), whole, command);
        daemons.put(name, daemon);
        return daemon;
    }

    void stop(String name) {
        remove(name).stop();
    }

    void kill(String name) {
        remove(name).kill();
    }

    private Daemon remove(String name) {
        return Objects.requireNonNull(daemons.remove(name), name + " does not run");
    }

    /** Runs a command to its end and returns what it printed. */
    String run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(files.directory().toFile())
                .redirectErrorStream(true);
        builder.environment().put(CONFIGURATION, files.configuration().toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Ends them all. What slurmd starts for a job outlives slurmd. */
    void kill() {
        daemons.values().forEach(Daemon::kill);
        daemons.clear();
        Poll.until("end of the cluster's processes", Duration.ofSeconds(10), () -> {
            List<ProcessHandle> left =
                    ProcessHandle.allProcesses().filter(this::isOurs).toList();
            left.forEach(ProcessHandle::destroyForcibly);
            return left.isEmpty();
        });
    }

    private boolean isOurs(ProcessHandle process) {
        try {
            String environment = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
            return environment.contains(CONFIGURATION + "=" + files.configuration() + '\0');
        } catch (IOException e) {
            // Ended meanwhile, or somebody else's.
            return false;
        }
    }
}
