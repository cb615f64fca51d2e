package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.files.Disk;
import dev.rackstate.adapter.yaml.files.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code config/app.reference.yaml}, which people read, against what is really read. */
class AppReferenceTest {
    private static final Path REFERENCE = Path.of("../../config/app.reference.yaml");

    @TempDir
    private Path directory;

    private FilesOnDisk files;
    private String reference = "";

    @BeforeEach
    void readReference() throws IOException {
        files = new FilesOnDisk(directory);
        reference = Files.readString(REFERENCE);
    }

    @Test
    void reference_everyKey_isKnown() {
        files.write("app.yaml", reference)
                .write("checks/library/checks.yaml", "checks: []\n")
                .write("config/metrics/library/metrics.yaml", "metrics: []\n");

        assertThat(files.problems()).isEmpty();
    }

    @Test
    void reference_everyDefault_isTheOneApplied() {
        Map<String, @Nullable Object> documented = valuesOf(reference);
        Map<String, @Nullable Object> applied = valuesOf("""
                paths: {topology: topology, templates: templates, checks: checks/library}
                """);

        assertThat(documented).isEqualTo(applied);
    }

    @Test
    void reference_everyKeyThatIsRead_isDocumented() {
        Fields root = rootOf(reference);
        List<String> undocumented = new ArrayList<>();
        for (Key<?> key : AppKeys.ALL) {
            if (!section(root, key.section()).has(key.name())) {
                undocumented.add(key.path());
            }
        }

        assertThat(undocumented).isEmpty();
    }

    private Map<String, @Nullable Object> valuesOf(String text) {
        Fields root = rootOf(text);
        KeyValues values = new KeyValues();
        values.read(AppKeys.ALL, new Sections(root, Subject::tolerant));
        Map<String, @Nullable Object> byPath = new TreeMap<>();
        for (Key<?> key : AppKeys.ALL) {
            byPath.put(key.path(), values.get(key));
        }
        return byPath;
    }

    private Fields rootOf(String text) {
        files.write("reference.yaml", text);
        Document document = new YamlFiles(
                        Disk.NOW, new FileNames(directory), Limits.DEFAULT, new Memory(InstantSource.system()))
                .read(directory.resolve("reference.yaml"));
        Fields root = document.fields(Subject.essential("file"));
        assertThat(root).isNotNull();
        return root;
    }

    private static Fields section(Fields root, String path) {
        Fields section = root;
        for (String part : path.split("\\.", -1)) {
            section = section.section(part);
        }
        return section;
    }
}
