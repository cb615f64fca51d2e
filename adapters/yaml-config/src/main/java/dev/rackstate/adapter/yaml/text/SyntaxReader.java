package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Alias;
import dev.rackstate.adapter.yaml.text.Node.Collection;
import dev.rackstate.adapter.yaml.text.Node.Member;
import dev.rackstate.adapter.yaml.text.Node.Quoting;
import dev.rackstate.adapter.yaml.text.Node.Role;
import dev.rackstate.adapter.yaml.text.Node.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Finds out where everything in a document stands and what it means.
 *
 * <p>Scalars stand where the events of the parser say. The rest follows from the gaps between them, which hold nothing
 * but white space, comments and indicators: a {@link Layout} says which member of a collection the lines in them belong
 * to.
 */
final class SyntaxReader {
    private static final String TAG = "tag:yaml.org,2002:";
    private static final int MAX_DEPTH = 100;
    private static final long MAX_VALUES = 100_000_000;

    private final SourceText source;
    private final Iterator<Event> events;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Map<Node, Long> sizes = new IdentityHashMap<>();
    private final List<Alias> aliases = new ArrayList<>();
    private final List<Node> anchored = new ArrayList<>();
    private long values;

    private SyntaxReader(SourceText source, Iterator<Event> events) {
        this.source = source;
        this.events = events;
    }

    /**
     * A document.
     *
     * @param root null when it has no content
     * @param anchored every value that aliases may refer to, inner ones before those they are in
     */
    record Tree(SourceText source, @Nullable Node root, List<Node> anchored) {
        @Nullable
        Object meaning() {
            return root == null ? null : root.meaning();
        }
    }

