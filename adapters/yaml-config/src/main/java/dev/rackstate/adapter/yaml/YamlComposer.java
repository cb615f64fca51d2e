package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Mapping;
import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import dev.rackstate.adapter.yaml.text.SurrogateSafeReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes a tree of {@link YamlValue}s of the events of the YAML parser.
 *
 * <p>The parser library has a composer of its own. This one exists because it keeps no parser marks (which hold on to
 * the text around them), stops at the depth limit, counts what aliases would amount to when written out, goes on after
 * a duplicate key, and knows YAML 1.1's merge key {@code <<}, which existing files use. An alias inside its own anchor
 * is refused: the anchor is known only after its value has ended.
 */
final class YamlComposer {
    private static final String TAG = "tag:yaml.org,2002:";
    private static final int SMALL_MAPPING = 8;

    private final Iterator<Event> events;
    private final FileReport report;
    private final Limits limits;
    private final long maxValues;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private long values;
    private int aliases;

    private record Anchored(YamlValue value, long values) {}

    private YamlComposer(Iterator<Event> events, FileReport report, Limits limits, long maxValues) {
        this.events = events;
        this.report = report;
        this.limits = limits;
        this.maxValues = maxValues;
    }

    /**
     * The tree of a file, or null for a file without content.
     *
     * @param report takes duplicate keys and the like, which do not spoil the file
     * @param maxValues the most values, counted as if every alias were written out
     * @throws MalformedYamlException when the text is not YAML or is over a limit
     */
    static @Nullable YamlValue compose(String text, FileReport report, Limits limits, long maxValues)
            throws MalformedYamlException {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .build();
        try {
            Iterator<Event> events = new Parse(settings)
                    .parseReader(new SurrogateSafeReader(text))
                    .iterator();
            return new YamlComposer(events, report, limits, maxValues).document();
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            String context = e.getContext() == null ? "" : " " + e.getContext();
            throw new MalformedYamlException(
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "is not valid YAML: " + e.getProblem() + context);
        } catch (ReaderException e) {
            throw unprintable(text, e);
        } catch (YamlEngineException e) {
            throw new MalformedYamlException(0, 0, "is not valid YAML: " + e.getMessage());
        }
    }

    private static MalformedYamlException unprintable(String text, ReaderException e) {
        int line = 1;
        int column = 1;
        int end = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
        for (int at = 0; at < end; at += Character.charCount(text.codePointAt(at))) {
            boolean newLine = text.charAt(at) == '\n';
            line = newLine ? line + 1 : line;
            column = newLine ? 1 : column + 1;
        }
        String character = String.format("U+%04X", e.getCodePoint());
        return new MalformedYamlException(
                line,
                column,
                "is not valid YAML: the character " + character
                        + " is not allowed; write it as an escape in double quotes");
    }

