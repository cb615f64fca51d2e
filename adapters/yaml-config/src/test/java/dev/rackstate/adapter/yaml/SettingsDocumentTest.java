package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.SettingsDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDocumentTest {
    @TempDir
    private Path directory;

    @Test
    void document_hasEveryKeyInTheOrderOfTheReferenceAndNoSecret() {
        List<String> expected = new ArrayList<>();
        for (Key<?> key : AppKeys.ALL) {
            if (!key.secret()) {
                expected.add(key.path());
            }
        }
        expected.add(expected.indexOf("telemetry.debug_stats") + 1, "telemetry.sources");

        assertThat(paths("", new FilesOnDisk(directory).load().document().sections()))
                .isEqualTo(expected);
        assertThat(expected)
                .noneMatch(path -> path.endsWith("password_hash") || path.endsWith("secret_key"))
                .doesNotContain("telemetry.basic_auth_password");
    }

    @Test
    void document_showsWhatCountsInPlainValues() {
        SettingsDocument document =
                new FilesOnDisk(directory).write("app.yaml", """
                        paths: {topology: topology, templates: templates, checks: checks}
                        telemetry: {prometheus_url: "http://p:9090", basic_auth_user: u, basic_auth_password: hidden}
                        planner: {unknown_state: crit}
                        refresh: {room_state_seconds: 1}
                        auth: {secret_key: hidden}
                        """).load().document();

        assertThat(document.sections().get("planner").toString()).contains("unknown_state=CRIT");
        assertThat(document.sections().get("telemetry").toString())
                .contains("prometheus_url=http://p:9090", "sources=[]");
        assertThat(document.sections().get("refresh"))
                .isEqualTo(Map.of("room_state_seconds", 30, "rack_state_seconds", 30));
        assertThat(document.toString()).doesNotContain("hidden");
        assertPlain(document.sections());
        document.plugins().values().forEach(plugin -> assertPlain(plugin.values()));
    }

    private static List<String> paths(String above, Map<?, ?> section) {
        List<String> paths = new ArrayList<>();
        section.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                paths.addAll(paths(above + key + ".", map));
            } else {
                paths.add(above + key);
            }
        });
        return paths;
    }

    private static void assertPlain(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(SettingsDocumentTest::assertPlain);
        } else if (value instanceof List<?> list) {
            list.forEach(SettingsDocumentTest::assertPlain);
        } else if (value != null) {
            assertThat(value).isInstanceOfAny(String.class, Integer.class, Long.class, Double.class, Boolean.class);
        }
    }
}
