package dev.rackstate.adapter.yaml.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.text.Node.Form;
import dev.rackstate.adapter.yaml.text.Node.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value of every file that is shipped, changed and removed, one at a time. */
class ShippedFilesTest {
    private static final Path CONFIG = Path.of("../../config");

    static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.walk(CONFIG)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void files_areThere() throws Exception {
        assertThat(files()).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("files")
    void reshaped_oneValueChanged_differsInItsLineAlone(Path file) throws Exception {
        String text = Files.readString(file);
        for (Place place : Place.all(text)) {
            if (place.member().value() instanceof Scalar scalar && !scalar.takesLines()) {
                Object target = place.with(Trees.changed(scalar.meaning()));

                List<String> after = YamlText.reshaped(text, target).lines().toList();

                List<String> before = text.lines().toList();
                assertThat(after).hasSameSizeAs(before);
                List<Integer> different = new ArrayList<>();
                for (int line = 0; line < before.size(); line++) {
                    if (!before.get(line).equals(after.get(line))) {
                        different.add(line);
                    }
                }
                int line = (int) text.substring(0, scalar.start()).lines().count() - 1;
                assertThat(different).as("lines for %s", scalar.text()).hasSize(1);
                String was = before.get(different.get(0));
                int comment = was.indexOf(" #");
                assertThat(after.get(different.get(0))).endsWith(comment < 0 ? "" : was.substring(comment + 1));
                assertThat(different.get(0)).isBetween(line, line + 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void reshaped_oneMemberRemoved_lacksItsLinesAlone(Path file) throws Exception {
        String text = Files.readString(file);
        for (Place place : Place.all(text)) {
            Node.Extent extent = place.member().extent();
            boolean first = place.collection().members().get(0).extent().start() == extent.start();
            if (place.collection().form() == Form.BLOCK && !first) {
                String expected = text.substring(0, extent.floating())
                        + floating(text.substring(extent.floating(), extent.own()))
                        + text.substring(extent.end());

                assertThat(YamlText.reshaped(text, place.without()).lines().filter(line -> !line.isBlank()))
                        .containsExactlyElementsOf(
                                expected.lines().filter(line -> !line.isBlank()).toList());
            }
        }
    }

    private static String floating(String above) {
        return above.isBlank() ? "" : above;
    }
}
