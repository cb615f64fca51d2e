package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.draft.Edits;
import dev.rackstate.adapter.yaml.draft.LibraryDraft;
import dev.rackstate.adapter.yaml.files.Disk;
import dev.rackstate.adapter.yaml.files.FileNames;
import dev.rackstate.adapter.yaml.files.FileTree;
import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.application.configuration.ConfigurationFiles;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Wanted;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The files of the libraries as they are on disk. Safe to use from several threads. */
final class LibraryFiles implements ConfigurationFiles {
    private final Supplier<Map<Wanted.Library, Path>> paths;
    private final FileNames names;
    private final Limits limits;
    private final FileView files = Disk.NOW;

    /**
     * The files of libraries.
     *
     * @param paths where the libraries are now; those that are not known are missing
     */
    LibraryFiles(Supplier<Map<Wanted.Library, Path>> paths, FileNames names, Limits limits) {
        this.paths = paths;
        this.names = names;
        this.limits = limits;
    }

    /** What a library looks like on disk. */
    static Library.Kind kind(Wanted.Library library) {
        return library == Wanted.Library.CHECKS ? Library.Kind.CHECKS : Library.Kind.METRICS;
    }

    @Override
    public List<LibraryFile> list(Wanted.Library library) {
        Path path = paths.get().get(library);
        if (path == null || !files.exists(path)) {
            return List.of();
        }
        if (!files.isDirectory(path)) {
            return List.of(new LibraryFile(String.valueOf(path.getFileName()), names.shown(path)));
        }
        // As the library is read: *.yaml in order, then *.yml.
        return files.tree(path, kind(library).recursive(), limits.files()).files().stream()
                .map(FileTree.Found::path)
                .sorted(Comparator.comparing(file -> file.toString().endsWith(".yml")))
                .map(file -> new LibraryFile(name(path, file), names.shown(file)))
                .toList();
    }

    private static String name(Path library, Path file) {
        return library.relativize(file).toString().replace('\\', '/');
    }

    @Override
    public String read(Wanted.Library library, String name) throws NotWritableException {
        Path path = paths.get().get(library);
        if (path == null) {
            throw missing(name);
        }
        Path file = new LibraryDraft(files, path, kind(library).recursive()).file(name);
        String text = new Edits(files, names, limits.fileBytes()).text(file);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    private static NotWritableException missing(String name) {
        return new NotWritableException(Kind.NO_SUCH_FILE, "there is no file '" + name + "'");
    }
}
