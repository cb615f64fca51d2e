package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.adapter.yaml.tree.TemplateTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Another catalog as edits of the files of the templates.
 *
 * <p>A template is changed where it stands, among others or alone. A new one gets a file of its own, named after its id;
 * a device template that is alone in a file below the directory of its type follows its type. A file from which the last
 * template goes goes, too, unless something else is said in it.
 */
public final class TemplatesDraft {
    private final Edits edits;
    private final Trees trees;
    private final Path templates;
    private final Spots spots;
    private final Map<Spot, Map<String, @Nullable Object>> found = new HashMap<>();
    private final Set<Path> lessened = new LinkedHashSet<>();
    private final Map<Path, Path> moves = new HashMap<>();

    /**
     * Where a template stands.
     *
     * @param file its file
     * @param kind the list in it
     * @param index its place in the list, from 0
     */
    public record Spot(Path file, TemplateKind kind, int index) {}

    /** Where templates stand. */
    @FunctionalInterface
    public interface Spots {
        /** Where the template stands that counts under an id. */
        Spot of(TemplateKind kind, String id) throws NotWritableException;
    }

    /**
     * A draft.
     *
     * @param templates the file or directory of the templates
     * @param spots where they stand now
     */
    public TemplatesDraft(Edits edits, Path templates, Spots spots) {
        this.edits = edits;
        this.trees = new Trees(edits);
        this.templates = templates;
        this.spots = spots;
    }

    /** Works out what becomes of the files. */
    public void draft(Catalog before, Catalog after) throws NotWritableException {
        draft(
                TemplateKind.DEVICE,
                before.deviceTemplates(),
                after.deviceTemplates(),
                DeviceTemplate::id,
                TemplateTree::of);
        draft(TemplateKind.RACK, before.rackTemplates(), after.rackTemplates(), RackTemplate::id, TemplateTree::of);
        draft(
                TemplateKind.COMPONENT,
                before.componentTemplates(),
                after.componentTemplates(),
                ComponentTemplate::id,
                TemplateTree::of);
        trees.write();
        sweep();
        for (Map.Entry<Path, Path> move : moves.entrySet()) {
            String text = Objects.requireNonNull(edits.text(move.getKey()));
            edits.delete(move.getKey());
            edits.write(move.getValue(), text);
        }
    }

    private <T> void draft(
            TemplateKind kind,
            List<T> before,
            List<T> after,
            Function<T, String> id,
            Function<T, Map<String, @Nullable Object>> tree)
            throws NotWritableException {
        Map<String, T> was = Entities.byId(before, id);
        Map<String, T> becomes = Entities.byId(after, id);
        for (Map.Entry<String, T> entry : was.entrySet()) {
            T template = becomes.get(entry.getKey());
            if (!entry.getValue().equals(template)) {
                // Looked up before any list changes: a spot counts what stands there now.
                locate(spots.of(kind, entry.getKey()));
            }
        }
        for (Map.Entry<String, T> entry : was.entrySet()) {
            T template = becomes.get(entry.getKey());
            if (template == null) {
                remove(spots.of(kind, entry.getKey()));
            } else if (!template.equals(entry.getValue())) {
                Spot spot = spots.of(kind, entry.getKey());
                PlainTree.change(locate(spot), tree.apply(entry.getValue()), tree.apply(template));
                if (entry.getValue() instanceof DeviceTemplate old && template instanceof DeviceTemplate device) {
                    follow(spot, old, device);
                }
            }
        }
        for (Map.Entry<String, T> entry : becomes.entrySet()) {
            if (!was.containsKey(entry.getKey())) {
                add(kind, entry.getKey(), entry.getValue(), tree.apply(entry.getValue()));
            }
        }
    }

    private Map<String, @Nullable Object> locate(Spot spot) throws NotWritableException {
        Map<String, @Nullable Object> known = found.get(spot);
        if (known == null) {
            List<@Nullable Object> list = list(spot);
            known = spot.index() < list.size() ? PlainTree.mapping(list.get(spot.index())) : null;
            if (known == null) {
                throw Entities.missing("template", edits.shown(spot.file()) + " no. " + (spot.index() + 1));
            }
            found.put(spot, known);
        }
        return known;
    }

    private List<@Nullable Object> list(Spot spot) throws NotWritableException {
        return PlainTree.list(trees.open(spot.file()), spot.kind().key());
    }

    private void remove(Spot spot) throws NotWritableException {
        Map<String, @Nullable Object> template = locate(spot);
        list(spot).removeIf(item -> item == template);
        lessened.add(spot.file());
    }

    private void add(TemplateKind kind, String id, Object template, Map<String, @Nullable Object> tree)
            throws NotWritableException {
        Path file = templates;
        if (!edits.exists(templates) || edits.isDirectory(templates)) {
            Path directory = templates.resolve(kind.directory());
            Path place = template instanceof DeviceTemplate device ? directory.resolve(type(device)) : directory;
            file = place.resolve(Slug.of(id, kind.fallback()) + ".yaml");
        }
        Map<String, @Nullable Object> top = trees.openOrMake(file);
        List<@Nullable Object> list = PlainTree.list(top, kind.key());
        list.add(tree);
        top.put(kind.key(), list);
    }

    private static String type(DeviceTemplate template) {
        return Slug.of(template.type(), "other");
    }

    /** Remembers to move a file to the directory of its template's new type. */
    private void follow(Spot spot, DeviceTemplate before, DeviceTemplate after) throws NotWritableException {
        Path devices = templates.resolve(TemplateKind.DEVICE.directory());
        Path name = spot.file().getFileName();
        boolean ownDirectory =
                name != null && spot.file().equals(devices.resolve(type(before)).resolve(name));
        boolean alone = list(spot).size() == 1 && trees.open(spot.file()).size() == 1;
        Path target = name == null ? spot.file() : devices.resolve(type(after)).resolve(name);
        if (ownDirectory && alone && !edits.exists(target)) {
            moves.put(spot.file(), target);
        }
    }

    /** Takes away files in which nothing is said any more. */
    private void sweep() throws NotWritableException {
        for (Path file : lessened) {
            Map<String, @Nullable Object> tree = trees.peek(file);
            boolean empty = tree != null
                    && tree.values().stream().allMatch(value -> value instanceof List<?> list && list.isEmpty());
            String text = empty ? edits.text(file) : null;
            if (text != null && !Comments.areIn(text)) {
                edits.delete(file);
            }
        }
    }
}
