package dev.rackstate.adapter.yaml.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.text.HandWriting.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever an edit has nothing to do with stands in the result as it stood before, with its comments. */
class SurvivalTest {
    private static final Pattern INDENTATION = Pattern.compile("^\uFEFF?[ -]*");

    private int number;

    @Property(tries = 3000)
    void reshaped_anyEdit_leavesTheLinesOfOtherEntries(@ForAll Random random) throws Exception {
        Object tree = entity(random, 3);
        Written written = HandWriting.write(tree, random);
        Object target =
                Trees.edited(tree, random, List.of("changed", 7L, List.of(), List.of("new"), Map.of("k", "new")));

        String reshaped = YamlText.reshaped(written.text(), target);

        List<String> lines = reshaped.lines()
                .map(line -> INDENTATION.matcher(line).replaceFirst(""))
                .toList();
        Map<String, Object> after = new LinkedHashMap<>();
        collect("", target, after);
        Map<String, Object> before = new LinkedHashMap<>();
        collect("", tree, before);
        before.forEach((path, value) -> {
            if (value.equals(after.get(path)) && written.lines().containsKey(value)) {
                String[] expected = written.lines().get(value).split("\n");
                int at = lines.indexOf(expected[1]);
                assertThat(at).as("%s in%n%s", expected[1], reshaped).isNotNegative();
                if (!expected[0].isEmpty()) {
                    assertThat(lines.get(at - 1))
                            .as("above %s in%n%s", expected[1], reshaped)
                            .isEqualTo(expected[0]);
                }
            }
        });
    }

    /** A mapping with an id, texts, a list of texts and a list of the like; no text occurs twice. */
    private Map<String, Object> entity(Random random, int depth) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", "i" + number++);
        for (int i = random.nextInt(4); i > 0; i--) {
            entity.put("k" + i, "v " + number++);
        }
        entity.put("texts", new ArrayList<>(List.of("t" + number++, "t" + number++)));
        if (depth > 0) {
            List<Object> children = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                children.add(entity(random, depth - 1));
            }
            entity.put("children", children);
            entity.put("part", Map.of("x", "v " + number++));
        }
        return entity;
    }

    /** The texts in mappings by where they stand, with ids for the places of items. */
    private static void collect(String path, Object value, Map<String, Object> texts) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> collect(path + "/" + key, each, texts));
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                collect(path + "/" + (item instanceof Map<?, ?> map ? map.get("id") : item), item, texts);
            }
        } else if (value instanceof String text) {
            texts.put(path, text);
        }
    }
}
