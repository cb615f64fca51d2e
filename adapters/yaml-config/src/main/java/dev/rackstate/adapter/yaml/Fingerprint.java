package dev.rackstate.adapter.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which files a configuration has and when each last changed. Two equal fingerprints mean that nothing changed, as far
 * as time, size and identity of files can tell; temporary files of editors are no part of it.
 *
 * @param stamps every file that is there
 * @param directories every directory in which something could appear or change
 */
record Fingerprint(Map<Path, Stamp> stamps, Set<Path> directories) {
    /** Of no files at all. */
    static final Fingerprint NONE = new Fingerprint(Map.of(), Set.of());

    /** What changes when a file is written or replaced. */
    record Stamp(FileTime modified, long size, @Nullable Object identity) {
        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        }
    }

    /**
     * Looks at the files of a configuration.
     *
     * @param maxFiles looking into a directory ends after this many files and one
     */
    static Fingerprint of(Footprint footprint, int maxFiles) {
        Map<Path, Stamp> stamps = new HashMap<>();
        Set<Path> directories = new TreeSet<>();
        footprint.files().forEach(file -> addFile(file, stamps, directories));
        for (Path path : footprint.trees()) {
            if (Files.isDirectory(path)) {
                FileTree tree = FileTree.of(path, true, maxFiles);
                tree.files().forEach(found -> stamps.put(found.path(), Stamp.of(found.attributes())));
                directories.addAll(tree.directories());
                addParent(path, directories);
            } else {
                addFile(path, stamps, directories);
            }
        }
        return new Fingerprint(stamps, directories);
    }

    private static void addFile(Path file, Map<Path, Stamp> stamps, Set<Path> directories) {
        addParent(file, directories);
        try {
            stamps.put(file, Stamp.of(Files.readAttributes(file, BasicFileAttributes.class)));
        } catch (IOException notThere) {
            stamps.remove(file); // a file that cannot be seen is as good as absent
        }
    }

    private static void addParent(Path path, Set<Path> directories) {
        Path parent = path.getParent();
        if (parent != null && Files.isDirectory(parent)) {
            directories.add(parent);
        }
    }

    /** Both together; of a file in both this one counts. */
    Fingerprint and(Fingerprint later) {
        Map<Path, Stamp> all = new HashMap<>(later.stamps);
        all.putAll(stamps);
        Set<Path> everywhere = new TreeSet<>(directories);
        everywhere.addAll(later.directories);
        return new Fingerprint(all, everywhere);
    }

    /** Whether files came, went or changed; directories alone do not count. */
    boolean differsFrom(Fingerprint other) {
        return !stamps.equals(other.stamps);
    }
}
