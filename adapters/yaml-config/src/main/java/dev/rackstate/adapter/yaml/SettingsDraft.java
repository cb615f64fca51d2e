package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.draft.Edits;
import dev.rackstate.adapter.yaml.draft.Trees;
import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.adapter.yaml.files.Overlay;
import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Problem;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Other values of the main file as an edit of it. A section may be given as a mapping of its keys; those it does not name
 * stay. A secret that is given as empty text stays, too: forms are sent back with their secrets empty. Null takes it out.
 */
final class SettingsDraft {
    private static final String SOURCES = "telemetry.sources";
    private static final String PLUGINS = "plugins";
    private static final Map<String, Key<?>> KEYS = AppKeys.ALL.stream()
            .collect(Collectors.toMap(Key::path, key -> key, (one, other) -> one, LinkedHashMap::new));

    private final Home home;
    private final FileView view;
    private final Edits edits;
    private final BadValues bad = new BadValues();
    private final Map<String, @Nullable Object> leaves = new LinkedHashMap<>();

    SettingsDraft(Home home, FileView view, Edits edits) {
        this.home = home;
        this.view = view;
        this.edits = edits;
    }

    /** Works out the values. Everything that is wrong with them is named at once. */
    void draft(Map<String, @Nullable Object> values) throws NotWritableException {
        List<Problem> before = new Reading().errors;
        values.forEach(this::flatten);
        Trees trees = new Trees(edits);
        Map<String, @Nullable Object> root = trees.open(home.appYaml());
        leaves.forEach((path, value) -> set(root, path, value));
        trees.write();
        Reading after = new Reading();
        bad.addNew(before, after.errors, after.root);
        bad.refuse();
    }

    private void flatten(String path, @Nullable Object value) {
        Key<?> key = KEYS.get(path);
        if (key != null && key.secret() && "".equals(value)) {
            return;
        }
        boolean isSection = KEYS.keySet().stream().anyMatch(known -> known.startsWith(path + "."));
        if (key != null || path.equals(SOURCES) || isPluginSwitch(path)) {
            leaves.put(path, value);
        } else if (!isSection && !path.equals(PLUGINS) && pluginOf(path).isEmpty()) {
            List<String> known = new ArrayList<>(KEYS.keySet());
            known.add(SOURCES);
            bad.add(path, "'" + path + "' is not a key of the configuration; " + Spelling.hint(path, known));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, below) -> flatten(path + "." + name, below));
        } else {
            bad.add(path, "'" + path + "' is a section: it must be a mapping");
        }
    }

    private static boolean isPluginSwitch(String path) {
        return path.endsWith(".enabled")
                && pluginOf(path.substring(0, path.length() - ".enabled".length()))
                        .isPresent();
    }

    private static Optional<PluginKind> pluginOf(String path) {
        return path.startsWith(PLUGINS + ".")
                ? PluginKind.named(path.substring(PLUGINS.length() + 1))
                : Optional.empty();
    }

    private void set(Map<String, @Nullable Object> root, String path, @Nullable Object value) {
        String[] parts = named(root, path).split("\\.", -1);
        Map<String, @Nullable Object> section = root;
        for (int level = 0; level < parts.length - 1; level++) {
            Map<String, @Nullable Object> below = PlainTree.mapping(section.get(parts[level]));
            if (below == null && value == null) {
                return;
            }
            if (below == null) {
                below = new LinkedHashMap<>();
                PlainTree.put(section, parts[level], below, order());
            }
            section = below;
        }
        String name = parts[parts.length - 1];
        if (value == null) {
            section.remove(name);
        } else {
            PlainTree.put(section, name, PlainTree.copy(value), order());
        }
    }

    /** The names of all keys and sections, in the order of the reference. */
    private static Iterable<String> order() {
        return KEYS.keySet().stream()
                .flatMap(path -> List.of(path.split("\\.", -1)).stream())
                .distinct()
                .toList();
    }

    /** A plugin's switch under the name that the file has for the plugin. */
    private static String named(Map<String, @Nullable Object> root, String path) {
        if (!isPluginSwitch(path)) {
            return path;
        }
        PluginKind kind = pluginOf(path.substring(0, path.lastIndexOf('.'))).orElseThrow();
        Map<String, @Nullable Object> plugins = PlainTree.mapping(root.get(PLUGINS));
        String name = kind.names().stream()
                .filter(known -> plugins != null && plugins.containsKey(known))
                .findFirst()
                .orElse(kind.id());
        return PLUGINS + "." + name + ".enabled";
    }

    /** The main file read with no mistake passed over. */
    private final class Reading {
        private final List<Problem> errors;
        private final @Nullable YamlValue root;

        Reading() {
            FileView drafted = new Overlay(view, edits.contents(), Set.of());
            YamlFiles files = new YamlFiles(drafted, home.names(), home.limits(), new Memory(InstantSource.system()));
            PathResolver paths = home.paths(drafted);
            Document document = files.read(home.appYaml());
            root = document.root();
            new AppReader(paths, home.environment(), new ReferencedFiles(files, paths, file -> {}), true)
                    .read(document);
            errors = files.log().all().stream()
                    .filter(problem -> problem.level() == Problem.Level.ERROR)
                    .toList();
        }
    }
}
