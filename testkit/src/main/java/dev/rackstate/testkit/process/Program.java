package dev.rackstate.testkit.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test needs and that may be absent.
 *
 * @param names the names it is known under, by preference
 * @param debianPackage what installs it on Debian and Ubuntu
 */
public record Program(List<String> names, String debianPackage) {
    /** The Prometheus server. */
    public static final Program PROMETHEUS = new Program(List.of("prometheus"), "prometheus");

    /** VictoriaMetrics, single node. */
    public static final Program VICTORIA_METRICS =
            new Program(List.of("victoria-metrics", "victoria-metrics-prod"), "victoria-metrics");

    /** The exporter of Linux machine metrics. */
    public static final Program NODE_EXPORTER =
            new Program(List.of("prometheus-node-exporter", "node_exporter"), "prometheus-node-exporter");

    /** Copies the list. */
    public Program {
        names = List.copyOf(names);
    }

    /** Where the program is, if it is installed. */
    public Optional<Path> path() {
        List<String> folders = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/local/bin", "/usr/bin", "/usr/sbin"))
                .filter(folder -> !folder.isEmpty())
                .toList();
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether the program is installed. */
    public boolean isInstalled() {
        return path().isPresent();
    }

    /** Ends the running test as assumed away, with a printed reason, when the program is not installed. */
    public void assumeInstalled() {
        if (!isInstalled()) {
            String reason = "SKIPPED: " + names.get(0) + " is not installed (Debian: apt-get install " + debianPackage
                    + "); what needs it is not tested";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
    }

    Path required() {
        return path().orElseThrow(() -> new IllegalStateException(names.get(0) + " is not installed"));
    }
}
