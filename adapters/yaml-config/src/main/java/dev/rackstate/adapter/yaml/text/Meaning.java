package dev.rackstate.adapter.yaml.text;

import dev.rackstate.adapter.yaml.text.Node.Member;
import dev.rackstate.adapter.yaml.text.Node.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What texts mean: YAML 1.2's core schema, as far as the readers of the configuration make plain values of it. */
final class Meaning {
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]{1,2})?");
    private static final long MAX_WHOLE = 999_999_999_999_999_999L;
    private static final int MAX_DEPTH = 100;

    private Meaning() {}

    /** What an unquoted text means. Numbers that no plain value stands for remain text, as they do for the readers. */
    static @Nullable Object plain(String text) {
        if (NULL.matcher(text).matches()) {
            return null;
        }
        if (TRUE.matcher(text).matches()) {
            return Boolean.TRUE;
        }
        if (FALSE.matcher(text).matches()) {
            return Boolean.FALSE;
        }
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return DECIMAL.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
    }

    static List<@Nullable Object> list(List<Member> items) {
        List<@Nullable Object> list = new ArrayList<>(items.size());
        items.forEach(item -> list.add(item.value().meaning()));
        return Collections.unmodifiableList(list);
    }

    static Map<String, @Nullable Object> mapping(List<Member> entries) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Member entry : entries) {
            if (entry.role() == Role.OWN) {
                map.put(entry.name(), entry.value().meaning());
            }
        }
        for (Member entry : entries) {
            if (entry.role() == Role.MERGE) {
                merged(entry.value().meaning()).forEach((key, value) -> putIfNew(map, key, value));
            }
        }
        return Collections.unmodifiableMap(map);
    }

    /** What {@code <<} adds, given the meaning of its value: that of a mapping, or of a list of mappings. */
    static Map<String, @Nullable Object> merged(@Nullable Object value) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        List<?> sources = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        for (Object source : sources) {
            if (source instanceof Map<?, ?> mapping) {
                mapping.forEach((key, each) -> putIfNew(merged, String.valueOf(key), each));
            }
        }
        return merged;
    }

    /** Unlike {@link Map#putIfAbsent}, a key with nothing as its value is there. */
    private static void putIfNew(Map<String, @Nullable Object> map, String key, @Nullable Object value) {
        if (!map.containsKey(key)) {
            map.put(key, value);
        }
    }

    /**
     * A plain tree in the one form in which trees are compared.
     *
     * @throws YamlTextException when it holds something that no plain value is
     */
    static @Nullable Object normalized(@Nullable Object tree) throws YamlTextException {
        return normalized(tree, 1);
    }

    private static @Nullable Object normalized(@Nullable Object tree, int depth) throws YamlTextException {
        if (depth > MAX_DEPTH) {
            throw new YamlTextException("a value is nested deeper than " + MAX_DEPTH + " levels");
        }
        if (tree instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!(entry.getKey() instanceof String key)) {
                    throw new YamlTextException("a key must be text, not " + entry.getKey());
                }
                copy.put(key, normalized(entry.getValue(), depth + 1));
            }
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            for (Object item : list) {
                copy.add(normalized(item, depth + 1));
            }
            return copy;
        }
        if (tree instanceof Integer || tree instanceof Short || tree instanceof Byte) {
            return ((Number) tree).longValue();
        }
        if (tree instanceof Float) {
            return Double.valueOf(tree.toString());
        }
        if (tree == null || tree instanceof String || tree instanceof Boolean) {
            return tree;
        }
        if (tree instanceof Long number && Math.abs(number) <= MAX_WHOLE && number != Long.MIN_VALUE) {
            return number;
        }
        if (tree instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        throw new YamlTextException(
                "no text stands for " + tree + " (" + tree.getClass().getSimpleName()
                        + "); allowed: text, true, false, null, whole numbers of at most 18 digits, finite decimals");
    }
}
