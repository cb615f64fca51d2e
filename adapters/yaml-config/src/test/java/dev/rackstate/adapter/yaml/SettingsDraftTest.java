package dev.rackstate.adapter.yaml;

import static dev.rackstate.adapter.yaml.Editing.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.BadValue;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Wanted.Values;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDraftTest {
    private static final String APP = """
            # Ours.
            app:
              name: Hall     # on the wall
            paths: {topology: topology, templates: templates, checks: checks, metrics: metrics}
            telemetry:
              prometheus_url: http://prom:9090
              basic_auth_user: me
              basic_auth_password: "s3cret"   # rotate in May
            plugins:
              slurm: {enabled: false}
            mystery: 1
            """;

    @TempDir
    private Path directory;

    private FilesOnDisk files;
    private Editing editing;

    @BeforeEach
    void mainFile() {
        files = new FilesOnDisk(directory).write("app.yaml", APP);
        editing = new Editing(files);
    }

    private static Values values(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int at = 0; at < keysAndValues.length; at += 2) {
            values.put(String.valueOf(keysAndValues[at]), keysAndValues[at + 1]);
        }
        return new Values(values);
    }

    private String changed(Values values) {
        List<FileChange> changes = editing.commit(values);
        assertThat(changes).hasSize(1);
        return lines(changes.get(0));
    }

    private List<String> badPaths(Values values) {
        NotWritableException refused = editing.refused(values);
        assertThat(refused.kind()).isEqualTo(Kind.INVALID_VALUES);
        return refused.values().stream().map(BadValue::path).toList();
    }

    private String text() {
        return editing.text("app.yaml");
    }

    @Test
    void value_thatStandsThere_changesItsLine() {
        assertThat(changed(values("app.name", "Big hall"))).isEqualTo("""
                -  name: Hall     # on the wall
                +  name: Big hall  # on the wall
                """);
        assertThat(editing.load().settings().app().name()).isEqualTo("Big hall");
    }

    @Test
    void values_ofNewSections_areAddedInTheOrderOfTheReference() {
        changed(values(
                "planner.refresh_seconds", 15, "server.tls.cert_file", null, "server.port", 0, "map.center.lat", 1.5));

        assertThat(text().replaceAll("(?m)^ .*\n|#.*\n", ""))
                .isEqualTo("app:\nserver:\npaths: {topology: topology, templates: templates, checks: checks, metrics:"
                        + " metrics}\ntelemetry:\nplanner:\nmap:\nplugins:\nmystery: 1\n");
        assertThat(editing.load().settings().server().port()).isZero();
    }

    @Test
    void section_asAMapping_changesTheKeysItNames() {
        assertThat(changed(values("telemetry", Map.of("prometheus_url", "http://other:9090", "tls_verify", false))))
                .contains(
                        "-  prometheus_url: http://prom:9090\n",
                        "+  prometheus_url: http://other:9090\n",
                        "+  tls_verify: false\n")
                .doesNotContain("basic_auth");
    }

    @Test
    void secret_absentOrEmpty_staysAndIsNotShown() {
        assertThat(changed(values("telemetry.basic_auth_password", "", "telemetry.basic_auth_user", "you")))
                .isEqualTo("-  basic_auth_user: me\n+  basic_auth_user: you\n");
        assertThat(text()).contains("s3cret");

        assertThat(changed(values("telemetry.basic_auth_password", "another"))).isEqualTo("""
                        -  basic_auth_password: ***   # rotate in May
                        +  basic_auth_password: ***  # rotate in May
                        """);
        assertThat(text()).contains("\"another\"");
    }

    @Test
    void null_takesTheKeyOut() {
        assertThat(changed(values("app.name", null))).contains("-  name: Hall     # on the wall\n");
        assertThat(editing.load().settings().app().name()).isEqualTo("Rackstate");
    }

    @Test
    void sources_areReplacedAsAWhole() {
        changed(values("telemetry.sources", List.of(Map.of("id", "a", "url", "http://a:9090"))));

        assertThat(editing.load().settings().telemetry().sources()).hasSize(1);
        assertThat(editing.load().document().sections().get("telemetry"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("sources", List.of(Map.of("id", "a", "url", "http://a:9090")));
    }

    @Test
    void pluginSwitch_isWrittenUnderTheNameInUse() {
        assertThat(changed(values("plugins.workload-slurm.enabled", true)))
                .isEqualTo("-  slurm: {enabled: false}\n+  slurm: {enabled: true}\n");
        changed(values("plugins", Map.of("simulator", Map.of("enabled", true))));

        assertThat(editing.load().document().plugins().get("workload-slurm").enabled())
                .isTrue();
        assertThat(editing.load().document().plugins().get("simulator").enabled())
                .isTrue();
    }

    @Test
    void badValues_areAllNamedAtOnceAndNothingIsWritten() {
        assertThat(badPaths(values(
                        "app.nane",
                        "x",
                        "server.port",
                        70_000,
                        "refresh",
                        Map.of("room_state_seconds", 1, "nonsense", 1),
                        "planner.unknown_state",
                        "SOSO",
                        "telemetry.sources",
                        List.of(Map.of("id", "a", "url", "ftp://a"), Map.of("url", "http://b")),
                        "auth.policy",
                        Map.of("min_length", 20, "max_length", 10),
                        "features.wizard",
                        List.of(),
                        "logging",
                        "loud",
                        "map.default_zoom",
                        99,
                        "plugins.nope.enabled",
                        true)))
                .containsExactly(
                        "app.nane",
                        "auth.policy.min_length",
                        "features.wizard",
                        "logging",
                        "map.default_zoom",
                        "planner.unknown_state",
                        "plugins.nope.enabled",
                        "refresh.nonsense",
                        "refresh.room_state_seconds",
                        "server.port",
                        "telemetry.sources[0].url",
                        "telemetry.sources[1].id");
        assertThat(text()).isEqualTo(APP);
    }

    @Test
    void badValue_saysWhatIsAllowed() {
        NotWritableException refused = editing.refused(values("server.port", 70_000, "app.nane", "x"));

        assertThat(refused.values())
                .containsExactly(
                        new BadValue(
                                "app.nane", "'app.nane' is not a key of the configuration; did you mean 'app.name'?"),
                        new BadValue("server.port", "'server.port' must be a whole number from 0 to 65535, not 70000"));
        assertThat(refused)
                .hasMessage("app.nane: 'app.nane' is not a key of the configuration; did you mean 'app.name'?"
                        + " (and 1 more)");
    }

    @Test
    void values_thatNeedEachOther_areCheckedTogether() {
        assertThat(badPaths(values("telemetry.basic_auth_user", null)))
                .containsExactly("telemetry.basic_auth_password");
        assertThat(badPaths(values("paths.checks", null))).containsExactly("paths.checks");
        assertThat(badPaths(values("server.tls.key_file", "/k.pem"))).containsExactly("server.tls.key_file");
    }

    @Test
    void mistakes_thatWereThereBefore_areNoReasonToRefuse() {
        files.write("app.yaml", APP + "refresh: {room_state_seconds: 1}\n");

        changed(values("app.name", "Other"));

        assertThat(text()).contains("room_state_seconds: 1").contains("Other");
    }

    @Test
    void everyKey_writtenWithItsDefault_readsBackTheSame() {
        Map<String, @Nullable Object> all = new HashMap<>();
        for (Key<?> key : AppKeys.ALL) {
            boolean plain = key.fallback() instanceof String
                    || key.fallback() instanceof Number
                    || key.fallback() instanceof Boolean
                    || key.fallback() instanceof List<?>;
            if (plain && !key.section().equals("paths") && !key.secret()) {
                all.put(key.path(), key.fallback());
            }
        }
        var before = editing.load().document();

        editing.commit(new Values(all));

        var after = editing.load().document();
        assertThat(after.sections().keySet()).isEqualTo(before.sections().keySet());
        for (String section : Arrays.asList("server", "planner", "map", "features", "auth", "cache", "playlist")) {
            assertThat(after.sections().get(section))
                    .isEqualTo(before.sections().get(section));
        }
    }
}
