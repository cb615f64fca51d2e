package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Mapping;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.BadValue;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that must not be written, each with its dotted key. */
final class BadValues {
    private static final Pattern NAMED = Pattern.compile("(?:unknown key )?'([A-Za-z0-9_.-]+)'.*");

    private final List<BadValue> values = new ArrayList<>();

    void add(String path, String message) {
        values.add(new BadValue(path, message));
    }

    /**
     * Adds what is wrong with a file that was not wrong with it before; that it stands on another line now makes no
     * difference.
     *
     * @param root the content of the file after the change
     */
    void addNew(List<Problem> before, List<Problem> after, @Nullable YamlValue root) {
        List<String> known =
                new ArrayList<>(before.stream().map(Problem::message).toList());
        for (Problem problem : after) {
            if (!known.remove(problem.message())) {
                add(path(problem, root), problem.message());
            }
        }
    }

    /** The key a problem is about: that of the value at its place, or the one that the message begins with. */
    private static String path(Problem problem, @Nullable YamlValue root) {
        Matcher named = NAMED.matcher(problem.message());
        String name = named.matches() ? named.group(1) : "";
        String atPlace = root == null ? null : find(root, "", problem, name);
        return atPlace == null ? name : atPlace;
    }

    private static @Nullable String find(YamlValue value, String path, Problem problem, String name) {
        String found = null;
        if (value instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                String below = path.isEmpty()
                        ? entry.key().text()
                        : path + "." + entry.key().text();
                found = found == null ? find(entry.value(), below, problem, name) : found;
            }
        } else if (value instanceof Sequence sequence) {
            List<YamlValue> items = sequence.items();
            for (int at = 0; at < items.size() && found == null; at++) {
                String below = path + "[" + at + "]";
                found = find(items.get(at), below, problem, name);
                // What is missing from an item is reported where the item begins.
                found = found == null && isAt(items.get(at), problem) ? below + "." + name : found;
            }
        }
        return found == null && !(value instanceof Mapping) && isAt(value, problem) ? path : found;
    }

    private static boolean isAt(YamlValue value, Problem problem) {
        return value.line() == problem.line() && value.column() == problem.column();
    }

    /** Refuses the change when there are any. */
    void refuse() throws NotWritableException {
        if (!values.isEmpty()) {
            values.sort(Comparator.comparing(BadValue::path));
            BadValue first = values.get(0);
            String more = values.size() == 1 ? "" : " (and " + (values.size() - 1) + " more)";
            throw new NotWritableException(Kind.INVALID_VALUES, first.path() + ": " + first.message() + more, values);
        }
    }
}
