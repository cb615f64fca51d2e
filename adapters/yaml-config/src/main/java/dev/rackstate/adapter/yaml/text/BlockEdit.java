package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Collection;
import dev.rackstate.adapter.yaml.text.Node.Extent;
import dev.rackstate.adapter.yaml.text.Node.Form;
import dev.rackstate.adapter.yaml.text.Node.Member;
import dev.rackstate.adapter.yaml.text.Slot.Added;
import dev.rackstate.adapter.yaml.text.Slot.Kept;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the lines of a block collection with other members.
 *
 * <p>A member brings its comments along. Comments that float above a member that goes stay, in front of what follows;
 * its blank lines go with it. Where members are set apart by blank lines, new ones are, too.
 */
final class BlockEdit {
    private final Reshaping reshaping;
    private final SourceText source;
    private final Collection collection;
    private final int first;
    private final boolean spaced;
    private final boolean flowItems;

    BlockEdit(Reshaping reshaping, Collection collection) {
        this.reshaping = reshaping;
        this.source = reshaping.source();
        this.collection = collection;
        List<Member> members = collection.members();
        this.first = members.get(0).extent().start();
        this.spaced = members.size() > 1 && members.stream().skip(1).allMatch(BlockEdit::isApart);
        this.flowItems = members.stream()
                .allMatch(member -> member.value() instanceof Collection item && item.form() == Form.FLOW);
    }

    /** Whether a blank line stands above a member and its comments: what floats there ends with one. */
    private static boolean isApart(Member member) {
        return member.extent().own() > member.extent().floating();
    }

    void write(List<Slot> slots) {
        Set<Member> staying = Collections.newSetFromMap(new IdentityHashMap<>());
        slots.forEach(slot -> {
            if (slot.member() != null) {
                staying.add(slot.member());
            }
        });
        Map<Member, String> orphans = new IdentityHashMap<>();
        String last = orphans(staying, orphans);
        for (int place = 0; place < slots.size(); place++) {
            Slot slot = slots.get(place);
            write(slot, place, orphans.getOrDefault(slot.member(), ""));
        }
        reshaping.out().append(last);
        Extent end = collection.members().get(collection.members().size() - 1).extent();
        reshaping.copy(end.end(), collection.end());
    }

    /** Comments that float above members that go, by the next member that stays; returns those below the last one. */
    private String orphans(Set<Member> staying, Map<Member, String> orphans) {
        StringBuilder floating = new StringBuilder();
        for (Member member : collection.members()) {
            if (staying.contains(member)) {
                orphans.put(member, floating.toString());
                floating.setLength(0);
            } else {
                String above = source.substring(
                        member.extent().floating(), member.extent().own());
                floating.append(above.isBlank() ? "" : above);
            }
        }
        return floating.isEmpty()
                ? ""
                : floating.toString().stripTrailing() + reshaping.style().lineBreak();
    }

    private void write(Slot slot, int place, String orphans) {
        StringBuilder out = reshaping.out();
        int from = out.length();
        Member member = slot.member();
        boolean apart = !orphans.isEmpty() || (member != null && isApart(member));
        if (spaced && place > 0 && !apart) {
            out.append(reshaping.style().lineBreak());
        }
        if (member == null) {
            out.append(added((Added) slot));
        } else {
            Extent extent = member.extent();
            out.append(orphans);
            int above = extent.floating();
            while (above < extent.own() && source.isBlankLine(above) && startsAnew(place, member, orphans)) {
                above = source.nextLine(above);
            }
            reshaping.copy(above, extent.line());
            out.append(" ".repeat(extent.line() == extent.start() ? collection.column() : 0));
            reshaping.copy(extent.line(), extent.head());
            value(slot, member);
        }
        if (place == 0 && collection.isCompact()) {
            putIntoParentsLine(from);
        }
    }

    /** Whether the blank lines above a member are not needed where it stands now. */
    private boolean startsAnew(int place, Member member, String orphans) {
        return !orphans.isEmpty() || (place == 0 && member.extent().start() != first);
    }

    private void value(Slot slot, Member member) {
        if (slot instanceof Kept kept) {
            reshaping.blockValue(collection, member, kept.target());
        } else {
            reshaping.anchors().noteCopied(member.value());
            reshaping.copy(member.extent().head(), member.extent().end());
        }
    }

    private void putIntoParentsLine(int from) {
        StringBuilder out = reshaping.out();
        int text = from;
        while (SourceText.isSpace(out.charAt(text)) || SourceText.isBreak(out.charAt(text))) {
            text++;
        }
        out.delete(from, text);
    }

    private String added(Added added) {
        String key = added.key();
        Object target = added.target();
        return key == null
                ? reshaping.emission().item(target, collection.column(), flowItems)
                : reshaping.emission().entry(key, target, collection.column());
    }
}
