package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.adapter.yaml.files.FileTree;
import dev.rackstate.adapter.yaml.text.YamlText;
import dev.rackstate.adapter.yaml.text.YamlTextException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What edits take a text to mean is what the readers of the configuration make of it. */
class SameMeaningTest {
    @Property(tries = 3000)
    void meaning_anyScalar_isThatOfTheReaders(@ForAll("scalars") String scalar) {
        assertSameMeaning("k: " + scalar + "\nl: [" + scalar + "]\n");
    }

    @Provide
    Arbitrary<String> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789+-._eExob:~").ofMaxLength(8),
                Arbitraries.of("true", "False", "TRUE", "null", "Null", "NULL", "~", "yes", "No", "on", "nULL", ".inf")
                        .flatMap(word -> Arbitraries.of("", "!!str ", "!!int ", "! ", "!!bool ", "!!null ", "!other ")
                                .map(tag -> tag + word)),
                Arbitraries.strings().withChars("a'\"\\: #{}[],&*!|>-%@`?").ofMaxLength(6));
    }

    @Test
    void meaning_duplicatesAliasesAndMerges_isThatOfTheReaders() {
        assertSameMeaning("a: 1\na: 2\n");
        assertSameMeaning("'5': 1\n5: 2\nnull: 3\n~: 4\n: 5\n");
        assertSameMeaning("a: &a [1, &b {c: 2}]\nb: *b\n*b : 4\nc: {<<: *b, d: 1}\n");
        assertSameMeaning("a: &a {x: 1, y: 2}\nb: &b {y: 3, z: null}\nc: {<<: [*a, *b], x: ~}\nd: {<<: *b, <<: *a}\n");
        assertSameMeaning("a: {<<: 5, b: 1}\nc: {'<<': {d: 1}}\ne: {<<: [{f: 1}, 7]}\n");
        assertSameMeaning("[a]: 1\n? {b: 1}\n: 2\nc: [d: 1, e]\n");
        assertSameMeaning("a: *gone\n");
        assertSameMeaning("a: &a [*a]\n");
        assertSameMeaning("a: 1\n---\nb: 2\n");
        assertSameMeaning("a: !!set {b}\n");
        assertSameMeaning("");
        assertSameMeaning("--- # nothing\n");
        assertSameMeaning("%YAML 1.2\n---\na: 1\n...\n");
    }

    @Test
    void meaning_emojiAnywhere_isReadByBoth() {
        for (int before = 0; before < 2100; before++) {
            String text = "x".repeat(before) + "😀😀";
            assertThat(meaning("a: " + text + "\nb: 1\n")).isEqualTo(Map.of("a", text, "b", 1L));
            assertSameMeaning("a: " + text + "\nb: 1\n");
        }
        assertSameMeaning("a: " + "x".repeat(1021) + "\uD83D");
    }

    @Test
    void meaning_everyShippedFile_isThatOfTheReaders() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("../../config"))) {
            for (Path file : files.filter(FileTree::isYaml).toList()) {
                assertSameMeaning(Files.readString(file));
            }
        }
    }

    private static void assertSameMeaning(String text) {
        Object readers;
        try {
            YamlValue value = YamlComposer.compose(text, new ProblemLog().open("file.yaml"), Limits.DEFAULT, 1_000_000);
            Entry root = value == null ? null : new Entry(new Scalar("root", false, 1, 1), value);
            readers = root == null ? null : PlainValues.map(List.of(root)).get("root");
        } catch (MalformedYamlException e) {
            readers = "refused";
        }
        assertThat(meaning(text)).as(text).isEqualTo(readers);
    }

    private static @Nullable Object meaning(String text) {
        try {
            return withoutNulls(YamlText.meaning(text));
        } catch (YamlTextException e) {
            return "refused";
        }
    }

    /** The readers leave out what is nothing. */
    private static @Nullable Object withoutNulls(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> {
                if (each != null) {
                    copy.put(key, withoutNulls(each));
                }
            });
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.stream().filter(each -> each != null).forEach(each -> copy.add(withoutNulls(each)));
            return copy;
        }
        return value;
    }
}
