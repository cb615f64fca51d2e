package dev.rackstate.adapter.yaml.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which files a configuration has and when each last changed. Two equal fingerprints mean that nothing changed, as far
 * as time, size and identity of files can tell; temporary files of editors are no part of it.
 *
 * @param stamps every file that is there
 * @param directories every directory in which something could appear or change
 */
public record Fingerprint(Map<Path, Stamp> stamps, Set<Path> directories) {
    /** Of no files at all. */
    public static final Fingerprint NONE = new Fingerprint(Map.of(), Set.of());

    /**
     * Looks at the files of a configuration.
     *
     * @param maxFiles looking into a directory ends after this many files and one
     */
    public static Fingerprint of(FileView files, Footprint footprint, int maxFiles) {
        Map<Path, Stamp> stamps = new HashMap<>();
        Set<Path> directories = new TreeSet<>();
        footprint.files().forEach(file -> addFile(files, file, stamps, directories));
        for (Path path : footprint.trees()) {
            if (files.isDirectory(path)) {
                FileTree tree = files.tree(path, true, maxFiles);
                tree.files().forEach(found -> stamps.put(found.path(), found.stamp()));
                directories.addAll(tree.directories());
                addParent(files, path, directories);
            } else {
                addFile(files, path, stamps, directories);
            }
        }
        return new Fingerprint(stamps, directories);
    }

    private static void addFile(FileView files, Path file, Map<Path, Stamp> stamps, Set<Path> directories) {
        addParent(files, file, directories);
        try {
            stamps.put(file, files.stamp(file));
        } catch (IOException notThere) {
            stamps.remove(file); // a file that cannot be seen is as good as absent
        }
    }

    private static void addParent(FileView files, Path path, Set<Path> directories) {
        Path parent = path.getParent();
        if (parent != null && files.isDirectory(parent)) {
            directories.add(parent);
        }
    }

    /** The same, but for what these files are now. */
    public Fingerprint with(FileView now, Set<Path> files) {
        Fingerprint fresh = of(now, new Footprint(List.copyOf(files), List.of()), files.size());
        Map<Path, Stamp> all = new HashMap<>(stamps);
        all.keySet().removeAll(files);
        return new Fingerprint(all, directories).and(fresh);
    }

    /** Whether no file was written since a moment. */
    public boolean isOlderThan(Instant moment) {
        return stamps.values().stream().allMatch(stamp -> stamp.isOlderThan(moment));
    }

    /** Both together; of a file in both this one counts. */
    public Fingerprint and(Fingerprint later) {
        Map<Path, Stamp> all = new HashMap<>(later.stamps);
        all.putAll(stamps);
        Set<Path> everywhere = new TreeSet<>(directories);
        everywhere.addAll(later.directories);
        return new Fingerprint(all, everywhere);
    }

    /** Whether files came, went or changed; directories alone do not count. */
    public boolean differsFrom(Fingerprint other) {
        return !stamps.equals(other.stamps);
    }
}
