package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.application.configuration.SettingsDocument.PluginDocument;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the settings of a plugin stand: in its own file, or, when there is none or it is empty, in the main file. They are
 * taken from one of the two as a whole.
 *
 * @param file its own file, there or not
 * @param fromFile whether that is where they stand
 * @param entry what the main file says
 * @param settings the settings as written
 * @param strict whether a mistake makes them unusable: for values that are about to be written
 */
record PluginSource(Path file, boolean fromFile, PluginEntry entry, Fields settings, boolean strict) {
    /**
     * Looks for the settings of a plugin.
     *
     * @param beforeReading is told of each file that is about to be read, there or not
     */
    static PluginSource of(
            PluginKind kind, PluginEntry entry, YamlFiles files, Path configDirectory, Consumer<Path> beforeReading) {
        kind.files().forEach(candidate -> beforeReading.accept(configDirectory.resolve(candidate)));
        Path file = file(kind, files.view(), configDirectory);
        Fields own = files.read(file).fields(Subject.tolerant(kind.id()));
        return own == null || own.isEmpty()
                ? new PluginSource(file, false, entry, entry.settings(), false)
                : new PluginSource(file, true, entry, own, false);
    }

    /** The settings of a plugin's own file, to be read strictly; null when it holds none. */
    static @Nullable PluginSource strict(PluginKind kind, PluginEntry entry, Document document) {
        Fields own = document.fields(Subject.essential(kind.id()));
        return own == null ? null : new PluginSource(document.path(), true, entry, own, true);
    }

    /** What a section of the settings describes. */
    Subject subject(String section) {
        return strict ? Subject.essential(section) : Subject.tolerant(section);
    }

    /** The plugin's own file: the first that is there, else the preferred one. */
    static Path file(PluginKind kind, FileView files, Path configDirectory) {
        return kind.files().stream()
                .map(configDirectory::resolve)
                .filter(files::exists)
                .findFirst()
                .orElse(configDirectory.resolve(kind.files().get(0)));
    }

    /** How callers are shown the plugin's configuration. */
    @SuppressWarnings("NullAway") // a document holds null where a key has no value
    PluginDocument document(YamlFiles files, Map<String, @Nullable Object> values) {
        return new PluginDocument(entry.enabled(), values, fromFile, files.shown(file));
    }
}
