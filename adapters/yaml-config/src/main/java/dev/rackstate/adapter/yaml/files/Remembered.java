package dev.rackstate.adapter.yaml.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files as they were when they were first looked at: what is where is asked of the file system only once. Contents
 * are not kept.
 */
public final class Remembered implements FileView {
    private final FileView files;
    private final Map<Path, Answer<Stamp>> stamps = new ConcurrentHashMap<>();
    private final Map<Path, Boolean> directories = new ConcurrentHashMap<>();
    private final Map<Path, Answer<Path>> realPaths = new ConcurrentHashMap<>();
    private final Map<Look, FileTree> trees = new ConcurrentHashMap<>();
    private final Map<Path, Answer<List<Path>>> listings = new ConcurrentHashMap<>();

    private record Look(Path directory, boolean recursive, int maxFiles) {}

    /** What was answered, or why not. */
    private interface Answer<T> {
        T get() throws IOException;
    }

    private interface Question<T> {
        T ask(Path path) throws IOException;
    }

    /** Remembers what these files are like. */
    public Remembered(FileView files) {
        this.files = files;
    }

    @Override
    public boolean exists(Path path) {
        try {
            return stamp(path).size() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean isDirectory(Path path) {
        return directories.computeIfAbsent(path, files::isDirectory);
    }

    @Override
    public Stamp stamp(Path path) throws IOException {
        return remembered(stamps, path, files::stamp);
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        return files.read(file, most);
    }

    @Override
    public Path real(Path path) throws IOException {
        return remembered(realPaths, path, files::real);
    }

    @Override
    public FileTree tree(Path directory, boolean recursive, int maxFiles) {
        Look look = new Look(directory, recursive, maxFiles);
        FileTree known = trees.get(look);
        if (known != null) {
            return known;
        }
        FileTree tree = files.tree(directory, recursive, maxFiles);
        tree.files().forEach(found -> stamps.putIfAbsent(found.path(), found::stamp));
        trees.put(look, tree);
        return tree;
    }

    @Override
    public List<Path> directories(Path directory) throws IOException {
        return remembered(listings, directory, files::directories);
    }

    private static <T> T remembered(Map<Path, Answer<T>> answers, Path path, Question<T> question) throws IOException {
        Answer<T> known = answers.get(path);
        if (known == null) {
            answers.putIfAbsent(path, answer(question, path));
            known = Objects.requireNonNull(answers.get(path));
        }
        return known.get();
    }

    private static <T> Answer<T> answer(Question<T> question, Path path) {
        try {
            T found = question.ask(path);
            return () -> found;
        } catch (IOException e) {
            return () -> {
                throw e;
            };
        }
    }
}
