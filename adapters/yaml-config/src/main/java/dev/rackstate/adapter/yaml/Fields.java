package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Mapping;
import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of one mapping: one typed question per key.
 *
 * <p>A wrong answer is reported at its place, with the value and what is allowed, and a stand-in is returned, so that
 * one pass finds everything. What the wrong answer means is up to the {@link Subject}. A key with an empty value
 * ({@code key:}) is as good as absent. At the end {@link #finish} names the keys that nobody asked for.
 */
final class Fields {
    private static final int MAX_UNKNOWN = 20;

    private final FileReport report;
    private final Mapping mapping;
    private final Subject subject;
    private final String prefix;
    private final boolean[] used;
    private final List<String> asked = new ArrayList<>(12);

    Fields(FileReport report, Mapping mapping, Subject subject) {
        this(report, mapping, subject, "");
    }

    private Fields(FileReport report, Mapping mapping, Subject subject, String prefix) {
        this.report = report;
        this.mapping = mapping;
        this.subject = subject;
        this.prefix = prefix;
        this.used = new boolean[mapping.entries().size()];
    }

    /** What the fields describe. */
    Subject subject() {
        return subject;
    }

    /** Whether a field was so wrong that the subject cannot be used. */
    boolean failed() {
        return subject.failed();
    }

    /** What takes the problems of this load. */
    ProblemLog log() {
        return report.log();
    }

    /** Where the mapping starts. */
    Place place() {
        return new Place(report, mapping.line(), mapping.column());
    }

    /** Where a value stands. */
    Place place(YamlValue value) {
        return new Place(report, value.line(), value.column());
    }

    /** Where the value of a key stands; where the mapping starts when there is no such key. */
    Place place(String key) {
        YamlValue value = mapping.get(key);
        return value == null ? place() : place(value);
    }

    /** Whether the key stands there, with a value or without. */
    boolean has(String key) {
        return mapping.get(key) != null;
    }

    /** The value of a key as it is, without taking it; null when there is no such key. */
    @Nullable
    YamlValue peek(String key) {
        return mapping.get(key);
    }

    /** Takes the value of a key as it is; null when there is no such key. */
    @Nullable
    YamlValue take(String key) {
        asked.add(key);
        List<Entry> entries = mapping.entries();
        for (int at = 0; at < used.length; at++) {
            if (entries.get(at).key().text().equals(key)) {
                used[at] = true;
                return entries.get(at).value();
            }
        }
        return null;
    }

    /** The value of a key that must be there; a stand-in, and a failed subject, when it is not or is wrong. */
    <T extends @Nullable Object> T required(String key, Form<? extends T> form, T standIn) {
        YamlValue value = take(key);
        if (value == null || value.isNull()) {
            Place place = value == null ? place() : place(value);
            place.error("'" + prefix + key + "' is missing" + subject.lost());
            return standIn;
        }
        try {
            return form.read(scalar(value, form));
        } catch (IllegalArgumentException e) {
            place(value).error("'" + prefix + key + "'" + e.getMessage() + subject.lost());
            return standIn;
        }
    }

    /** The value of a key, or the fallback when it is absent or wrong. */
    <T extends @Nullable Object> T optional(String key, Form<? extends T> form, T fallback) {
        YamlValue value = take(key);
        if (value == null || value.isNull()) {
            return fallback;
        }
        try {
            return form.read(scalar(value, form));
        } catch (IllegalArgumentException e) {
            place(value).error("'" + prefix + key + "'" + e.getMessage() + consequence(fallback));
            return fallback;
        }
    }

    private static Scalar scalar(YamlValue value, Form<?> form) {
        if (value instanceof Scalar scalar) {
            return scalar;
        }
        throw new IllegalArgumentException(form.refusal(value));
    }

    private String consequence(@Nullable Object fallback) {
        if (!subject.isTolerant()) {
            return subject.lost();
        }
        return fallback == null || fallback.equals("") ? "; it is left out" : "; " + fallback + " is used";
    }

    /** The items of a list; none when the key is absent or holds no list. An empty value is taken as an empty list. */
    List<YamlValue> items(String key) {
        YamlValue value = take(key);
        if (value == null) {
            return List.of();
        }
        if (value.isNull()) {
            place(value).warning("'" + prefix + key + "' is empty; an empty list is written []");
            return List.of();
        }
        if (value instanceof Sequence sequence) {
            return sequence.items();
        }
        place(value).error("'" + prefix + key + "' must be a list, not " + value.shown() + consequence(null));
        return List.of();
    }

    /** The items of a list that all have one form; wrong ones are left out. */
    <T> List<T> list(String key, Form<T> form) {
        List<T> list = new ArrayList<>();
        for (YamlValue item : items(key)) {
            try {
                list.add(form.read(scalar(item, form)));
            } catch (IllegalArgumentException e) {
                place(item).error("an entry of '" + prefix + key + "'" + e.getMessage() + consequence(null));
            }
        }
        return list;
    }

    /** The entries of the mapping itself, in file order. */
    List<Entry> entries() {
        return mapping.entries();
    }

    /** The entries of a mapping below this one in file order; none when the key is absent or holds no mapping. */
    List<Entry> entries(String key) {
        return section(key).entries();
    }

    /** The entries of a mapping whose values all have one form, in file order; wrong ones are left out. */
    <T> Map<String, T> map(String key, Form<T> form) {
        Map<String, T> map = new LinkedHashMap<>();
        for (Entry entry : entries(key)) {
            YamlValue value = entry.value();
            String name = "'" + prefix + key + "." + entry.key().text() + "'";
            try {
                if (!value.isNull()) {
                    map.put(entry.key().text(), form.read(scalar(value, form)));
                }
            } catch (IllegalArgumentException e) {
                place(value).error(name + e.getMessage() + consequence(null));
            }
        }
        return map;
    }

    /** The fields of a mapping below this one, which describe the same subject; no fields when it is absent. */
    Fields section(String key) {
        YamlValue value = take(key);
        String below = prefix + key + ".";
        if (value instanceof Mapping found) {
            return new Fields(report, found, subject, below);
        }
        if (value != null && !value.isNull()) {
            place(value).error("'" + prefix + key + "' must be a mapping, not " + value.shown() + consequence(null));
        }
        return new Fields(report, nothing(), subject, below);
    }

    /** The same for a subject of its own. */
    Fields section(String key, Subject own) {
        YamlValue value = take(key);
        String below = prefix + key + ".";
        if (value instanceof Mapping found) {
            return new Fields(report, found, own, below);
        }
        if (value != null && !value.isNull()) {
            String end = own.isTolerant() ? "; it is left out" : own.lost();
            place(value).error("'" + prefix + key + "' must be a mapping, not " + value.shown() + end);
        }
        return new Fields(report, nothing(), own, below);
    }

    private Mapping nothing() {
        return new Mapping(List.of(), mapping.line(), mapping.column());
    }

    /** Whether the mapping is absent or has no entries. */
    boolean isEmpty() {
        return mapping.entries().isEmpty();
    }

    /** The fields of an item of a list; null, with an error, when it is no mapping. */
    @Nullable
    Fields item(YamlValue item, Subject own) {
        if (item instanceof Mapping found) {
            return new Fields(report, found, own);
        }
        place(item).error(oneOf(own.noun()) + " must be a mapping, not " + item.shown() + "; it is left out");
        return null;
    }

    private static String oneOf(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    /** The fields of an item of a list that belongs to the same subject; null, with an error, when it is no mapping. */
    @Nullable
    Fields part(YamlValue item, String noun) {
        if (item instanceof Mapping found) {
            return new Fields(report, found, subject);
        }
        place(item).error(oneOf(noun) + " must be a mapping, not " + item.shown() + consequence(null));
        return null;
    }

    /** A single value of a list; null, with an error, when it does not have the form. */
    <T> @Nullable T entry(YamlValue item, String noun, Form<T> form) {
        try {
            return form.read(scalar(item, form));
        } catch (IllegalArgumentException e) {
            place(item).error("the " + noun + e.getMessage() + consequence(null));
            return null;
        }
    }

    /** Reports that a value of a key is wrong in a way that spoils the subject. */
    void fail(String key, String message) {
        place(key).error("'" + prefix + key + "'" + message + subject.lost());
    }

    /** Reports that something is wrong in a way that spoils the subject. */
    void failAt(YamlValue value, String message) {
        place(value).error(message + subject.lost());
    }

    /** Names the keys that nobody asked for, except those that the format is known to ignore. */
    void finish(Set<String> ignored) {
        int unknown = 0;
        for (int at = 0; at < used.length; at++) {
            Scalar key = mapping.entries().get(at).key();
            if (!used[at] && !ignored.contains(key.text()) && ++unknown <= MAX_UNKNOWN) {
                place(key).warning("unknown key '" + prefix + key.text() + "'; " + Spelling.hint(key.text(), asked));
            }
        }
        if (unknown > MAX_UNKNOWN) {
            place().warning((unknown - MAX_UNKNOWN) + " more unknown keys in this mapping");
        }
    }

    /** Names the keys that nobody asked for. */
    void finish() {
        finish(Set.of());
    }

    /** Refuses the keys that nobody asked for: where a misspelt key would leave a door open. */
    void finishStrictly() {
        for (int at = 0; at < used.length; at++) {
            Scalar key = mapping.entries().get(at).key();
            if (!used[at]) {
                String hint = Spelling.hint(key.text(), asked);
                failAt(key, "'" + prefix + key.text() + "' is not a key here; " + hint);
            }
        }
    }
}
