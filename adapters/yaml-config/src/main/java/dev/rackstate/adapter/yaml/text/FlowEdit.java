package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Collection;
import dev.rackstate.adapter.yaml.text.Node.Extent;
import dev.rackstate.adapter.yaml.text.Node.Member;
import dev.rackstate.adapter.yaml.text.Slot.Added;
import dev.rackstate.adapter.yaml.text.Slot.Kept;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a flow collection with other members, from bracket to bracket.
 *
 * <p>Each member has a gap before it and, where a comment stands in its line behind the comma, that comment. Gaps with a
 * line break or a comment go with their member, gaps of spaces belong to the place.
 */
final class FlowEdit {
    private final Reshaping reshaping;
    private final SourceText source;
    private final Collection collection;
    private final Map<Member, Surroundings> surroundings = new IdentityHashMap<>();
    private final String opening;
    private final String between;
    private final boolean endsWithComma;
    private final int closing;

    /**
     * What stands around a member.
     *
     * @param before from the comma before it, and its comment, on
     * @param beforeComma between it and its comma
     * @param comment behind its comma up to the end of the line, or empty
     */
    private record Surroundings(String before, String beforeComma, String comment) {}

    FlowEdit(Reshaping reshaping, Collection collection) {
        this.reshaping = reshaping;
        this.source = reshaping.source();
        this.collection = collection;
        int at = collection.content() + 1;
        boolean comma = false;
        List<String> gaps = new ArrayList<>();
        for (Member member : collection.members()) {
            Extent extent = member.extent();
            String before = source.substring(at, extent.start());
            gaps.add(before);
            int next = source.skipTrivia(extent.tail(), collection.end() - 1);
            comma = source.at(next) == ',';
            String beforeComma = comma ? source.substring(extent.tail(), next) : "";
            int end = comma ? next + 1 : extent.tail();
            int comment = source.skipSpaces(end);
            at = source.at(comment) == '#' ? source.textEnd(comment) : end;
            surroundings.put(member, new Surroundings(before, beforeComma, source.substring(end, at)));
        }
        this.endsWithComma = comma;
        this.closing = at;
        this.opening = likeGap(gaps.get(0));
        this.between = gaps.size() > 1 ? likeGap(gaps.get(1)) : breaks(opening) ? opening : " ";
    }

    /** A gap like another one, without its comments. */
    private String likeGap(String gap) {
        int lastLine = Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r'));
        return lastLine >= 0 ? reshaping.style().lineBreak() + gap.substring(lastLine + 1) : gap;
    }

    private static boolean breaks(String gap) {
        return gap.chars().anyMatch(c -> SourceText.isBreak((char) c));
    }

    void write(List<Slot> slots) {
        reshaping.copy(collection.content(), collection.content() + 1);
        String comment = "";
        for (int place = 0; place < slots.size(); place++) {
            Slot slot = slots.get(place);
            boolean last = place == slots.size() - 1;
            Surroundings around = surroundings.get(slot.member());
            reshaping.out().append(before(around, place, !comment.isEmpty()));
            write(slot);
            if (!last || endsWithComma) {
                reshaping
                        .out()
                        .append(around == null ? "" : around.beforeComma())
                        .append(',');
            }
            comment = around == null ? "" : around.comment();
            reshaping.out().append(comment);
        }
        reshaping.copy(closing, collection.end());
    }

    private String before(@Nullable Surroundings around, int place, boolean afterComment) {
        if (around != null && breaks(around.before())) {
            return around.before();
        }
        if (place == 0) {
            return opening;
        }
        return afterComment && !breaks(between)
                ? reshaping.style().lineBreak() + " ".repeat(collection.column() + 1)
                : between;
    }

    private void write(Slot slot) {
        if (slot instanceof Kept kept) {
            Extent extent = kept.member().extent();
            reshaping.copy(extent.start(), extent.head());
            reshaping.flowValue(kept.member(), kept.target());
        } else if (slot instanceof Added added) {
            reshaping
                    .out()
                    .append(
                            added.key() == null
                                    ? reshaping.emission().flow(added.target())
                                    : reshaping.emission().flowEntry(added.key(), added.target()));
        } else {
            Member member = Objects.requireNonNull(slot.member());
            reshaping.anchors().noteCopied(member.value());
            reshaping.copy(member.extent().start(), member.extent().tail());
        }
    }
}
