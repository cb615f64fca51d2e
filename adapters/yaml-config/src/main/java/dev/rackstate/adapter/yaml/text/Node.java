package dev.rackstate.adapter.yaml.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a document: where it stands and what it means. Compared by identity; immutable. */
sealed interface Node {
    /** The first position, that of its anchor or tag if it has one. */
    int start();

    /** The position after the last; that of a block collection is the start of a line. */
    int end();

    /** What it means, as a plain tree. */
    @Nullable
    Object meaning();

    /** The name by which aliases refer to it, or null. */
    @Nullable
    String anchor();

    /** Whether it takes whole lines below the line it starts on, rather than a place in a line. */
    boolean takesLines();

    /** How a scalar is written. */
    enum Quoting {
        PLAIN,
        SINGLE,
        DOUBLE,
        LITERAL,
        FOLDED
    }

    /**
     * A single value.
     *
     * @param content where it starts behind anchor and tag
     * @param plain whether its text may mean something else than text
     * @param text what it says, quotes and escapes undone
     */
    record Scalar(
            int start,
            int content,
            int end,
            Quoting quoting,
            @Nullable String anchor,
            boolean plain,
            String text,
            @Nullable Object meaning)
            implements Node {
        @Override
        public boolean takesLines() {
            return quoting == Quoting.LITERAL || quoting == Quoting.FOLDED;
        }
    }

    /** A reference to a value that stands before it. */
    record Alias(int start, int end, Node anchored) implements Node {
        @Override
        public @Nullable Object meaning() {
            return anchored.meaning();
        }

        @Override
        public @Nullable String anchor() {
            return null;
        }

        @Override
        public boolean takesLines() {
            return false;
        }
    }

    /** How the text of a collection can be dealt with. */
    enum Form {
        /** Each member on lines of its own. */
        BLOCK,
        /** Between brackets or braces. */
        FLOW,
        /** In block style with a notation so rare that changing it means writing it anew. */
        RIGID_BLOCK,
        /** In flow style with a notation so rare that changing it means writing it anew. */
        RIGID_FLOW
    }

    /**
     * A mapping or a list.
     *
     * @param content where it starts behind anchor and tag: its bracket, or its first member
     * @param body where its own lines start, comments above the first member included; {@code content} when that stands
     *     in its parent's line, and in flow style
     * @param column how far its members are indented
     * @param aliases all aliases in it
     */
    record Collection(
            boolean isMapping,
            Form form,
            int start,
            int content,
            int body,
            int end,
            int column,
            @Nullable String anchor,
            List<Member> members,
            List<Alias> aliases,
            Object meaning)
            implements Node {
        @Override
        public boolean takesLines() {
            return form == Form.BLOCK || form == Form.RIGID_BLOCK;
        }

        boolean isCompact() {
            return body == content;
        }
    }

    /** What an entry of a mapping is good for. */
    enum Role {
        /** It counts. */
        OWN,
        /** YAML 1.1's {@code <<}. */
        MERGE,
        /** Its key is not text, or has occurred before. */
        IGNORED
    }

    /**
     * An entry of a mapping or an item of a list.
     *
     * @param key null in a list
     * @param value its value
     * @param role what it is good for
     * @param extent where it stands
     */
    record Member(@Nullable Node key, Node value, Role role, Extent extent) {
        /** The key's text; empty in a list and for a key that is not text. */
        String name() {
            return key instanceof Scalar scalar ? scalar.text() : "";
        }
    }

    /**
     * Where a member stands. In block style the lines from {@code floating} to {@code end} are the member's.
     *
     * @param floating comments and blank lines above it that are nobody's
     * @param own the comments directly above it
     * @param line its first line; {@code start} when its collection starts in its parent's line
     * @param start its key, dash or value
     * @param head after its colon or dash, where the value may start
     * @param tail the line after its value
     * @param end the line after the comments that continue the one at the end of its last line
     */
    record Extent(int floating, int own, int line, int start, int head, int tail, int end) {}
}
