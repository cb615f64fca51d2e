package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.files.FileView;
import java.nio.file.Path;

/**
 * Finds what the paths of {@code app.yaml} mean: absolute ones as they are, others from the working directory when they
 * exist there, else from the directory of {@code app.yaml}.
 */
record PathResolver(FileView files, Path workingDirectory, Path configDirectory) {
    Path resolve(String text) {
        Path fromWorkingDirectory = workingDirectory.resolve(text).normalize();
        return files.exists(fromWorkingDirectory)
                ? fromWorkingDirectory
                : configDirectory.resolve(text).normalize();
    }

    /** Whether both places have something under this path, so that one hides the other. */
    boolean isAmbiguous(String text) {
        Path one = workingDirectory.resolve(text).normalize();
        Path other = configDirectory.resolve(text).normalize();
        return !one.equals(other) && files.exists(one) && files.exists(other);
    }
}
