package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Collection;
import dev.rackstate.adapter.yaml.text.Node.Scalar;

/**
 * The comment at the end of a line; empty when there is none.
 *
 * @param text from the number sign on
 * @param spaces how many stand before it
 * @param column where it starts in its line
 */
record LineComment(String text, int spaces, int column) {
    private static final LineComment NONE = new LineComment("", 0, 0);

    /** The first one in the rest of a line. */
    static LineComment from(SourceText source, int position) {
        int end = source.textEnd(position);
        for (int at = Math.max(1, position); at < end; at++) {
            if (source.at(at) == '#' && SourceText.isSpace(source.at(at - 1))) {
                int start = at;
                while (start > position && SourceText.isSpace(source.at(start - 1))) {
                    start--;
                }
                return new LineComment(source.substring(at, end), at - start, source.column(at));
            }
        }
        return NONE;
    }

    /**
     * The one that stays when a value is written anew in block style: behind its key when it stands below, else behind
     * itself.
     *
     * @param head where the value's key or dash ends
     */
    static LineComment of(SourceText source, int head, Node value) {
        if (value instanceof Collection collection && collection.takesLines()) {
            return collection.isCompact() ? NONE : from(source, head);
        }
        if (value instanceof Scalar scalar && scalar.takesLines()) {
            return from(source, scalar.content());
        }
        LineComment behind = from(source, value.end());
        boolean below = source.textEnd(head) < value.start();
        return behind.isNone() && below ? from(source, head) : behind;
    }

    boolean isNone() {
        return text.isEmpty();
    }

    /** Puts it behind what has been written, in the column where it stood if there is room. */
    void write(StringBuilder out) {
        if (!isNone()) {
            int line = Math.max(out.lastIndexOf("\n"), out.lastIndexOf("\r")) + 1;
            int room = column - out.codePointCount(line, out.length());
            out.append(" ".repeat(spaces > 1 ? Math.max(2, room) : 1)).append(text);
        }
    }
}
