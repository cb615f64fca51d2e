package dev.rackstate.domain.scenario;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.topology.EntityKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A story: read line by line and played on a {@link Stage}. */
final class Scenario {
    private static final Pattern ENTITY =
            Pattern.compile("(site|room|aisle|rack|device) (\\S+?)(?: with ([^,]+))?((?:, .*)?)");
    private static final Pattern TRAIT_BEGINS = Pattern.compile(", (?=reducer |edge |weight )");
    private static final Pattern AT = Pattern.compile("at (\\S+)");
    private static final Pattern CLAIM = Pattern.compile("(?:then|and) (.+)");

    private final List<Line> lines;
    private int next;

    private Scenario(List<Line> lines) {
        this.lines = lines;
    }

    /** Reads a story. A {@code #} begins a comment; blank lines separate. */
    static Scenario read(String file, List<String> text) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).replaceFirst("(^|\\s)#.*", "").stripTrailing();
            if (!line.isBlank()) {
                lines.add(new Line(
                        file, i + 1, line.length() - line.stripLeading().length(), line.strip()));
            }
        }
        return new Scenario(lines);
    }

    /**
     * Plays the story from beginning to end.
     *
     * @return how many claims held
     * @throws AssertionError at the first claim that does not hold
     * @throws IllegalArgumentException at the first line that is not understood
     */
    int play() {
        Stage stage = null;
        int claims = 0;
        while (next < lines.size()) {
            Line line = lines.get(next++);
            if (line.text().equals("given")) {
                stage = new Stage(building(block(line)).compile());
            } else if (stage == null) {
                throw line.wrong("a story begins with 'given' and a building, not with '" + line.text() + "'");
            } else if (line.text().startsWith("check ")) {
                stage.check(line, block(line));
            } else if (line.as(AT).isPresent()) {
                stage.round(line, line.as(AT).get().group(1), block(line));
            } else if (line.as(CLAIM).isPresent()) {
                stage.claim(line, line.as(CLAIM).get().group(1));
                claims++;
            } else {
                throw line.wrong("'" + line.text() + "' is not understood; allowed: given, check, at, then, and");
            }
        }
        return claims;
    }

    /** The lines that are indented further than this one. */
    private List<Line> block(Line head) {
        int from = next;
        while (next < lines.size() && lines.get(next).indent() > head.indent()) {
            next++;
        }
        return lines.subList(from, next);
    }

    private record Held(int indent, EntityKind kind) {}

    private static Building building(List<Line> lines) {
        Building building = new Building();
        Deque<Held> holders = new ArrayDeque<>();
        for (Line line : lines) {
            Matcher entity = line.as(ENTITY)
                    .orElseThrow(() -> line.wrong("'" + line.text()
                            + "' is not understood; allowed: site, room, aisle, rack, device and a name"));
            EntityKind kind = EntityKind.valueOf(entity.group(1).toUpperCase(Locale.ROOT));
            while (!holders.isEmpty() && holders.element().indent() >= line.indent()) {
                holders.pop();
            }
            EntityKind holder = holders.isEmpty() ? null : holders.element().kind();
            boolean standalone = kind == EntityKind.RACK && holder == EntityKind.ROOM;
            if (!standalone && (holder == null ? -1 : holder.ordinal()) != kind.ordinal() - 1) {
                throw line.wrong(
                        "a " + kind.word() + " cannot stand " + (holder == null ? "alone" : "in a " + holder.word()));
            }
            holders.push(new Held(line.indent(), kind));
            if (standalone) {
                building.standalone(entity.group(2));
            } else if (kind == EntityKind.DEVICE && entity.group(3) != null) {
                building.device(entity.group(2), entity.group(3).strip().split(" +", -1));
            } else {
                building.open(kind, entity.group(2));
            }
            traits(building, line, entity.group(4));
        }
        return building;
    }

    private static void traits(Building building, Line line, String text) {
        for (String trait : TRAIT_BEGINS.split(text, -1)) {
            if (trait.startsWith("reducer ")) {
                building.reducer(trait.substring("reducer ".length()));
            } else if (trait.startsWith("edge ")) {
                building.edge(trait.substring("edge ".length()));
            } else if (trait.startsWith("weight ")) {
                building.weight(Integer.parseInt(trait.substring("weight ".length())));
            } else if (!trait.isEmpty()) {
                throw line.wrong("'" + trait + "' is not understood; allowed: reducer, edge, weight");
            }
        }
    }
}
