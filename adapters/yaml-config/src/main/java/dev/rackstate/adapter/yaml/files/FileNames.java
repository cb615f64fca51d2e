package dev.rackstate.adapter.yaml.files;

import java.nio.file.Path;

/**
 * How files are called towards people: relative to the working directory when they lie there.
 *
 * @param workingDirectory absolute
 */
public record FileNames(Path workingDirectory) {
    /** What people call a file. */
    public String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(workingDirectory) && !absolute.equals(workingDirectory)
                ? workingDirectory.relativize(absolute).toString()
                : absolute.toString();
    }

    /** The file that is shown like this. */
    public Path file(String shown) {
        return workingDirectory.resolve(shown).normalize();
    }
}
