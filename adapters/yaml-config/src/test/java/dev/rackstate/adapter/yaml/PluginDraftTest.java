package dev.rackstate.adapter.yaml;

import static dev.rackstate.adapter.yaml.Editing.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.BadValue;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.SettingsDocument.PluginDocument;
import dev.rackstate.application.configuration.Wanted.Plugin;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDraftTest {
    private static final String SIMULATOR = "plugins/simulator/config/plugin.yaml";

    @TempDir
    private Path directory;

    private FilesOnDisk files;
    private Editing editing;

    @BeforeEach
    void files() {
        files = new FilesOnDisk(directory);
        editing = new Editing(files);
    }

    private PluginDocument document(String plugin) {
        PluginDocument document = editing.load().document().plugins().get(plugin);
        assertThat(document).isNotNull();
        return document;
    }

    @Test
    void values_ofAFileThatIsThere_changeTheirLines() {
        files.write(SIMULATOR, "seed: 7   # lucky\nincident_mode: light\nmine: kept\n");

        var changes = editing.commit(new Plugin("simulator", Map.of("seed", 8, "changes_per_hour", 4)));

        assertThat(lines(changes.get(0)))
                .contains("-seed: 7   # lucky\n+seed: 8   # lucky\n", "+changes_per_hour: 4\n");
        assertThat(editing.text(SIMULATOR)).contains("mine: kept");
        assertThat(editing.load().simulation().seed()).isEqualTo(8);
    }

    @Test
    void plugin_withoutAFile_getsOneWithWhatTheMainFileSays() {
        files.write("app.yaml", """
                paths: {topology: topology, templates: templates, checks: checks}
                plugins: {simulator: {enabled: true, seed: 3, custom_incidents: {racks_crit: 1}}}
                """);
        assertThat(document("simulator").fromFile()).isFalse();
        assertThat(document("simulator").path()).isEqualTo(SIMULATOR);

        editing.commit(new Plugin("simulator", Map.of("incident_mode", "custom")));

        Configuration now = editing.load();
        assertThat(now.simulation().seed()).isEqualTo(3);
        assertThat(now.simulation().custom().racksCrit()).isEqualTo(1);
        assertThat(now.simulation().incidentMode()).isEqualTo(IncidentMode.CUSTOM);
        assertThat(document("simulator").fromFile()).isTrue();
        assertThat(document("simulator").enabled()).isTrue();
        assertThat(editing.text(SIMULATOR)).doesNotContain("enabled");
    }

    @Test
    void slurm_isReadAndWrittenUnderEitherName() {
        files.write("plugins/slurm/config.yml", "metric: my_states\n");
        assertThat(document("workload-slurm").values()).containsEntry("metric", "my_states");

        editing.commit(new Plugin("workload-slurm", Map.of("roles", List.of("gpu"))));
        assertThat(editing.text("plugins/slurm/config.yml")).contains("metric: my_states", "roles:");

        files.delete("plugins/slurm/config.yml");
        editing.commit(new Plugin("slurm", Map.of("label_node", "host")));
        assertThat(editing.text("plugins/workload-slurm/config.yml")).isEqualTo("label_node: host\n");
    }

    @Test
    void document_hasEveryValueWithItsDefault() {
        assertThat(document("simulator").values().keySet())
                .containsExactly(
                        "update_interval_seconds",
                        "seed",
                        "incident_mode",
                        "changes_per_hour",
                        "custom_incidents",
                        "overrides_path",
                        "default_ttl_seconds",
                        "metrics_catalog_path",
                        "slurm_random_statuses",
                        "slurm_random_match",
                        "slurm_alloc_percent",
                        "metrics_catalogs",
                        "profiles");
        assertThat(document("workload-slurm").values())
                .containsEntry("metric", "slurm_node_status")
                .containsEntry("mapping_path", "config/plugins/slurm/node_mapping.yaml")
                .containsEntry(
                        "severity_colors",
                        Map.of("ok", "#22c55e", "warn", "#f59e0b", "crit", "#ef4444", "info", "#3b82f6"));
    }

    @Test
    void badValues_areAllNamedAtOnce() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("seed", "often");
        values.put("incident_mode", "BAD");
        values.put("custom_incidents", Map.of("racks_crit", -1, "racks_krit", 1));
        values.put("enabled", true);
        values.put("changes_per_hours", 1);

        NotWritableException refused = editing.refused(new Plugin("simulator", values));

        assertThat(refused.kind()).isEqualTo(Kind.INVALID_VALUES);
        assertThat(refused.values())
                .extracting(BadValue::path)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(
                        "changes_per_hours",
                        "custom_incidents.racks_crit",
                        "custom_incidents.racks_krit",
                        "enabled",
                        "incident_mode",
                        "seed"));
        assertThat(refused.values())
                .contains(
                        new BadValue(
                                "enabled",
                                "'enabled' is not a key of the plugin simulator; the plugin is switched by"
                                        + " plugins.simulator.enabled of the main file"),
                        new BadValue("seed", "'seed' must be a whole number, not 'often'"));
        assertThat(directory.resolve(SIMULATOR)).doesNotExist();
    }

    @Test
    void edge_ofSlurm_isWrittenAsText() {
        files.write("plugins/slurm/config.yml", "metric: my_states   # ours\n");

        editing.commit(new Plugin("workload-slurm", Map.of("edge", "lower(1)")));

        assertThat(editing.text("plugins/slurm/config.yml")).isEqualTo("metric: my_states   # ours\nedge: lower(1)\n");
        assertThat(document("workload-slurm").values()).containsEntry("edge", "lower(1)");
        assertThat(editing.refused(new Plugin("workload-slurm", Map.of("edge", "milder")))
                        .values())
                .containsExactly(new BadValue(
                        "edge",
                        "'edge': 'milder' is not an edge map; allowed: identity, raise(k), lower(k), ceiling(WARN),"
                                + " ignore"));
    }

    @Test
    void unknownPlugin_isRefused() {
        assertThat(editing.refused(new Plugin("slrum", Map.of())))
                .hasMessage("slrum: there is no plugin 'slrum'; known here: simulator, workload-slurm");
    }
}
