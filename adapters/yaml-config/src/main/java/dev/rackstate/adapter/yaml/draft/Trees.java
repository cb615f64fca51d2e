package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.text.YamlText;
import dev.rackstate.adapter.yaml.text.YamlTextException;
import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files as plain trees that are changed in place. In the end each changed tree becomes the text of its file, with
 * everything that means the same left as it was.
 */
public final class Trees {
    private final Edits edits;
    private final Map<Path, Opened> opened = new LinkedHashMap<>();

    private static final class Opened {
        private final @Nullable String text;
        private final Map<String, @Nullable Object> tree;
        private boolean changes;

        Opened(@Nullable String text, Map<String, @Nullable Object> tree) {
            this.text = text;
            this.tree = tree;
        }
    }

    /** Trees of files as these edits leave them. */
    public Trees(Edits edits) {
        this.edits = edits;
    }

    /** The edits that the trees belong to. */
    Edits edits() {
        return edits;
    }

    /** The tree of a file, to look at; null when there is no file or it holds no mapping. */
    @Nullable
    Map<String, @Nullable Object> peek(Path file) throws NotWritableException {
        try {
            Opened known = read(file);
            return known == null ? null : known.tree;
        } catch (NotWritableException e) {
            if (e.kind() == Kind.INVALID) {
                return null;
            }
            throw e;
        }
    }

    /** The tree of a file that is there, to be changed. */
    public Map<String, @Nullable Object> open(Path file) throws NotWritableException {
        Opened known = read(file);
        if (known == null) {
            throw new NotWritableException(Kind.INVALID, "the file " + edits.shown(file) + " is not there any more");
        }
        known.changes = true;
        return known.tree;
    }

    /** The tree of a file, to be changed, whether it is there or not. */
    public Map<String, @Nullable Object> openOrMake(Path file) throws NotWritableException {
        return edits.exists(file) || opened.containsKey(file) ? open(file) : make(file);
    }

    /** The tree of a file that is not there yet. */
    Map<String, @Nullable Object> make(Path file) throws NotWritableException {
        if (edits.exists(file) || opened.containsKey(file)) {
            throw new NotWritableException(
                    Kind.INVALID,
                    "there is already a file " + edits.shown(file) + "; move it out of the way, or choose another id");
        }
        Opened fresh = new Opened(null, new LinkedHashMap<>());
        fresh.changes = true;
        opened.put(file, fresh);
        return fresh.tree;
    }

    /** Takes a file away and gives its text, so that it can be put elsewhere. */
    String lift(Path file) throws NotWritableException {
        open(file);
        String text = edits.text(file);
        remove(file);
        return text == null ? "" : text;
    }

    /** The tree of a text that gets a new file. */
    Map<String, @Nullable Object> put(Path file, String text) throws NotWritableException {
        make(file);
        Opened moved = parsed(file, text);
        moved.changes = true;
        opened.put(file, moved);
        return moved.tree;
    }

    /** Takes a file away. */
    void remove(Path file) throws NotWritableException {
        opened.remove(file);
        edits.delete(file);
    }

    /** Takes every YAML file below a directory away. */
    void removeBelow(Path directory) throws NotWritableException {
        opened.keySet().removeIf(file -> file.startsWith(directory));
        edits.deleteBelow(directory);
    }

    private @Nullable Opened read(Path file) throws NotWritableException {
        Opened known = opened.get(file);
        if (known == null) {
            String text = edits.text(file);
            if (text == null) {
                return null;
            }
            known = parsed(file, text);
            opened.put(file, known);
        }
        return known;
    }

    private Opened parsed(Path file, String text) throws NotWritableException {
        try {
            Object meaning = YamlText.meaning(text);
            Map<String, @Nullable Object> tree =
                    meaning == null ? new LinkedHashMap<>() : PlainTree.mapping(PlainTree.copy(meaning));
            if (tree == null) {
                throw new NotWritableException(
                        Kind.INVALID, "the file " + edits.shown(file) + " must hold a mapping; repair it first");
            }
            return new Opened(text, tree);
        } catch (YamlTextException e) {
            throw new NotWritableException(
                    Kind.INVALID,
                    "the file " + edits.shown(file) + " is not valid YAML; repair it first: " + e.getMessage());
        }
    }

    /** Makes texts of the trees that were changed. */
    public void write() throws NotWritableException {
        for (Map.Entry<Path, Opened> entry : opened.entrySet()) {
            if (entry.getValue().changes) {
                write(entry.getKey(), entry.getValue());
            }
        }
        opened.clear();
    }

    private void write(Path file, Opened document) throws NotWritableException {
        try {
            String text = document.text;
            edits.write(file, text == null ? YamlText.written(document.tree) : YamlText.reshaped(text, document.tree));
        } catch (YamlTextException e) {
            throw new NotWritableException(
                    Kind.INVALID, "the file " + edits.shown(file) + " cannot be changed like this: " + e.getMessage());
        }
    }
}