    private @Nullable YamlValue document() throws MalformedYamlException {
        events.next(); // the start of the stream
        Event start = events.next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            return null;
        }
        YamlValue root = value(events.next(), 1);
        events.next(); // the end of the document
        Event next = events.next();
        if (next.getEventId() == Event.ID.DocumentStart) {
            throw malformed(next, "holds a second document; one is allowed");
        }
        return root.isNull() ? null : root;
    }

    private YamlValue value(Event event, int depth) throws MalformedYamlException {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        if (depth > limits.depth()) {
            throw malformed(event, "is nested deeper than " + limits.depth() + " levels");
        }
        long before = values;
        count(1, event);
        YamlValue value = event instanceof ScalarEvent scalar
                ? scalar(scalar)
                : event.getEventId() == Event.ID.SequenceStart
                        ? sequence((CollectionStartEvent) event, depth)
                        : mapping((CollectionStartEvent) event, depth);
        ((NodeEvent) event)
                .getAnchor()
                .ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(value, values - before)));
        return value;
    }

    private void count(long more, Event event) throws MalformedYamlException {
        values += more;
        if (values > maxValues) {
            throw malformed(event, "stands for more than " + maxValues + " values with its aliases written out");
        }
    }

    private YamlValue aliased(AliasEvent alias) throws MalformedYamlException {
        Anchored anchored = anchors.get(alias.getAlias().getValue());
        if (anchored == null) {
            // Without its name: '*' may be the first letter of an unquoted secret.
            throw malformed(
                    alias,
                    "uses an alias (*) for which no anchor (&) stands before it; text that starts with"
                            + " * belongs into quotes");
        }
        if (!(anchored.value() instanceof Scalar) && ++aliases > limits.aliases()) {
            throw malformed(alias, "holds more than " + limits.aliases() + " aliases of lists and mappings");
        }
        count(anchored.values(), alias);
        return anchored.value();
    }

    private Scalar scalar(ScalarEvent event) throws MalformedYamlException {
        boolean plain = event.isPlain();
        String tag = event.getTag().orElse("");
        switch (tag) {
            case "" -> {}
            case "!", TAG + "str" -> plain = false;
            case TAG + "int", TAG + "float", TAG + "bool", TAG + "null" -> plain = true;
            default -> throw tag(event);
        }
        return new Scalar(event.getValue(), plain, line(event), column(event));
    }

    private Sequence sequence(CollectionStartEvent start, int depth) throws MalformedYamlException {
        requireTag(start, TAG + "seq");
        List<YamlValue> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return new Sequence(List.copyOf(items), line(start), column(start));
    }

    private Mapping mapping(CollectionStartEvent start, int depth) throws MalformedYamlException {
        requireTag(start, TAG + "map");
        List<Entry> entries = new ArrayList<>();
        List<Entry> merges = new ArrayList<>(0);
        Set<String> large = new HashSet<>(0);
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlValue key = value(event, depth + 1);
            YamlValue value = value(events.next(), depth + 1);
            if (!(key instanceof Scalar scalar)) {
                report.error(
                        key.line(),
                        key.column(),
                        "a key must be text, not " + key.shown()
                                + "; it is ignored (text that starts with { or [ belongs into quotes)");
            } else if (scalar.plain() && scalar.text().equals("<<")) {
                merges.add(new Entry(scalar, value));
            } else if (isTaken(entries, large, scalar.text())) {
                report.error(
                        scalar.line(),
                        scalar.column(),
                        "the key " + scalar.shown() + " stands here a second time; only the first is used");
            } else {
                entries.add(new Entry(interned(scalar), value));
            }
        }
        for (Entry merge : merges) {
            merge(entries, large, merge, start);
        }
        return new Mapping(List.copyOf(entries), line(start), column(start));
    }

    private Scalar interned(Scalar key) {
        String text = keys.computeIfAbsent(key.text(), same -> same);
        return new Scalar(text, key.plain(), key.line(), key.column());
    }

    /** Whether the key is there already; looks through small mappings and keeps a set for large ones. */
    private static boolean isTaken(List<Entry> entries, Set<String> large, String key) {
        if (entries.size() < SMALL_MAPPING) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return true;
                }
            }
            return false;
        }
        if (large.isEmpty()) {
            entries.forEach(entry -> large.add(entry.key().text()));
        }
        return !large.add(key);
    }

    /** YAML 1.1's {@code <<}: the entries of another mapping, or of several, where no own entry stands. */
    private void merge(List<Entry> entries, Set<String> large, Entry merge, Event start) throws MalformedYamlException {
        List<YamlValue> sources = merge.value() instanceof Sequence list ? list.items() : List.of(merge.value());
        for (YamlValue source : sources) {
            if (source instanceof Mapping mapping) {
                count(mapping.entries().size(), start);
                for (Entry entry : mapping.entries()) {
                    if (!isTaken(entries, large, entry.key().text())) {
                        entries.add(entry);
                    }
                }
            } else {
                report.error(
                        source.line(),
                        source.column(),
                        "'<<' takes a mapping or a list of mappings, not " + source.shown() + "; it is ignored");
            }
        }
    }

    private static void requireTag(CollectionStartEvent start, String allowed) throws MalformedYamlException {
        String tag = start.getTag().orElse(allowed);
        if (!tag.equals(allowed) && !tag.equals("!")) {
            throw tag(start);
        }
    }

    private static MalformedYamlException tag(Event event) {
        return malformed(
                event,
                "uses a tag (!) that is not allowed; allowed: !!str, !!int, !!float, !!bool, !!null,"
                        + " !!seq, !!map");
    }

    private static MalformedYamlException malformed(Event event, String message) {
        return new MalformedYamlException(line(event), column(event), message);
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    private static int column(Event event) {
        return event.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
    }
}
