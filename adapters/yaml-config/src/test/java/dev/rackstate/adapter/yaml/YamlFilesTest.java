package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.adapter.yaml.files.Disk;
import dev.rackstate.adapter.yaml.files.FileNames;
import dev.rackstate.adapter.yaml.files.FileTree;
import dev.rackstate.application.configuration.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFilesTest {
    @TempDir
    private Path directory;

    private YamlFiles files;

    private static YamlFiles files(Path workingDirectory, Limits limits) {
        return new YamlFiles(Disk.NOW, new FileNames(workingDirectory), limits, new Memory(InstantSource.system()));
    }

    private Document read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    }

    private Document read(byte[] bytes, Limits limits) throws IOException {
        Path file = directory.resolve("file.yaml");
        Files.write(file, bytes);
        files = files(directory, limits);
        return files.read(file);
    }

    private List<String> problems() {
        return files.log().all().stream().map(Problem::toString).toList();
    }

    @Test
    void read_byteOrderMark_isPassedOver() throws IOException {
        assertThat(read("\uFEFFa: 1\n").root()).isInstanceOf(YamlValue.Mapping.class);
        assertThat(problems()).isEmpty();
    }

    @Test
    void read_otherEncodings_areNamedWhereTheyBegin() throws IOException {
        assertThat(read("a: 1\nname: Gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1), Limits.DEFAULT)
                        .is(State.BROKEN))
                .isTrue();
        assertThat(problems()).containsExactly("file.yaml:2:9: is not valid UTF-8 from here on; the file is left out");
    }

    @Test
    void read_replacementCharacterThatIsMeant_isFine() throws IOException {
        assertThat(read("a: \uFFFD\n").is(State.READ)).isTrue();
    }

    @Test
    void read_tooLarge_isRefusedByName() throws IOException {
        Limits small = new Limits(10, 10, 50, 64, 1000, 1000, 100, 100);

        assertThat(read("a: 1234567".getBytes(StandardCharsets.UTF_8), small).is(State.READ))
                .isTrue();
        assertThat(read("a: 12345678".getBytes(StandardCharsets.UTF_8), small).is(State.BROKEN))
                .isTrue();
        assertThat(problems()).containsExactly("file.yaml: is larger than 10 bytes; the file is left out");
        assertThat(Limits.DEFAULT.fileBytes()).isEqualTo(3L << 20);
    }

    @Test
    void read_directoryInPlaceOfAFile_isNamed() throws IOException {
        Files.createDirectory(directory.resolve("d.yaml"));

        files = files(directory, Limits.DEFAULT);

        assertThat(files.read(directory.resolve("d.yaml")).is(State.BROKEN)).isTrue();
        assertThat(problems()).containsExactly("d.yaml: is not a file; the file is left out");
    }

    @Test
    void shown_isRelativeToTheWorkingDirectoryOrAbsolute() {
        YamlFiles files = files(directory.resolve("here"), Limits.DEFAULT);

        assertThat(files.shown(directory.resolve("here/a/../b.yaml"))).isEqualTo("b.yaml");
        assertThat(files.shown(directory.resolve("there/b.yaml"))).isEqualTo(directory + "/there/b.yaml");
    }

    @Test
    void problems_ofOneFile_haveAnEnd() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            text.append("a: ").append(i).append('\n');
        }

        read(text.toString());

        assertThat(problems())
                .hasSize(1_001)
                .first()
                .isEqualTo("file.yaml: 499 more problems of this file are not listed");
    }

    @Test
    void problems_stayOnOneLineAndShort() {
        files = files(directory, Limits.DEFAULT);

        files.log().open("file.yaml").error(1, 2, "'k\n\t\u0007\u2028" + "x".repeat(5_000));

        assertThat(problems()).hasSize(1);
        assertThat(problems().get(0))
                .startsWith("file.yaml:1:2: 'k\\n\\t\\u0007\\u2028xxx")
                .endsWith("...")
                .hasSizeLessThan(1_100);
    }

    @Test
    void fileTree_findsYamlFilesInOrderAndNothingElse(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("far.yaml"), "a: 1\n");
        for (String name :
                List.of("b.yaml", "a.yml", "sub/c.yaml", ".git/d.yaml", ".e.yaml", "f.yaml~", "#g.yaml#", "h.txt")) {
            Files.createDirectories(directory.resolve(name).getParent());
            Files.writeString(directory.resolve(name), "a: 1\n");
        }
        Files.createSymbolicLink(directory.resolve("sub/loop"), directory);
        Files.createSymbolicLink(directory.resolve("out"), outside);
        Files.createSymbolicLink(directory.resolve("gone.yaml"), directory.resolve("nowhere"));

        FileTree tree = Disk.NOW.tree(directory, true, 100);

        assertThat(tree.files())
                .extracting(found -> directory.relativize(found.path()).toString())
                .containsExactly("a.yml", "b.yaml", "sub/c.yaml");
        assertThat(tree.directories()).containsExactly(directory, directory.resolve("sub"));
        assertThat(tree.failures()).isEmpty();
        assertThat(Disk.NOW.tree(directory, false, 100).files()).hasSize(2);
        assertThat(Disk.NOW.tree(directory, true, 1).files()).hasSize(2);
    }
}
