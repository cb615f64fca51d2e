package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Extent;
import dev.rackstate.adapter.yaml.text.Node.Form;
import dev.rackstate.adapter.yaml.text.Node.Member;
import dev.rackstate.adapter.yaml.text.Node.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says where the members of one collection stand, member by member.
 *
 * <p>In block style every line belongs to somebody. Comment lines directly below a member and indented deeper than it
 * continue the comment at its end; those directly above a member are its own; others, and blank lines, float between
 * two members. Below the last member the collection ends with the last comment that is indented like its members. So
 * the lines of the members, one after the other, are the lines of the collection.
 */
final class Layout {
    private final SourceText source;
    private final boolean isMapping;
    private final boolean flow;
    private final int body;
    private final int column;
    private final int commentColumn;
    private final List<Member> members = new ArrayList<>();
    private boolean rigid;
    private int end;

    /**
     * A collection without members yet.
     *
     * @param content where it starts behind anchor and tag
     * @param parentColumn how far the members of its parent are indented
     */
    Layout(SourceText source, boolean isMapping, boolean flow, int content, int parentColumn) {
        this.source = source;
        this.isMapping = isMapping;
        this.flow = flow;
        this.column = source.column(content);
        this.commentColumn = Math.max(column, parentColumn + 1);
        this.body = flow ? content : body(source, content);
        this.end = flow ? content + 1 : content;
        this.rigid = flow && source.at(content) != (isMapping ? '{' : '[');
    }

    private static int body(SourceText source, int content) {
        int line = source.lineStart(content);
        if (source.skipSpaces(line) < content) {
            return content;
        }
        while (line > 0 && source.isTriviaLine(source.previousLine(line))) {
            line = source.previousLine(line);
        }
        return line;
    }

    /** Where a value starts that may stand behind an anchor and a tag. */
    static int content(SourceText source, int start, int end) {
        int at = start;
        while (at < end && (source.at(at) == '&' || source.at(at) == '!')) {
            while (at < end && !SourceText.isSpace(source.at(at)) && !SourceText.isBreak(source.at(at))) {
                at++;
            }
            at = source.skipTrivia(at, end);
        }
        return at;
    }

    /** Where a literal or folded text ends; the blank lines below count when it keeps them. */
    static int blockScalarEnd(SourceText source, int content, int end) {
        String header = source.substring(content, source.textEnd(content)).split("[ \t#]", 2)[0];
        int firstLine = source.nextLine(content);
        int at = source.lineStart(end) == end ? end : source.nextLine(end);
        if (!header.contains("+")) {
            while (at > firstLine && source.textEnd(source.previousLine(at)) == source.previousLine(at)) {
                at = source.previousLine(at);
            }
        }
        return at;
    }

    /** Says that the collection holds a notation too rare to be edited. */
    void rigid() {
        rigid = true;
    }

    void add(@Nullable Node key, Node value, Role role) {
        members.add(new Member(key, value, role, flow ? inFlow(key, value) : inBlock(key, value)));
    }

    private Extent inFlow(@Nullable Node key, Node value) {
        int start = key == null ? value.start() : key.start();
        int gap = source.skipTrivia(end, start);
        if (!members.isEmpty() && source.at(gap) == ',') {
            gap = source.skipTrivia(gap + 1, start);
        }
        rigid |= gap != start;
        int head = start;
        if (key != null) {
            int colon = source.skipTrivia(key.end(), source.length() - 1);
            head = source.at(colon) == ':' ? colon + 1 : key.end();
        }
        end = Math.max(head, value.end());
        return new Extent(start, start, start, start, head, end, end);
    }

    private Extent inBlock(@Nullable Node key, Node value) {
        boolean first = members.isEmpty();
        int start = first ? end : source.skipTrivia(end, source.length() - 1);
        boolean inParentsLine = first && body == end;
        int line = inParentsLine ? start : source.lineStart(start);
        int floating = first ? body : end;
        int own = line;
        while (own > floating && source.isCommentLine(source.previousLine(own))) {
            own = source.previousLine(own);
        }
        int head = start + 1;
        if (key != null) {
            int colon = source.skipSpaces(key.end());
            rigid |= key.start() != start || source.at(colon) != ':';
            head = colon + 1;
        }
        int tail = value.takesLines() ? value.end() : source.nextLine(Math.max(head, value.end()));
        end = tail;
        while (end < source.length() && source.isCommentLine(end) && indentation(end) > column) {
            end = source.nextLine(end);
        }
        return new Extent(floating, own, line, start, head, tail, end);
    }

    private int indentation(int line) {
        return source.skipSpaces(line) - line;
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    Form form() {
        if (flow) {
            return rigid ? Form.RIGID_FLOW : Form.FLOW;
        }
        return rigid ? Form.RIGID_BLOCK : Form.BLOCK;
    }

    int body() {
        return body;
    }

    int column() {
        return column;
    }

    /** The line after a block collection, once all its members are known. */
    int end() {
        int last = end;
        for (int line = end; line < source.length() && source.isTriviaLine(line); line = source.nextLine(line)) {
            if (source.isCommentLine(line) && indentation(line) >= commentColumn) {
                last = source.nextLine(line);
            }
        }
        return last;
    }
}
