package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.ConfigurationFiles;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.configuration.Wanted.Library;
import dev.rackstate.application.configuration.Wanted.LibraryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryDraftTest {
    private static final String CHECKS = "# mine\nchecks:   []\n";

    @TempDir
    private Path directory;

    private FilesOnDisk files;
    private Editing editing;
    private ConfigurationFiles library;

    @BeforeEach
    void libraries() {
        files = new FilesOnDisk(directory);
        editing = new Editing(files);
        library = editing.store().files();
    }

    private NotWritableException unreadable(Library which, String name) {
        return catchThrowableOfType(NotWritableException.class, () -> library.read(which, name));
    }

    @Test
    void file_written_holdsTheTextToTheLetter() throws Exception {
        editing.commit(new LibraryFile(Library.CHECKS, "new.yml", CHECKS));

        assertThat(library.read(Library.CHECKS, "new.yml")).isEqualTo(CHECKS);
        assertThat(library.list(Library.CHECKS))
                .containsExactly(
                        new ConfigurationFiles.LibraryFile("checks.yaml", "checks/checks.yaml"),
                        new ConfigurationFiles.LibraryFile("new.yml", "checks/new.yml"));

        editing.commit(new LibraryFile(Library.CHECKS, "new.yml", null));
        assertThat(unreadable(Library.CHECKS, "new.yml").kind()).isEqualTo(Kind.NO_SUCH_FILE);
        assertThat(editing.refused(new LibraryFile(Library.CHECKS, "new.yml", null))
                        .kind())
                .isEqualTo(Kind.NO_SUCH_FILE);
    }

    @Test
    void file_ofALibraryThatIsNotThere_makesItsDirectory() throws Exception {
        files.write("app.yaml", "paths: {topology: topology, templates: templates, checks: checks, metrics: m/lib}\n")
                .delete("metrics/metrics.yaml");
        assertThat(library.list(Library.METRICS)).isEmpty();

        editing.commit(new LibraryFile(Library.METRICS, "sub/one.yaml", ""));

        assertThat(directory.resolve("m/lib/sub/one.yaml")).exists();
        assertThat(library.list(Library.METRICS))
                .extracting(ConfigurationFiles.LibraryFile::name)
                .containsExactly("sub/one.yaml");
        assertThat(library.read(Library.METRICS, "sub/one.yaml")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../app.yaml",
                "a..b.yaml",
                "/etc/x.yaml",
                "\\x.yaml",
                ".hidden.yaml",
                "sub/../x.yaml",
                "x.json",
                "x",
                "a\u0000.yaml",
                "a\nb.yaml",
                "sub\\x.yaml",
                "/",
                "./x.yaml",
                "sub//x.yaml"
            })
    void file_ofABadName_isRefused(String name) {
        Wanted wanted = new LibraryFile(Library.METRICS, name, "metrics: []\n");

        assertThat(editing.refused(wanted).kind()).isEqualTo(Kind.BAD_NAME);
        assertThat(editing.refused(wanted)).hasMessageStartingWith("Invalid filename '");
        assertThat(unreadable(Library.METRICS, name).kind()).isEqualTo(Kind.BAD_NAME);
    }

    @Test
    void file_inASubdirectory_belongsToMetricsOnly() {
        assertThat(editing.refused(new LibraryFile(Library.CHECKS, "sub/x.yaml", CHECKS))
                        .kind())
                .isEqualTo(Kind.BAD_NAME);
    }

    @Test
    void file_behindALinkThatLeadsOut_isRefused() throws IOException {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret.yaml"), "a: 1\n");
        Files.createSymbolicLink(directory.resolve("metrics/out.yaml"), outside.resolve("secret.yaml"));
        Files.createSymbolicLink(directory.resolve("metrics/sub"), outside);

        for (String name : List.of("out.yaml", "sub/secret.yaml", "sub/new.yaml")) {
            NotWritableException refused = editing.refused(new LibraryFile(Library.METRICS, name, "metrics: []\n"));
            assertThat(refused.kind()).isEqualTo(Kind.OUTSIDE);
            assertThat(refused).hasMessage("Access denied: '" + name + "' leads out of the library");
        }
        assertThat(unreadable(Library.METRICS, "out.yaml").kind()).isEqualTo(Kind.OUTSIDE);
        assertThat(outside.resolve("secret.yaml")).hasContent("a: 1\n");
    }

    @Test
    void file_thatIsNotYaml_isRefusedWithThePlace() {
        NotWritableException refused =
                editing.refused(new LibraryFile(Library.CHECKS, "checks.yaml", "checks:\n  - {id: a\n"));

        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(refused).hasMessageStartingWith("Invalid YAML: ").hasMessageContaining("3");
    }

    @Test
    void library_thatIsOneFile_isReadAndWrittenUnderAnyName() throws Exception {
        files.write("app.yaml", "paths: {topology: topology, templates: templates, checks: checks/checks.yaml}\n");

        editing.commit(new LibraryFile(Library.CHECKS, "whatever.yaml", CHECKS));

        assertThat(editing.text("checks/checks.yaml")).isEqualTo(CHECKS);
        assertThat(library.read(Library.CHECKS, "other.yaml")).isEqualTo(CHECKS);
        assertThat(library.list(Library.CHECKS))
                .containsExactly(new ConfigurationFiles.LibraryFile("checks.yaml", "checks/checks.yaml"));
    }

    @Test
    void file_thatBringsErrors_isDraftedWithThem() throws Exception {
        try (var transaction = editing.store().begin()) {
            var draft = transaction.draft(List.of(new LibraryFile(Library.CHECKS, "bad.yaml", "checks: [{id: x}]\n")));

            assertThat(draft.result().problems())
                    .anyMatch(problem -> problem.toString().startsWith("checks/bad.yaml:1:10: 'name' is missing"));
        }
        assertThat(directory.resolve("checks/bad.yaml")).doesNotExist();
    }
}
