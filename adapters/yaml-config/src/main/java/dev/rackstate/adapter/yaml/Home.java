package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.files.FileNames;
import dev.rackstate.adapter.yaml.files.FileView;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Where a configuration starts, and what its reading depends on beside its files.
 *
 * @param workingDirectory absolute
 * @param appYaml the main file, absolute
 * @param environment variables by name
 * @param limits what is read at most
 */
record Home(Path workingDirectory, Path appYaml, Map<String, String> environment, Limits limits) {
    Home {
        environment = Map.copyOf(environment);
    }

    /** A start at a main file, absolute or relative to the working directory. */
    static Home of(Path workingDirectory, Path appYaml, Map<String, String> environment, Limits limits) {
        Path absolute = workingDirectory.toAbsolutePath().normalize();
        return new Home(absolute, absolute.resolve(appYaml).normalize(), environment, limits);
    }

    /** The same with another main file. */
    Home at(Path otherAppYaml) {
        return new Home(workingDirectory, otherAppYaml, environment, limits);
    }

    /** The directory of the main file. */
    Path directory() {
        return Objects.requireNonNullElse(appYaml.getParent(), appYaml);
    }

    /** Where the journal of changes is kept. */
    Path stateDirectory() {
        return directory().resolve(".rackstate");
    }

    FileNames names() {
        return new FileNames(workingDirectory);
    }

    PathResolver paths(FileView files) {
        return new PathResolver(files, workingDirectory, directory());
    }
}
