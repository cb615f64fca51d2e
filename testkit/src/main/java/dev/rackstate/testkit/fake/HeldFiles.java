package dev.rackstate.testkit.fake;

import dev.rackstate.application.configuration.ConfigurationFiles;
import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.configuration.Wanted.Library;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of the libraries in memory. A name with {@code ..} is none that a file may have; which files lie outside, and
 * what is wrong with which text, is taught. Text that begins with a percent sign is no YAML. Safe for concurrent use.
 */
public final class HeldFiles implements ConfigurationFiles {
    private final Map<Library, TreeMap<String, String>> files = new TreeMap<>();
    private final Map<String, List<Problem>> problems = new TreeMap<>();
    private final Set<String> outside = new HashSet<>();

    HeldFiles() {
        for (Library library : Library.values()) {
            files.put(library, new TreeMap<>());
        }
    }

    /** Puts a file there, or takes it away with null. */
    public synchronized HeldFiles put(Library library, String name, @Nullable String content) {
        return put(new Wanted.LibraryFile(library, name, content));
    }

    synchronized HeldFiles put(Wanted.LibraryFile file) {
        TreeMap<String, String> library = library(file.library());
        String content = file.content();
        if (content == null) {
            library.remove(file.name());
        } else {
            library.put(file.name(), content);
        }
        return this;
    }

    /** Makes this name one that leads outside. */
    public synchronized void leadsOutside(String name) {
        outside.add(name);
    }

    /** From now on a file with this very text has these problems; the file's name is put in. */
    public synchronized void find(String content, Problem... wrong) {
        problems.put(content, List.of(wrong));
    }

    /** How the configuration names a file. */
    public static String path(Library library, String name) {
        return library.name().toLowerCase(Locale.ROOT) + "/" + name;
    }

    private TreeMap<String, String> library(Library library) {
        return files.getOrDefault(library, new TreeMap<>());
    }

    @Override
    public synchronized List<LibraryFile> list(Library library) {
        return library(library).keySet().stream()
                .map(name -> new LibraryFile(name, path(library, name)))
                .toList();
    }

    @Override
    public synchronized String read(Library library, String name) throws NotWritableException {
        checkName(name);
        String content = library(library).get(name);
        if (content == null) {
            throw new NotWritableException(Kind.NO_SUCH_FILE, "there is no file '" + name + "'");
        }
        return content;
    }

    private void checkName(String name) throws NotWritableException {
        if (name.isEmpty() || name.contains("..") || name.startsWith("/")) {
            throw new NotWritableException(Kind.BAD_NAME, "'" + name + "' is no name for a file");
        }
        if (outside.contains(name)) {
            throw new NotWritableException(Kind.OUTSIDE, "'" + name + "' lies outside");
        }
    }

    /** What is wrong once a file holds what is wanted. */
    synchronized List<Problem> problems(List<Problem> before, Wanted.LibraryFile file) throws NotWritableException {
        checkName(file.name());
        String content = file.content();
        if (content != null && content.startsWith("%")) {
            throw new NotWritableException(Kind.INVALID, "line 1, column 1: '%' begins nothing");
        }
        String path = path(file.library(), file.name());
        List<Problem> after = new ArrayList<>(before);
        after.removeIf(problem -> problem.file().equals(path));
        if (content != null) {
            problems.getOrDefault(content, List.of())
                    .forEach(problem -> after.add(
                            new Problem(problem.level(), path, problem.line(), problem.column(), problem.message())));
        }
        return after;
    }

    /** What happens to which file. */
    synchronized List<FileChange> changes(Wanted.LibraryFile file) throws NotWritableException {
        String content = file.content();
        String before = library(file.library()).get(file.name());
        if (content == null && before == null) {
            throw new NotWritableException(Kind.NO_SUCH_FILE, "there is no file '" + file.name() + "'");
        }
        if (content != null && content.equals(before)) {
            return List.of();
        }
        FileChange.Kind kind = before == null
                ? FileChange.Kind.CREATED
                : content == null ? FileChange.Kind.DELETED : FileChange.Kind.CHANGED;
        return List.of(new FileChange(path(file.library(), file.name()), kind, "+" + content));
    }
}
