package dev.rackstate.adapter.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a configuration consists of before anything is in it. */
final class EmptyConfiguration {
    /** The directories, by the key of the main file that names each. */
    static final Map<String, String> DIRECTORIES = directories();

    private static final String MAIN_FILE = """
            # Rackstate. Every key with its default and meaning: config/app.reference.yaml of the distribution.
            app:
              name: Rackstate

            paths:
              topology: %s
              templates: %s
              checks: %s
              metrics: %s
            """;

    private EmptyConfiguration() {}

    private static Map<String, String> directories() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("topology", "topology");
        paths.put("templates", "templates");
        paths.put("checks", "checks/library");
        paths.put("metrics", "metrics/library");
        return Collections.unmodifiableMap(paths);
    }

    /** Makes the directories and the list of no sites. */
    static void layOut(Path directory) throws IOException {
        for (String path : DIRECTORIES.values()) {
            Files.createDirectories(directory.resolve(path));
        }
        Files.writeString(directory.resolve("topology/sites.yaml"), "sites: []\n");
    }

    /**
     * Makes all of it, the main file last. Paths are relative to that file; in full only where the working directory has
     * something of that name, which would count first.
     */
    static void create(Path appYaml) throws IOException {
        Path directory = Objects.requireNonNull(appYaml.toAbsolutePath().getParent(), "a file has a directory");
        layOut(directory);
        Object[] paths = DIRECTORIES.values().stream()
                .map(path ->
                        Files.exists(Path.of(path)) ? directory.resolve(path).toString() : path)
                .toArray();
        Files.writeString(appYaml, String.format(MAIN_FILE, paths));
    }
}
