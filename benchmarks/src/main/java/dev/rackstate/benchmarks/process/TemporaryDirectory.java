package dev.rackstate.benchmarks.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A directory that is gone with everything in it once closed, at the latest with this JVM. */
final class TemporaryDirectory implements AutoCloseable {
    private final Path path;
    private final AtTheEnd deletion;

    TemporaryDirectory() throws IOException {
        path = Files.createTempDirectory("rackstate-bench");
        deletion = new AtTheEnd(this::deleteAtTheEnd);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (deletion.cancel()) {
            delete();
        }
    }

    private void deleteAtTheEnd() {
        try {
            delete();
        } catch (IOException e) {
            System.err.println("left behind: " + path + " (" + e.getMessage() + ")");
        }
    }

    private void delete() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
