package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Transaction;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.edit.ChangeRefusedException;
import dev.rackstate.domain.edit.TopologyChange;
import dev.rackstate.domain.edit.TopologyEditor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changes the configuration in a directory, and tells what became of the files. */
final class Editing {
    private final FilesOnDisk files;
    private final YamlConfigurationStore store;

    Editing(FilesOnDisk files) {
        this.files = files;
        this.store = files.store();
    }

    YamlConfigurationStore store() {
        return store;
    }

    Configuration load() {
        try {
            return store.load();
        } catch (ConfigurationException e) {
            throw new AssertionError("not loaded: " + e.problems(), e);
        }
    }

    /** Makes a change, and answers what happened to which file. */
    List<FileChange> commit(Wanted... wanted) {
        try (Transaction transaction = store.begin()) {
            Transaction.Draft draft = transaction.draft(List.of(wanted));
            draft.commit();
            return draft.files();
        } catch (ConfigurationException | NotWritableException e) {
            throw new AssertionError("not committed: " + e.getMessage(), e);
        }
    }

    /** Carries a change of the building out. */
    List<FileChange> commit(TopologyChange change) {
        try {
            Configuration now = load();
            return commit(new Wanted.Building(TopologyEditor.apply(change, now.topology(), now.catalog())));
        } catch (ChangeRefusedException e) {
            throw new AssertionError("refused: " + e.getMessage(), e);
        }
    }

    /** Makes another catalog of the one there is. */
    List<FileChange> templates(UnaryOperator<Catalog> change) {
        return commit(new Wanted.Templates(change.apply(load().catalog())));
    }

    /** Asks for a change that cannot be made, and answers the refusal. */
    NotWritableException refused(Wanted... wanted) {
        return catchThrowableOfType(NotWritableException.class, () -> {
            try (Transaction transaction = store.begin()) {
                transaction.draft(List.of(wanted)).commit();
            }
        });
    }

    /** The lines that differ, without the heads of the hunks. */
    static String lines(FileChange change) {
        return change.diff()
                .lines()
                .filter(line -> line.startsWith("+") || line.startsWith("-"))
                .filter(line -> !line.startsWith("+++") && !line.startsWith("---"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    /** Every file below the directory by its name, without the state directory. */
    Map<String, String> everything() {
        Path root = files.root();
        try (Stream<Path> all = Files.walk(root)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith(".rackstate")) {
                    texts.put(name, Files.readString(file));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        String text = everything().get(name);
        if (text == null) {
            throw new AssertionError(
                    "there is no " + name + " in " + everything().keySet());
        }
        return text;
    }
}
