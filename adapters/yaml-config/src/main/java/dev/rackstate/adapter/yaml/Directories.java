package dev.rackstate.adapter.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes directories away. What cannot be taken away is logged: it is in nobody's way. */
final class Directories {
    private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

    private Directories() {}

    /** Removes directories, with those within them, as far as there are no files in them. */
    static void removeEmpty(Collection<Path> directories) {
        directories.forEach(directory -> remove(directory, Files::isDirectory));
    }

    /** Removes a directory with everything in it. */
    static void removeAll(Path directory) {
        remove(directory, each -> true);
    }

    private static void remove(Path directory, Predicate<Path> which) {
        try (Stream<Path> within = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
            List<Path> deepestFirst =
                    within.filter(which).sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The directory {} could not be removed: {}", directory, e.getMessage());
        }
    }
}
