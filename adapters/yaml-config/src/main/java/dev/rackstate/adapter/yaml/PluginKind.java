package dev.rackstate.adapter.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The plugins that have a configuration. */
enum PluginKind {
    /** Simulated telemetry. */
    SIMULATOR("simulator", List.of("simulator"), List.of("plugins/simulator/config/plugin.yaml")),
    /** Workload states of Slurm. */
    SLURM(
            "workload-slurm",
            List.of("workload-slurm", "slurm"),
            List.of("plugins/workload-slurm/config.yml", "plugins/slurm/config.yml"));

    private final String id;
    private final List<String> names;
    private final List<String> files;

    PluginKind(String id, List<String> names, List<String> files) {
        this.id = id;
        this.names = names;
        this.files = files;
    }

    /** What callers name it. */
    String id() {
        return id;
    }

    /** What files name it, the preferred name first. */
    List<String> names() {
        return names;
    }

    /** What it is called at the top level of the main file, where its settings once stood. */
    String oldSection() {
        return names.get(names.size() - 1);
    }

    /** Where its own file may be, beside the main file, the preferred place first. */
    List<String> files() {
        return files;
    }

    static Optional<PluginKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.names.contains(name)).findFirst();
    }
}
