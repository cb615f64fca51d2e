package dev.rackstate.adapter.yaml.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files as a reading sees them. Symbolic links are followed. Safe to use from several threads. */
public interface FileView {
    /** Whether there is a file or directory. */
    boolean exists(Path path);

    /** Whether there is a directory. */
    boolean isDirectory(Path path);

    /**
     * What tells this content of a file from others.
     *
     * @throws java.nio.file.NoSuchFileException when there is nothing under this path
     */
    Stamp stamp(Path path) throws IOException;

    /**
     * The beginning of a file.
     *
     * @param most how many bytes at most
     * @throws java.nio.file.NoSuchFileException when there is no such file
     */
    byte[] read(Path file, int most) throws IOException;

    /** Where a path leads without symbolic links. */
    Path real(Path path) throws IOException;

    /**
     * The YAML files of a directory.
     *
     * @param recursive whether to go into its sub-directories
     * @param maxFiles looking ends after this many files and one
     */
    FileTree tree(Path directory, boolean recursive, int maxFiles);

    /**
     * The sub-directories of a directory, in no order.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such directory
     */
    List<Path> directories(Path directory) throws IOException;
}
