package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Collection;
import dev.rackstate.adapter.yaml.text.Node.Form;
import dev.rackstate.adapter.yaml.text.Node.Member;
import dev.rackstate.adapter.yaml.text.Node.Quoting;
import dev.rackstate.adapter.yaml.text.Node.Scalar;
import dev.rackstate.adapter.yaml.text.SyntaxReader.Tree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document that means something else, out of the text of the one that is there.
 *
 * <p>Goes down the tree with what each value shall mean. A value that means it already is copied, a scalar is replaced
 * where it stands, a collection is edited member by member, and whatever changes its kind is written anew behind its
 * key or dash. The result is a proposal: whoever asks for it reads it back.
 */
final class Reshaping {
    private final Tree tree;
    private final SourceText source;
    private final Anchors anchors;
    private final int careful;
    private final Emission emission;
    private final Style style;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    private Reshaping(Tree tree, int careful) {
        this.tree = tree;
        this.source = tree.source();
        this.anchors = new Anchors(tree.anchored());
        this.careful = careful;
        this.style = Style.of(tree);
        this.emission = new Emission(style);
    }

    /**
     * The text that should mean {@code target}.
     *
     * @param careful how many levels of collections are edited; what differs below is written anew
     * @return null when the document would have to be written anew
     */
    static @Nullable String of(Tree tree, @Nullable Object target, int careful) {
        return new Reshaping(tree, careful).document(target);
    }

    Emission emission() {
        return emission;
    }

    Style style() {
        return style;
    }

    SourceText source() {
        return source;
    }

    Anchors anchors() {
        return anchors;
    }

    StringBuilder out() {
        return out;
    }

    void copy(int from, int to) {
        out.append(source.toString(), from, to);
    }

    private @Nullable String document(@Nullable Object target) {
        Node root = tree.root();
        if (root == null) {
            return null;
        }
        if (root instanceof Collection collection && isEditable(collection, target)) {
            copy(0, collection.body());
            members(collection, target);
            copy(collection.end(), source.length());
            return out.toString();
        }
        String inline = root.takesLines() ? null : emission.inline(target, quoting(root));
        if (inline == null) {
            return null;
        }
        copy(0, root.start());
        replacement(root, target, inline);
        copy(root.end(), source.length());
        return out.toString();
    }

    private boolean isEditable(Collection collection, @Nullable Object target) {
        boolean sameKind = collection.isMapping()
                ? target instanceof Map<?, ?> map && !map.isEmpty()
                : target instanceof List<?> list && !list.isEmpty();
        boolean hasRules = collection.form() == Form.BLOCK || collection.form() == Form.FLOW;
        return sameKind && hasRules && !collection.members().isEmpty() && depth < careful;
    }

    /** Writes what stands between {@code body} and {@code end} of a collection. */
    private void members(Collection collection, @Nullable Object target) {
        List<Slot> slots = target instanceof Map<?, ?> map
                ? MappingPlan.of(collection, map, anchors)
                : SequencePlan.of(collection, (List<?>) Objects.requireNonNull(target));
        depth++;
        if (collection.form() == Form.BLOCK) {
            new BlockEdit(this, collection).write(slots);
        } else {
            new FlowEdit(this, collection).write(slots);
        }
        depth--;
        anchors.note(collection, target);
    }

    /** Writes a member of a block collection from behind its key or dash to its end. */
    void blockValue(Collection parent, Member member, @Nullable Object target) {
        Node value = member.value();
        int head = member.extent().head();
        if (anchors.isSame(value, target)) {
            anchors.noteCopied(value);
            copy(head, member.extent().end());
        } else if (value instanceof Collection collection && isEditable(collection, target)) {
            copy(head, collection.body());
            members(collection, target);
            copy(collection.end(), member.extent().end());
        } else {
            rewritten(parent, member, target);
        }
    }

    private void rewritten(Collection parent, Member member, @Nullable Object target) {
        Node value = member.value();
        int head = member.extent().head();
        String key = member.key() == null ? null : member.name();
        Emission.Text text = emission.value(key, target, parent.column(), quoting(value));
        if (text.below().isEmpty() && !value.takesLines()) {
            copy(head, value.start());
            replacement(value, target, text.first());
            LineComment.from(source, value.end()).write(out);
            copy(source.textEnd(value.end()), member.extent().end());
            return;
        }
        LineComment comment = LineComment.of(source, head, value);
        String anchor = value.anchor();
        anchors.note(value, target);
        out.append(anchor == null ? "" : " &" + anchor);
        boolean compact = text.first().isEmpty() && key == null && anchor == null && comment.isNone();
        if (compact) {
            out.append(' ')
                    .append(text.below(), parent.column() + 2, text.below().length());
        } else {
            out.append(text.first().isEmpty() ? "" : " ").append(text.first());
            comment.write(out);
            out.append(style.lineBreak()).append(text.below());
        }
        copy(member.extent().tail(), member.extent().end());
    }

    /** Writes a member of a flow collection from behind its key, or a list's item. */
    void flowValue(Member member, @Nullable Object target) {
        Node value = member.value();
        int head = member.extent().head();
        if (anchors.isSame(value, target)) {
            anchors.noteCopied(value);
            copy(head, member.extent().tail());
        } else if (value instanceof Collection collection && isEditable(collection, target)) {
            copy(head, collection.body());
            members(collection, target);
        } else {
            if (member.key() != null && source.at(head - 1) != ':') {
                out.append(':');
            }
            copy(head, value.start());
            boolean scalar = !(target instanceof Map || target instanceof List);
            replacement(value, target, scalar ? emission.flow(target, quoting(value)) : emission.flow(target));
        }
    }

    /** Writes a new text in the place of a value; its anchor stays, its tag goes. */
    private void replacement(Node value, @Nullable Object target, String text) {
        anchors.note(value, target);
        if (value.anchor() != null) {
            out.append('&').append(value.anchor()).append(' ');
        }
        boolean behindIndicator = out.length() > 0 && ":-".indexOf(out.charAt(out.length() - 1)) >= 0;
        out.append(value.start() == value.end() && behindIndicator ? " " : "").append(text);
    }

    private static Quoting quoting(Node value) {
        return value instanceof Scalar scalar ? scalar.quoting() : Quoting.PLAIN;
    }
}
