package dev.rackstate.domain.scenario;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckDuration;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.fixture.Rounds;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where a story is played: a building, its checks, what they would hear, and what is known after each round. */
final class Stage {
    private static final String KINDS = "(node|device|rack)";
    private static final Pattern CHECK = Pattern.compile("check (\\S+) on (every )?" + KINDS + "((?:,? \\S+)*)");
    private static final Pattern RULE = Pattern.compile("([A-Z]+) when (\\S+) (\\S+)");
    private static final Pattern HOLD = Pattern.compile("for (\\S+)");
    private static final Pattern MISSING = Pattern.compile("missing is ([A-Z]+)");
    private static final Pattern EXPANSION =
            Pattern.compile("one per (\\w+), absent is ([A-Z]+)(?:, CRIT from (\\d+) on)?");

    private static final Pattern SAMPLE =
            Pattern.compile("(\\S+) of (every " + KINDS + "|\\S+)((?: \\w+ \\S+)*) is (\\S+)");
    private static final Pattern EXPECTS = Pattern.compile("(\\S+) expects (\\w+) (\\d+) to (\\d+) of (\\S+)");
    private static final Pattern STATE = Pattern.compile(KINDS + " (\\S+) is ([A-Z]+)");
    private static final Pattern EVERY_STATE = Pattern.compile("every " + KINDS + " is ([A-Z]+)");
    private static final Pattern AWAY = Pattern.compile("the source is away: (.+)");
    private static final Pattern BACK = Pattern.compile("the source is back");
    private static final Pattern REJECTED = Pattern.compile("the query of (\\S+) is refused: (.+)");
    private static final Pattern ACCEPTED = Pattern.compile("the query of (\\S+) works");

    private final CompiledTopology topology;
    private final Rounds rounds;
    private final Map<String, World> worlds = new LinkedHashMap<>();
    /** Entities whose state the story gives outright, each by a check of its own. */
    private final Map<Integer, World> reported = new HashMap<>();

    private @Nullable String away;
    private @Nullable Snapshot snapshot;

    Stage(CompiledTopology topology) {
        this.topology = topology;
        this.rounds = new Rounds(topology);
    }

    /** The number of what is meant by a name, or by a path such as {@code birch/hall/r1}. */
    static int find(CompiledTopology topology, Line line, EntityKind kind, String name) {
        int found = name.contains("/")
                ? topology.all(kind)
                        .filter(entity -> topology.path(entity).equals(name))
                        .findFirst()
                        .orElse(-1)
                : topology.first(kind, name);
        if (found < 0) {
            throw line.wrong("there is no " + kind.word() + " " + name);
        }
        return found;
    }

    static EntityKind kind(String word) {
        return EntityKind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    void check(Line line, List<Line> details) {
        Matcher head = line.as(CHECK)
                .orElseThrow(() -> line.wrong("'" + line.text()
                        + "' is not understood; allowed: check NAME on every node, or on node A, B (device, rack)"));
        EntityKind kind = kind(head.group(3));
        Checks draft = switch (kind) {
            case RACK -> Checks.ofRacks(head.group(1));
            case DEVICE -> Checks.ofDevices(head.group(1));
            default -> Checks.ofNodes(head.group(1));
        };
        details.forEach(detail -> detail(draft, detail));
        int[] targets = head.group(2) != null
                ? topology.all(kind).toArray()
                : Pattern.compile(",? ")
                        .splitAsStream(head.group(4).strip())
                        .mapToInt(name -> find(topology, line, kind, name))
                        .sorted()
                        .toArray();
        Check check = draft.build();
        worlds.put(check.id(), new World(rounds.watch(check, targets), topology.repeats(kind)));
    }

    private static void detail(Checks draft, Line line) {
        boolean understood =
                on(line, RULE, m -> draft.rule(m.group(2), number(line, m.group(3)), state(line, m.group(1))))
                        || on(line, HOLD, m -> draft.holdFor(m.group(1)))
                        || on(line, MISSING, m -> draft.missing(state(line, m.group(1))))
                        || on(
                                line,
                                EXPANSION,
                                m -> draft.expand(
                                        m.group(1),
                                        state(line, m.group(2)),
                                        m.group(3) == null ? null : Integer.valueOf(m.group(3))));
        if (!understood) {
            throw line.wrong("'" + line.text() + "' is not understood; allowed: CRIT when > 80, for 5m,"
                    + " missing is UNKNOWN, one per slot, absent is OK, CRIT from 2 on");
        }
    }

    private static boolean on(Line line, Pattern sentence, Consumer<Matcher> act) {
        line.as(sentence).ifPresent(act);
        return line.as(sentence).isPresent();
    }

    private static double number(Line line, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw line.wrong("'" + text + "' is not a number");
        }
    }