    /**
     * Reads a document.
     *
     * @param text without a byte order mark
     * @throws YamlTextException when it is not YAML, holds a second document, or uses tags of its own
     */
    static Tree read(String text) throws YamlTextException {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .build();
        try {
            Iterator<Event> events = new Parse(settings)
                    .parseReader(new SurrogateSafeReader(text))
                    .iterator();
            return new SyntaxReader(new SourceText(text), events).document();
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            throw new YamlTextException(
                    "is not valid YAML" + (mark == null ? "" : " in " + place(mark)) + ": " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new YamlTextException("is not valid YAML: " + e.getMessage());
        }
    }

    private Tree document() throws YamlTextException {
        events.next(); // the start of the stream
        Node root = null;
        if (events.next().getEventId() != Event.ID.StreamEnd) {
            root = node(events.next(), -1, 1);
            events.next(); // the end of the document
            Event next = events.next();
            if (next.getEventId() == Event.ID.DocumentStart) {
                throw malformed(next, "holds a second document; one is allowed");
            }
        }
        return new Tree(source, root, List.copyOf(anchored));
    }

    private Node node(Event event, int parentColumn, int depth) throws YamlTextException {
        if (depth > MAX_DEPTH) {
            throw malformed(event, "is nested deeper than " + MAX_DEPTH + " levels");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        long before = values;
        count(1, event);
        Node node = event instanceof ScalarEvent scalar
                ? scalar(scalar)
                : collection((CollectionStartEvent) event, parentColumn, depth);
        if (node.anchor() != null) {
            anchors.put(node.anchor(), node);
            sizes.put(node, values - before);
            anchored.add(node);
        }
        return node;
    }

    private void count(long more, Event event) throws YamlTextException {
        values += more;
        if (values > MAX_VALUES) {
            throw malformed(event, "stands for more than " + MAX_VALUES + " values with its aliases written out");
        }
    }

    private Alias alias(AliasEvent event) throws YamlTextException {
        Node node = anchors.get(event.getAlias().getValue());
        if (node == null) {
            throw malformed(event, "uses an alias (*) for which no anchor (&) stands before it");
        }
        count(sizes.getOrDefault(node, 1L), event);
        Alias alias = new Alias(start(event), end(event), node);
        aliases.add(alias);
        return alias;
    }

    private Scalar scalar(ScalarEvent event) throws YamlTextException {
        boolean plain = event.isPlain();
        switch (event.getTag().orElse("")) {
            case "" -> {}
            case "!", TAG + "str" -> plain = false;
            case TAG + "int", TAG + "float", TAG + "bool", TAG + "null" -> plain = true;
            default -> throw malformed(event, "uses a tag (!) that is not allowed");
        }
        Quoting quoting = switch (event.getScalarStyle()) {
            case SINGLE_QUOTED -> Quoting.SINGLE;
            case DOUBLE_QUOTED -> Quoting.DOUBLE;
            case LITERAL -> Quoting.LITERAL;
            case FOLDED -> Quoting.FOLDED;
            default -> Quoting.PLAIN;
        };
        String text = event.getValue();
        int content = Layout.content(source, start(event), end(event));
        int end = quoting == Quoting.LITERAL || quoting == Quoting.FOLDED
                ? Layout.blockScalarEnd(source, content, end(event))
                : end(event);
        Object meaning = plain ? Meaning.plain(text) : text;
        return new Scalar(start(event), content, end, quoting, anchor(event), plain, text, meaning);
    }

    private Collection collection(CollectionStartEvent start, int parentColumn, int depth) throws YamlTextException {
        boolean isMapping = start.getEventId() == Event.ID.MappingStart;
        String tag = start.getTag().orElse("!");
        if (!tag.equals("!") && !tag.equals(TAG + (isMapping ? "map" : "seq"))) {
            throw malformed(start, "uses a tag (!) that is not allowed");
        }
        int content = Layout.content(source, start(start), end(start));
        Layout layout = new Layout(source, isMapping, start.isFlow(), content, parentColumn);
        int firstAlias = aliases.size();
        Event.ID endId = isMapping ? Event.ID.MappingEnd : Event.ID.SequenceEnd;
        Set<String> names = new HashSet<>();
        Event event = events.next();
        for (; event.getEventId() != endId; event = events.next()) {
            Node key = isMapping ? key(event, layout, depth + 1) : null;
            Node value = node(isMapping ? events.next() : event, layout.column(), depth + 1);
            layout.add(key, value, role(key, names));
        }
        List<Member> members = layout.members();
        Object meaning = isMapping ? Meaning.mapping(members) : Meaning.list(members);
        return new Collection(
                isMapping,
                layout.form(),
                start(start),
                content,
                layout.body(),
                start.isFlow() ? end(event) : layout.end(),
                layout.column(),
                anchor(start),
                members,
                List.copyOf(aliases.subList(firstAlias, aliases.size())),
                meaning);
    }

    /**
     * The key that an event starts; one that is an alias stands for what it refers to, and is too rare to be edited.
     */
    private Node key(Event event, Layout layout, int depth) throws YamlTextException {
        Node key = node(event, layout.column(), depth);
        if (key instanceof Alias alias) {
            layout.rigid();
            return alias.anchored();
        }
        return key;
    }

    private static Role role(@Nullable Node key, Set<String> names) {
        if (key == null) {
            return Role.OWN;
        }
        if (!(key instanceof Scalar scalar)) {
            return Role.IGNORED;
        }
        if (scalar.plain() && scalar.text().equals("<<")) {
            return Role.MERGE;
        }
        return names.add(scalar.text()) ? Role.OWN : Role.IGNORED;
    }

    private static @Nullable String anchor(NodeEvent event) {
        return event.getAnchor().map(Object::toString).orElse(null);
    }

    private int start(Event event) {
        return source.position(event.getStartMark().orElseThrow().getIndex());
    }

    private int end(Event event) {
        return source.position(event.getEndMark().orElseThrow().getIndex());
    }

    private static YamlTextException malformed(Event event, String message) {
        return new YamlTextException(
                event.getStartMark().map(SyntaxReader::place).orElse("the text") + " " + message);
    }

    private static String place(Mark mark) {
        return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }
}
