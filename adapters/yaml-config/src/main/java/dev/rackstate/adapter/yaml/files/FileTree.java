package dev.rackstate.adapter.yaml.files;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The YAML files of a directory, in the order of their paths.
 *
 * <p>Names that start with a dot are passed over: editors, version control and Kubernetes keep their own files under
 * such names. Symbolic links are followed, except those of directories that lead out of the tree.
 *
 * @param files every {@code *.yaml} and {@code *.yml}
 * @param directories the directory itself and those below it
 * @param failures what could not be looked into
 */
public record FileTree(List<Found> files, List<Path> directories, List<Failure> failures) {
    private static final int MAX_DEPTH = 64;

    /** A file and what tells its content from others. */
    public record Found(Path path, Stamp stamp) {}

    /** Something that could not be looked into. */
    public record Failure(Path path, IOException reason) {}

    /**
     * Looks through a directory.
     *
     * @param recursive whether to go into its sub-directories
     * @param maxFiles looking ends after this many files and one
     */
    static FileTree of(Path directory, boolean recursive, int maxFiles) {
        Visitor visitor = new Visitor(directory, maxFiles);
        Set<FileVisitOption> follow = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
        try {
            Files.walkFileTree(directory, follow, recursive ? MAX_DEPTH : 1, visitor);
        } catch (IOException e) {
            visitor.failures.add(new Failure(directory, e));
        }
        visitor.files.sort(Comparator.comparing(Found::path));
        visitor.directories.sort(Comparator.naturalOrder());
        return new FileTree(visitor.files, visitor.directories, visitor.failures);
    }

    /** Whether a file of this name is one of YAML that is read. */
    public static boolean isYaml(Path file) {
        String name = name(file);
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".");
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final int maxFiles;
        private final List<Found> files = new ArrayList<>();
        private final List<Path> directories = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();

        Visitor(Path root, int maxFiles) {
            this.root = root;
            this.maxFiles = maxFiles;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (!directory.equals(root)) {
                boolean leadsOut = Files.isSymbolicLink(directory)
                        && !directory.toRealPath().startsWith(root.toRealPath());
                if (leadsOut || name(directory).startsWith(".")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
            }
            directories.add(directory);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isYaml(file)) {
                files.add(new Found(file, Stamp.of(attributes)));
            }
            return files.size() > maxFiles ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException reason) {
            // A file may go while one looks; a link to a directory above would only lead here again.
            if (!(reason instanceof NoSuchFileException) && !(reason instanceof FileSystemLoopException)) {
                failures.add(new Failure(file, reason));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException reason) {
            if (reason != null) {
                failures.add(new Failure(directory, reason));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
