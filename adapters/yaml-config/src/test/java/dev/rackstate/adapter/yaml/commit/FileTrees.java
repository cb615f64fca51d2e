package dev.rackstate.adapter.yaml.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Directories as tests look at them. */
final class FileTrees {
    static final String STATE = ".rackstate";

    private FileTrees() {}

    /** Every path below a directory with what it holds, directories with a slash; the state directory is left out. */
    static Map<String, String> tree(Path directory) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(each -> !each.startsWith(directory.resolve(STATE)))
                    .toList()) {
                String name = directory.relativize(path).toString();
                if (Files.isDirectory(path)) {
                    tree.put(name + "/", "");
                } else {
                    tree.put(name, Files.readString(path));
                }
            }
        }
        return tree;
    }

    /** What is in the state directory and should not be when nothing is under way. */
    static List<String> leftovers(Path directory) throws IOException {
        Path state = directory.resolve(STATE);
        if (Files.notExists(state)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(state)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> !List.of(".gitignore", "lock", "versions").contains(name))
                    .toList();
        }
    }

    /** The versions of a file, oldest first. */
    static List<Path> versions(Path directory, String file) throws IOException {
        Path versions = directory.resolve(STATE).resolve("versions").resolve(file);
        if (Files.notExists(versions)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(versions)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void delete(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> paths = Files.walk(path)) {
                for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
