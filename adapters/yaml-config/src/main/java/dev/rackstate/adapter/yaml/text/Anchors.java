package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Alias;
import dev.rackstate.adapter.yaml.text.Node.Collection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the anchors that have been written so far mean, so that each alias can be kept or written out.
 *
 * <p>An alias refers to the last value of its name above it. So what is known when an alias is reached is all there is
 * to know: an anchor that goes, or that now stands further below, is not there for it.
 */
final class Anchors {
    private final List<Node> all;
    private final Map<String, Anchored> inForce = new HashMap<>();

    private record Anchored(Node node, @Nullable Object target) {}

    /**
     * Nothing has been written.
     *
     * @param all every anchored value of the document, inner ones before those they are in
     */
    Anchors(List<Node> all) {
        this.all = all;
    }

    /** Notes that a value, if it is anchored, has been written and means {@code target}. */
    void note(Node node, @Nullable Object target) {
        if (node.anchor() != null) {
            inForce.put(node.anchor(), new Anchored(node, target));
        }
    }

    /** Notes that a value has been copied with everything in it. */
    void noteCopied(Node copied) {
        for (Node node : all) {
            if (isIn(copied, node)) {
                note(node, node.meaning());
            }
        }
    }

    private static boolean isIn(Node outer, Node node) {
        return node.start() >= outer.start() && node.start() < outer.end();
    }

    /** Whether a value, copied as it stands, would mean {@code target} here. */
    boolean isSame(Node node, @Nullable Object target) {
        if (node instanceof Alias alias) {
            Anchored anchored = referredTo(alias);
            return anchored != null && Objects.equals(anchored.target(), target);
        }
        return Objects.equals(node.meaning(), target)
                && (!(node instanceof Collection collection)
                        || collection.aliases().stream()
                                .allMatch(alias -> isIn(node, alias.anchored()) || isSame(alias, alias.meaning())));
    }

    private @Nullable Anchored referredTo(Alias alias) {
        Anchored anchored = inForce.get(alias.anchored().anchor());
        return anchored != null && anchored.node().start() == alias.anchored().start() ? anchored : null;
    }

    /** What {@code <<} would add here, or null when it refers to something that is not there. */
    @Nullable
    Map<String, @Nullable Object> merged(Node value) {
        if (value instanceof Alias alias) {
            Anchored anchored = referredTo(alias);
            return anchored == null ? null : Meaning.merged(anchored.target());
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
