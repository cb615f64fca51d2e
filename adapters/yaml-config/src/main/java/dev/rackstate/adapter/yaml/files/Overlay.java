package dev.rackstate.adapter.yaml.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files as they would be with some of them changed. Directories come with their first file and go with their last;
 * empty ones within them go along.
 */
public final class Overlay implements FileView {
    private final FileView below;
    private final Map<Path, byte @Nullable []> changed;
    private final Map<Path, Stamp> stamps = new HashMap<>();
    private final Set<Path> made = new HashSet<>();
    private final Set<Path> gone = new HashSet<>();

    /**
     * Puts changes over files.
     *
     * @param changed absolute path to content, or to null for a file that goes
     * @param lasting directories that stay when they are empty
     */
    public Overlay(FileView below, Map<Path, byte @Nullable []> changed, Set<Path> lasting) {
        this.below = below;
        this.changed = new HashMap<>(changed);
        changed.forEach((file, content) -> {
            if (content != null) {
                // The content is the identity: readings of it are not mixed up with those of what is on disk.
                stamps.put(file, new Stamp(FileTime.fromMillis(0), content.length, ByteBuffer.wrap(content)));
                Path parent = file.getParent();
                while (parent != null && made.add(parent)) {
                    parent = parent.getParent();
                }
            }
        });
        changed.forEach((file, content) -> {
            Path parent = content == null ? file.getParent() : null;
            while (parent != null && !lasting.contains(parent) && isEmptied(parent)) {
                gone.add(parent);
                parent = parent.getParent();
            }
        });
    }

    /** The directories that go with their last file. */
    public Set<Path> gone() {
        return Collections.unmodifiableSet(gone);
    }

    private boolean isEmptied(Path directory) {
        if (made.contains(directory) || !below.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.walk(directory)) {
            return entries.allMatch(entry -> Files.isDirectory(entry) || isDeleted(entry));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private boolean isDeleted(Path file) {
        return changed.containsKey(file) && changed.get(file) == null;
    }

    @Override
    public boolean exists(Path path) {
        return stamps.containsKey(path) || isDirectory(path) || (!changed.containsKey(path) && below.exists(path));
    }

    @Override
    public boolean isDirectory(Path path) {
        return made.contains(path) || (!gone.contains(path) && below.isDirectory(path));
    }

    @Override
    public Stamp stamp(Path path) throws IOException {
        Stamp stamp = stamps.get(path);
        if (stamp != null) {
            return stamp;
        }
        requireNotGone(path);
        return below.stamp(path);
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        byte[] content = changed.get(file);
        if (content != null) {
            return content.length <= most ? content : Arrays.copyOf(content, most);
        }
        requireNotGone(file);
        return below.read(file, most);
    }

    private void requireNotGone(Path path) throws NoSuchFileException {
        if (changed.containsKey(path) || gone.contains(path)) {
            throw new NoSuchFileException(path.toString());
        }
    }

    @Override
    public Path real(Path path) throws IOException {
        requireThere(path);
        if (below.exists(path)) {
            return below.real(path);
        }
        Path parent = path.getParent();
        Path name = path.getFileName();
        return parent == null || name == null ? below.real(path) : real(parent).resolve(name);
    }

    private void requireThere(Path path) throws NoSuchFileException {
        if (!exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
    }

    @Override
    public FileTree tree(Path directory, boolean recursive, int maxFiles) {
        FileTree tree = below.isDirectory(directory)
                ? below.tree(directory, recursive, maxFiles)
                : new FileTree(List.of(), List.of(), List.of());
        List<FileTree.Found> files = new ArrayList<>();
        tree.files().stream()
                .filter(found -> !changed.containsKey(found.path()))
                .forEach(files::add);
        Set<Path> directories = new TreeSet<>(tree.directories());
        directories.removeAll(gone);
        stamps.forEach((file, stamp) -> {
            if (belongs(file, directory, recursive)) {
                files.add(new FileTree.Found(file, stamp));
                for (Path parent = file.getParent(); parent != null && parent.startsWith(directory); ) {
                    directories.add(parent);
                    parent = parent.getParent();
                }
            }
        });
        files.sort(Comparator.comparing(FileTree.Found::path));
        return new FileTree(files, List.copyOf(directories), tree.failures());
    }

    private static boolean belongs(Path file, Path directory, boolean recursive) {
        if (!file.startsWith(directory) || !FileTree.isYaml(file)) {
            return false;
        }
        Path inside = directory.relativize(file);
        for (Path part : inside) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return recursive || inside.getNameCount() == 1;
    }

    @Override
    public List<Path> directories(Path directory) throws IOException {
        requireThere(directory);
        Set<Path> all = new HashSet<>(below.isDirectory(directory) ? below.directories(directory) : List.of());
        all.removeAll(gone);
        made.stream().filter(path -> directory.equals(path.getParent())).forEach(all::add);
        return List.copyOf(all);
    }
}
