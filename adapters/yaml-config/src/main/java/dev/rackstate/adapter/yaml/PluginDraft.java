package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.draft.Edits;
import dev.rackstate.adapter.yaml.draft.Trees;
import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.adapter.yaml.files.Overlay;
import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Problem;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Other values of a plugin as an edit of its own file. A plugin that has none yet gets one with what the main file says of
 * it, for its own file counts alone.
 */
final class PluginDraft {
    private final Home home;
    private final FileView view;
    private final Edits edits;
    private final Map<PluginKind, PluginEntry> entries;
    private final BadValues bad = new BadValues();

    PluginDraft(Home home, FileView view, Edits edits, Map<PluginKind, PluginEntry> entries) {
        this.home = home;
        this.view = view;
        this.edits = edits;
        this.entries = entries;
    }

    /** Works out the values. Everything that is wrong with them is named at once. */
    void draft(String plugin, Map<String, @Nullable Object> values) throws NotWritableException {
        Optional<PluginKind> known = PluginKind.named(plugin);
        if (known.isEmpty()) {
            List<String> ids =
                    Stream.of(PluginKind.values()).map(PluginKind::id).toList();
            bad.add(plugin, "there is no plugin '" + plugin + "'; " + Spelling.hint(plugin, ids));
            bad.refuse();
        }
        PluginKind kind = known.orElseThrow();
        PluginEntry entry = Objects.requireNonNull(entries.get(kind));
        Path file = PluginSource.file(kind, view, home.directory());
        Trees trees = new Trees(edits);
        Map<String, @Nullable Object> tree = trees.openOrMake(file);
        if (tree.isEmpty()) {
            tree.putAll(PlainValues.map(entry.settings().entries()));
            tree.remove("enabled");
        }
        List<String> keys = keys(kind);
        List<Problem> before = new Reading(kind, entry, file).problems;
        values.forEach((key, value) -> set(kind, keys, tree, key, value));
        trees.write();
        Reading after = new Reading(kind, entry, file);
        bad.addNew(before, after.problems, after.root);
        bad.refuse();
    }

    private void set(
            PluginKind kind,
            List<String> keys,
            Map<String, @Nullable Object> tree,
            String key,
            @Nullable Object value) {
        if (!keys.contains(key)) {
            String hint = key.equals("enabled")
                    ? "the plugin is switched by plugins." + kind.id() + ".enabled of the main file"
                    : Spelling.hint(key, keys);
            bad.add(key, "'" + key + "' is not a key of the plugin " + kind.id() + "; " + hint);
        } else if (value == null) {
            tree.remove(key);
        } else {
            Map<String, @Nullable Object> before = PlainTree.mapping(tree.get(key));
            Object after = PlainTree.copy(value);
            keepSecrets(kind, key, before, PlainTree.mapping(after));
            PlainTree.put(tree, key, after, keys);
        }
    }

    /** Callers are not shown secrets, so a section that comes back without one still has it. */
    private static void keepSecrets(
            PluginKind kind,
            String section,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after) {
        if (before != null && after != null) {
            all(kind).stream()
                    .filter(key -> key.secret() && key.section().equals(section) && before.containsKey(key.name()))
                    .forEach(key -> after.putIfAbsent(key.name(), before.get(key.name())));
        }
    }

    private static List<Key<?>> all(PluginKind kind) {
        return kind == PluginKind.SIMULATOR ? SimulatorKeys.ALL : SlurmKeys.ALL;
    }

    /** The keys of the top level, in the order of the reference. */
    private static List<String> keys(PluginKind kind) {
        List<String> keys = new ArrayList<>(all(kind).stream()
                .map(key -> key.path().split("\\.", 2)[0])
                .distinct()
                .toList());
        if (kind == PluginKind.SIMULATOR) {
            keys.addAll(SimulatorKeys.STRUCTURES);
        }
        return keys;
    }

    /** The plugin's own file read with no mistake passed over; an unknown key is one. */
    private final class Reading {
        private final List<Problem> problems;
        private final @Nullable YamlValue root;

        Reading(PluginKind kind, PluginEntry entry, Path file) {
            FileView drafted = new Overlay(view, edits.contents(), Set.of());
            YamlFiles files = new YamlFiles(drafted, home.names(), home.limits(), new Memory(InstantSource.system()));
            PathResolver paths = home.paths(drafted);
            Document document = files.read(file);
            root = document.root();
            PluginSource source = PluginSource.strict(kind, entry, document);
            if (source != null && kind == PluginKind.SIMULATOR) {
                new SimulatorReader(files, paths, ignored -> {}).read(source);
            } else if (source != null) {
                new SlurmReader(files, paths, home.environment(), ignored -> {}).read(source);
            }
            String shown = files.shown(file);
            problems = files.log().all().stream()
                    .filter(problem -> problem.file().equals(shown))
                    .filter(problem -> problem.level() == Problem.Level.ERROR
                            || problem.message().startsWith("unknown key"))
                    .toList();
        }
    }
}
