package dev.rackstate.adapter.yaml.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Plain trees at random, and what edits make of them. */
final class Trees {
    private static final List<String> AWKWARD = List.of(
            "",
            " ",
            "yes",
            "No",
            "null",
            "~",
            "true",
            "012",
            "1:30",
            "2026-11-03",
            "0x1F",
            ".inf",
            "1e3",
            "<<",
            "=",
            "- a",
            "a: b",
            "a #b",
            "#",
            "*x",
            "&x",
            "!x",
            "%",
            "@",
            "`",
            "'",
            "\"",
            "it's",
            "a\nb",
            "a\n\nb\n",
            "\n",
            " a",
            "a ",
            "\t",
            "a\tb",
            "é",
            "\u2028",
            "\u0085",
            "😀",
            "---",
            "...",
            "[",
            "}",
            ",",
            "a,b",
            "?",
            ":",
            "a:",
            "up{instance=~\"$instances\"}",
            "C:\\x",
            "5.",
            "+5",
            "-",
            "-5x",
            "two words",
            "a few more words",
            "\u0000",
            "\uFEFF",
            "127.0.0.1:9100",
            "y");

    private Trees() {}

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(AWKWARD),
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(6),
                Arbitraries.strings().ascii().ofMaxLength(8),
                Arbitraries.strings().ofMaxLength(4).filter(text -> text.chars().noneMatch(Trees::isSurrogate)));
    }

    private static boolean isSurrogate(int c) {
        return Character.isSurrogate((char) c);
    }

    static Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                        texts().asGeneric(),
                        Arbitraries.longs()
                                .between(-999_999_999_999_999_999L, 999_999_999_999_999_999L)
                                .asGeneric(),
                        Arbitraries.doubles().asGeneric(),
                        Arbitraries.of(true, false).asGeneric())
                .injectNull(0.05);
    }

    static Arbitrary<Object> trees() {
        return trees(3);
    }

    private static Arbitrary<Object> trees(int depth) {
        if (depth == 0) {
            return scalars();
        }
        Arbitrary<Object> below = trees(depth - 1);
        Arbitrary<Object> lists = below.list().ofMaxSize(4).map(list -> (Object) list);
        Arbitrary<Object> maps = Arbitraries.maps(texts(), below).ofMaxSize(4).map(map -> (Object) map);
        return Arbitraries.frequencyOf(Tuple.of(1, scalars()), Tuple.of(2, lists), Tuple.of(4, maps));
    }

    /** A tree in which things occur repeatedly. */
    static Arbitrary<Object> repetitiveTrees() {
        Arbitrary<Object> few = Arbitraries.of("a", "b", 1L).asGeneric();
        Arbitrary<String> keys = Arbitraries.of("id", "k", "l", "m");
        Arbitrary<Object> inner = Arbitraries.oneOf(
                few,
                few.list().ofMinSize(1).ofMaxSize(2).map(list -> (Object) list),
                Arbitraries.maps(keys, few).ofMinSize(1).ofMaxSize(3).map(map -> (Object) map));
        Arbitrary<Object> middle = Arbitraries.oneOf(
                inner,
                inner.list().ofMinSize(1).ofMaxSize(4).map(list -> (Object) list),
                Arbitraries.maps(keys, inner).ofMinSize(1).ofMaxSize(4).map(map -> (Object) map));
        return Arbitraries.oneOf(
                middle.list().ofMinSize(1).ofMaxSize(5).map(list -> (Object) list),
                Arbitraries.maps(keys, middle).ofMinSize(1).ofMaxSize(4).map(map -> (Object) map));
    }

    /** Another tree, a few edits away. */
    static Object edited(Object tree, Random random, List<Object> values) {
        Object edited = tree;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            edited = editedOnce(edited, random, values);
        }
        return edited;
    }

    private static Object editedOnce(Object tree, Random random, List<Object> values) {
        boolean here = random.nextInt(3) == 0;
        if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
            return here ? editedMap(map, random, values) : insideMap(map, random, values);
        }
        if (tree instanceof List<?> list && !list.isEmpty()) {
            return here ? editedList(list, random, values) : insideList(list, random, values);
        }
        return any(values, random);
    }

    private static Object any(List<Object> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static Object editedMap(Map<?, ?> map, Random random, List<Object> values) {
        List<String> keys = new ArrayList<>();
        map.keySet().forEach(key -> keys.add((String) key));
        int at = random.nextInt(keys.size());
        switch (random.nextInt(3)) {
            case 0 -> keys.remove(at);
            case 1 -> keys.add(at, "new" + random.nextInt(3));
            default -> Collections.shuffle(keys, random);
        }
        Map<String, Object> edited = new LinkedHashMap<>();
        keys.forEach(key -> edited.put(key, map.containsKey(key) ? map.get(key) : any(values, random)));
        return edited;
    }

    private static Object insideMap(Map<?, ?> map, Random random, List<Object> values) {
        Map<String, Object> edited = new LinkedHashMap<>();
        map.forEach((key, value) -> edited.put((String) key, value));
        String key = List.copyOf(edited.keySet()).get(random.nextInt(edited.size()));
        edited.put(key, editedOnce(edited.get(key), random, values));
        return edited;
    }

    private static Object editedList(List<?> list, Random random, List<Object> values) {
        List<Object> edited = new ArrayList<>(list);
        int at = random.nextInt(edited.size());
        switch (random.nextInt(3)) {
            case 0 -> edited.remove(at);
            case 1 -> edited.add(at, any(values, random));
            default -> Collections.shuffle(edited, random);
        }
        return edited;
    }

    private static Object insideList(List<?> list, Random random, List<Object> values) {
        List<Object> edited = new ArrayList<>(list);
        int at = random.nextInt(edited.size());
        edited.set(at, editedOnce(edited.get(at), random, values));
        return edited;
    }

    /** Another scalar of the same kind; text for nothing. */
    static @Nullable Object changed(@Nullable Object value) {
        return value instanceof Long number
                ? (Object) (number + 1)
                : value instanceof Double number
                        ? (Object) (number + 1)
                        : value instanceof Boolean flag ? (Object) !flag : value + "x";
    }
}