    static HealthState state(Line line, String text) {
        try {
            return HealthState.parse(text);
        } catch (IllegalArgumentException e) {
            throw line.wrong(e.getMessage());
        }
    }

    static long seconds(Line line, String text) {
        try {
            return CheckDuration.parse(text).toSeconds();
        } catch (IllegalArgumentException e) {
            throw line.wrong(e.getMessage());
        }
    }

    /** What happens at a time, and then the round in which it is noticed. */
    void round(Line line, String time, List<Line> happenings) {
        long now = seconds(line, time);
        happenings.forEach(this::happens);
        worlds.values().forEach(world -> world.round(now, away));
        reported.values().forEach(world -> world.round(now, null));
        snapshot = rounds.snapshot(now);
    }

    private void happens(Line line) {
        boolean understood = on(line, AWAY, m -> away = m.group(1))
                || on(line, BACK, m -> away = null)
                || on(line, REJECTED, m -> world(line, m.group(1)).reject(m.group(2)))
                || on(line, ACCEPTED, m -> world(line, m.group(1)).reject(null))
                || on(line, EXPECTS, m -> expect(line, m))
                || on(line, SAMPLE, m -> sample(line, m))
                || on(
                        line,
                        EVERY_STATE,
                        m -> topology.all(kind(m.group(1))).forEach(entity -> report(entity, state(line, m.group(2)))))
                || on(
                        line,
                        STATE,
                        m -> report(find(topology, line, kind(m.group(1)), m.group(2)), state(line, m.group(3))));
        if (!understood) {
            throw line.wrong("'" + line.text() + "' is not understood; allowed: CHECK of NAME is NUMBER,"
                    + " CHECK of every node is NUMBER, CHECK expects slot 1 to 12 of NAME, node NAME is STATE,"
                    + " the source is away: WHY, the source is back, the query of CHECK is refused: WHY,"
                    + " the query of CHECK works");
        }
    }

    private World world(Line line, String check) {
        World world = worlds.get(check);
        if (world == null) {
            throw line.wrong("there is no check " + check);
        }
        return world;
    }

    private void expect(Line line, Matcher m) {
        World world = world(line, m.group(1));
        requireLabel(line, world, m.group(2));
        IntStream.rangeClosed(Integer.parseInt(m.group(3)), Integer.parseInt(m.group(4)))
                .forEach(number -> world.expect(new World.Series(m.group(5), Integer.toString(number), null, "")));
    }

    private static void requireLabel(Line line, World world, String label) {
        Expansion expansion = world.check().expansion();
        if (expansion == null || !expansion.label().equals(label)) {
            throw line.wrong("the check " + world.check().id() + " has no '" + label + "'; allowed here: at, in"
                    + (expansion == null ? "" : ", " + expansion.label()));
        }
    }

    private void sample(Line line, Matcher m) {
        World world = world(line, m.group(1));
        String sensor = "";
        String site = null;
        String virtual = null;
        String[] words = m.group(4).strip().split(" ", -1);
        for (int i = 0; i + 1 < words.length; i += 2) {
            switch (words[i]) {
                case "at" -> sensor = words[i + 1];
                case "in" -> site = words[i + 1];
                default -> {
                    requireLabel(line, world, words[i]);
                    virtual = words[i + 1];
                }
            }
        }
        List<String> targets = m.group(3) == null
                ? List.of(m.group(2))
                : topology.all(kind(m.group(3)))
                        .mapToObj(topology::id)
                        .distinct()
                        .toList();
        for (String target : targets) {
            World.Series series = new World.Series(target, virtual, site, sensor);
            if (m.group(5).equals("gone")) {
                world.gone(series);
            } else {
                world.sample(series, number(line, m.group(5)));
            }
        }
    }

    private void report(int entity, HealthState state) {
        World world = reported.computeIfAbsent(entity, e -> {
            Checks draft = switch (topology.kind(e)) {
                case RACK -> Checks.ofRacks("reported");
                case DEVICE -> Checks.ofDevices("reported");
                default -> Checks.ofNodes("reported");
            };
            for (HealthState each : HealthState.values()) {
                draft.rule("==", SeverityOrder.rank(each), each);
            }
            return new World(rounds.watch(draft.build(), e), topology.repeats(topology.kind(e)));
        });
        world.sample(new World.Series(topology.id(entity), null, null, ""), SeverityOrder.rank(state));
    }

    void claim(Line line, String text) {
        Snapshot known = snapshot;
        if (known == null) {
            throw line.wrong("nothing has happened yet; write 'at 0s' and what is measured first");
        }
        new Claim(known, line).check(text);
    }
}
