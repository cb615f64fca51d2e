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
 * <p>Each member has a gap before it and, where a comment stands in its line behind the comma, that comment. A gap
 * stays between the members that it separates; a member that gets a new neighbour takes gaps with a line break along,
 * which may hold its comments.
 */
final class FlowEdit {
    private static final int NONE = -1;

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
     * @param previous where the member before it starts, or {@link #NONE}
     * @param before from the comma before it, and its comment, on
     * @param beforeComma between it and its comma
     * @param comment behind its comma up to the end of the line, or empty
     */
    private record Surroundings(int previous, String before, String beforeComma, String comment) {}

    FlowEdit(Reshaping reshaping, Collection collection) {
        this.reshaping = reshaping;
        this.source = reshaping.source();
        this.collection = collection;
        int at = collection.content() + 1;
        boolean comma = false;
        List<String> gaps = new ArrayList<>();
        int previous = NONE;
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
            surroundings.put(member, new Surroundings(previous, before, beforeComma, source.substring(end, at)));
            previous = extent.start();
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
        StringBuilder out = reshaping.out();
        reshaping.copy(collection.content(), collection.content() + 1);
        for (int place = 0; place < slots.size(); place++) {
            Slot slot = slots.get(place);
            Surroundings around = surroundings.get(slot.member());
            out.append(place == 0 ? first(around) : gap(slots.get(place - 1).member(), around));
            write(slot);
            if (endsWithComma || place < slots.size() - 1) {
                out.append(around == null ? "" : around.beforeComma()).append(',');
            }
            out.append(around == null ? "" : around.comment());
        }
        reshaping.copy(closing, collection.end());
    }

    private String first(@Nullable Surroundings around) {
        return around != null && (around.previous() == NONE || breaks(around.before())) ? around.before() : opening;
    }

    private String gap(@Nullable Member previous, @Nullable Surroundings around) {
        boolean sameNeighbour = around != null
                && previous != null
                && around.previous() == previous.extent().start();
        if (around != null && (sameNeighbour || breaks(around.before()))) {
            return around.before();
        }
        Surroundings above = surroundings.get(previous);
        boolean afterComment = above != null && !above.comment().isEmpty();
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
            Emission emission = reshaping.emission();
            String key = added.key();
            String text = key == null ? emission.flow(added.target()) : emission.flowEntry(key, added.target());
            reshaping.out().append(text);
        } else {
            Member member = Objects.requireNonNull(slot.member());
            reshaping.anchors().noteCopied(member.value());
            reshaping.copy(member.extent().start(), member.extent().tail());
        }
    }
}
