package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.adapter.yaml.files.FileTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The files in which the definitions of a library stand: one file, or those of a directory in a fixed order. */
final class Library {
    private final YamlFiles files;

    Library(YamlFiles files) {
        this.files = files;
    }

    /**
     * What was found.
     *
     * @param documents every file that was read, in order
     * @param complete whether every file could be read
     */
    record Contents(List<Document> documents, boolean complete) {}

    /**
     * A kind of library.
     *
     * @param noun what stands in it, for messages
     * @param recursive whether sub-directories belong to it
     * @param yml whether {@code *.yml} files belong to it, after the {@code *.yaml} ones; else they are named as unread
     * @param needed whether its absence is an error
     */
    record Kind(String noun, boolean recursive, boolean yml, boolean needed) {
        static final Kind CHECKS = new Kind("check", false, true, true);
        static final Kind METRICS = new Kind("metric", true, true, false);
        static final Kind TEMPLATES = new Kind("template", true, false, true);
    }

    /**
     * Reads a library.
     *
     * @param reference where the path was written down
     */
    Contents read(Kind kind, Path path, Place reference) {
        if (!files.view().exists(path)) {
            String message = "there is no " + kind.noun + " file or directory " + files.shown(path);
            if (kind.needed) {
                reference.error(message);
            } else {
                reference.warning(message);
            }
            return new Contents(List.of(), false);
        }
        if (!files.view().isDirectory(path)) {
            return contents(List.of(path), true);
        }
        FileTree tree = files.view().tree(path, kind.recursive, files.limits().files());
        for (FileTree.Failure failure : tree.failures()) {
            files.report(failure.path()).error(0, 0, "cannot be read: " + YamlFiles.reason(failure.reason()));
        }
        Predicate<Path> isYml = file -> file.toString().endsWith(".yml");
        List<Path> all = tree.files().stream().map(FileTree.Found::path).toList();
        List<Path> ordered = new ArrayList<>(all.stream().filter(isYml.negate()).toList());
        for (Path file : all.stream().filter(isYml).toList()) {
            if (kind.yml) {
                ordered.add(file);
            } else {
                files.report(file).warning(0, 0, "is not read: files of " + kind.noun + "s end in .yaml");
            }
        }
        return contents(ordered, tree.failures().isEmpty());
    }

    private Contents contents(List<Path> paths, boolean complete) {
        List<Document> documents = paths.parallelStream().map(files::read).toList();
        boolean allRead = documents.stream().allMatch(document -> document.is(State.READ) || document.is(State.EMPTY));
        return new Contents(
                documents.stream().filter(document -> document.is(State.READ)).toList(), complete && allRead);
    }
}
