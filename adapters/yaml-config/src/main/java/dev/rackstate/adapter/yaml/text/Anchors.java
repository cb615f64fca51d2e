package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Alias;
import dev.rackstate.adapter.yaml.text.Node.Collection;
import dev.rackstate.adapter.yaml.text.SyntaxReader.Tree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What anchored values will mean once a document is reshaped, so that each alias can be kept or written out.
 *
 * <p>An alias may be looked at before it is known what becomes of its anchor. So a document with aliases is reshaped
 * twice: the first time as if anchored values stayed what they are, the second time with what the first one noted.
 */
final class Anchors {
    private final List<Node> anchored;
    private final Map<Node, @Nullable Object> known;
    private final Map<Node, @Nullable Object> noted = new IdentityHashMap<>();

    private Anchors(List<Node> anchored, Map<Node, @Nullable Object> known) {
        this.anchored = anchored;
        this.known = known;
    }

    /** As if everything stayed what it is. */
    static Anchors unchanged(Tree tree) {
        Map<Node, @Nullable Object> known = new IdentityHashMap<>();
        tree.anchored().forEach(node -> known.put(node, node.meaning()));
        return new Anchors(tree.anchored(), known);
    }

    /** With what was noted. */
    Anchors next() {
        return new Anchors(anchored, noted);
    }

    /** Notes what a value will mean, if it is anchored. */
    void note(Node node, @Nullable Object target) {
        if (node.anchor() != null) {
            noted.put(node, target);
        }
    }

    /** Notes that a value, and everything in it, stays as it is. */
    void noteCopied(Node copied) {
        for (Node node : anchored) {
            if (node.start() >= copied.start() && node.start() < copied.end()) {
                noted.put(node, node.meaning());
            }
        }
    }

    /** Whether a value means {@code target} as it stands, with what the aliases in it will mean. */
    boolean isSame(Node node, @Nullable Object target) {
        if (node instanceof Alias alias) {
            return known.containsKey(alias.anchored()) && Objects.equals(known.get(alias.anchored()), target);
        }
        return Objects.equals(node.meaning(), target)
                && (!(node instanceof Collection collection)
                        || collection.aliases().stream().allMatch(alias -> isSame(alias, alias.meaning())));
    }

    /** What {@code <<} will add, or null when it refers to something that will not be there. */
    @Nullable
    Map<String, @Nullable Object> merged(Node value) {
        if (value instanceof Alias alias) {
            return known.containsKey(alias.anchored()) ? Meaning.merged(known.get(alias.anchored())) : null;
        }
        if (value instanceof Collection list && !list.isMapping()) {
            List<@Nullable Object> sources = new ArrayList<>();
            for (Node.Member item : list.members()) {
                Map<String, @Nullable Object> source = merged(item.value());
                if (source == null) {
                    return null;
                }
                sources.add(source);
            }
            return Meaning.merged(sources);
        }
        return isSame(value, value.meaning()) ? Meaning.merged(value.meaning()) : null;
    }
}
