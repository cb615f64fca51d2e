package dev.rackstate.adapter.yaml;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration in a temporary directory, sound and nearly empty to begin with, whose files a test replaces. The
 * directory is also the working directory, so that problems name files as {@code topology/sites.yaml}.
 */
final class FilesOnDisk {
    static final ConfigurationWatch.Pace BRISK =
            new ConfigurationWatch.Pace(Duration.ofMillis(40), Duration.ofMillis(250));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path root;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Limits limits = Limits.DEFAULT;

    FilesOnDisk(Path root) {
        this.root = root;
        write("app.yaml", "paths: {topology: topology, templates: templates, checks: checks, metrics: metrics}\n");
        write("topology/sites.yaml", "sites: []\n");
        write("templates/devices.yaml", """
                templates:
                  - {id: server-1u, name: Server, u_height: 1}
                  - {id: server-2u, name: Big server, u_height: 2}
                rack_templates:
                  - {id: rack-42, name: Rack}
                  - {id: rack-10, name: Low rack, u_height: 10}
                """);
        write("checks/checks.yaml", "checks: []\n");
        write("metrics/metrics.yaml", "metrics: []\n");
    }

    Path root() {
        return root;
    }

    /** Writes a file; text blocks keep their own line and column numbers. */
    FilesOnDisk write(String name, String content) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FilesOnDisk delete(String name) {
        try {
            Files.delete(root.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FilesOnDisk environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    FilesOnDisk limits(Limits changed) {
        limits = changed;
        return this;
    }

    YamlConfigurationStore store() {
        return store(Home.of(root, Path.of("app.yaml"), environment, limits));
    }

    /** The store of a configuration, with a brisk watch. */
    static YamlConfigurationStore store(Home home) {
        return new YamlConfigurationStore(home, BRISK, PATIENCE, InstantSource.system());
    }

    Configuration load() {
        try {
            return store().load();
        } catch (ConfigurationException e) {
            throw new AssertionError("not loaded: " + e.problems(), e);
        }
    }

    /** The problems as people read them: {@code file:line:column: message}. */
    List<String> problems() {
        try {
            return lines(store().load().problems());
        } catch (ConfigurationException e) {
            return lines(e.problems());
        }
    }

    /** Whether there is nothing to serve. */
    boolean isRefused() {
        try {
            store().load();
            return false;
        } catch (ConfigurationException e) {
            return true;
        }
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
