package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.SettingsDocument.PluginDocument;
import dev.rackstate.application.configuration.Transaction;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.slurm.ExporterSettings;
import dev.rackstate.application.slurm.SlurmMetricCatalog.Metric;
import dev.rackstate.application.slurm.SlurmMetricCatalog.Scope;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.SlurmSettings.Pace;
import dev.rackstate.application.slurm.SlurmrestdSettings;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.slurm.NodeMapping;
import dev.rackstate.domain.slurm.NodeMapping.Entry;
import dev.rackstate.domain.slurm.StatusMap;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmReaderTest {
    private static final String PLUGIN = "plugins/slurm/config.yml";
    private static final String MAPPING = "plugins/slurm/node_mapping.yaml";

    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void switchedOn() {
        files = new FilesOnDisk(directory)
                .write(
                        "app.yaml",
                        "paths: {topology: topology, templates: templates, checks: checks}\nplugins: {slurm: {enabled: true}}\n");
    }

    private SlurmSettings plugin(String text) {
        return files.write(PLUGIN, text).load().slurm();
    }

    @Test
    void nothingConfigured_isOff() {
        SlurmSettings slurm = new FilesOnDisk(directory.resolve("other")).load().slurm();

        assertThat(slurm.enabled()).isFalse();
        assertThat(slurm.exporter()).isEqualTo(ExporterSettings.DEFAULT);
        assertThat(slurm.statuses()).isEqualTo(StatusMap.DEFAULT);
    }

    @Test
    void switchedOn_withoutFile_hasTheDefaults() {
        SlurmSettings slurm = files.load().slurm();

        assertThat(slurm.enabled()).isTrue();
        assertThat(slurm.source()).isEqualTo(SlurmSettings.Source.PROMETHEUS);
        assertThat(slurm.pace()).isEqualTo(Pace.DEFAULT);
        assertThat(slurm.edge()).isEqualTo(new EdgeMap.Ignore());
        assertThat(slurm.rest()).isNull();
        assertThat(slurm.mapping().nodes()).isEqualTo(NodeMapping.NONE);
        assertThat(slurm.catalog().metrics()).isEmpty();
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void pluginFile_withEverything_isReadAsWritten() {
        SlurmSettings slurm = plugin("""
                source: slurmrestd
                metric: node_state
                label_node: host
                label_status: state
                label_partition: queue
                metrics: {cpus: node_cpus, reason: node_reason}
                telemetry_source: second
                slurmrestd:
                  url: https://ctl:6820
                  user: monitor
                  token_file: token.jwt
                  version: v0.0.40
                  timeout_seconds: 2.5
                  tls_verify: false
                refresh_seconds: 20
                stale_after_seconds: 90.5
                status_map: {ok: [idle], info: [planned]}
                edge: Lower(1)
                severity_colors: {ok: "#000000"}
                roles: [gpu]
                include_unlabeled: true
                mapping_path: null
                """);

        assertThat(files.problems()).isEmpty();
        assertThat(slurm.source()).isEqualTo(SlurmSettings.Source.SLURMRESTD);
        assertThat(slurm.exporter())
                .isEqualTo(new ExporterSettings(
                        "node_state",
                        new ExporterSettings.Labels("host", "state", "queue"),
                        new ExporterSettings.Use("node_cpus", null, null, null, null, null),
                        "node_reason",
                        "second"));
        assertThat(slurm.rest())
                .isEqualTo(new SlurmrestdSettings(
                        URI.create("https://ctl:6820"),
                        null,
                        "monitor",
                        new SlurmrestdSettings.TokenFile(
                                directory.resolve("token.jwt").toString()),
                        "v0.0.40",
                        Duration.ofMillis(2500),
                        false,
                        null));
        assertThat(slurm.pace()).isEqualTo(new Pace(Duration.ofSeconds(20), Duration.ofMillis(90_500)));
        assertThat(slurm.statuses())
                .isEqualTo(new StatusMap(
                        List.of("idle"), StatusMap.DEFAULT.warn(), StatusMap.DEFAULT.crit(), List.of("planned")));
        assertThat(slurm.edge()).isEqualTo(EdgeMap.parse("lower(1)"));
        assertThat(slurm.colors().ok()).isEqualTo("#000000");
        assertThat(slurm.roles()).containsExactly("gpu");
        assertThat(slurm.includeUnlabeled()).isTrue();
        assertThat(slurm.mapping()).isEqualTo(SlurmSettings.Mapping.NONE);
    }

    @Test
    void preset_chosen_fillsWhatIsNotSaid() {
        SlurmSettings slurm = plugin("preset: prometheus-slurm-exporter\nlabel_node: host\nmetrics: {gpus: null}\n");

        ExporterSettings preset = Objects.requireNonNull(ExporterSettings.PRESETS.get("prometheus-slurm-exporter"));
        assertThat(slurm.exporter().metric()).isEqualTo(preset.metric());
        assertThat(slurm.exporter().labels().node()).isEqualTo("host");
        assertThat(slurm.exporter().use().cpus()).isEqualTo("slurm_node_cpu_total");
        assertThat(slurm.exporter().use().gpus()).isNull();
        PluginDocument document =
                Objects.requireNonNull(files.load().document().plugins().get("workload-slurm"));
        assertThat(document.values()).containsEntry("metric", "slurm_node_cpu_total");
    }

    @Test
    void wrongValues_areReportedAndReplaced() {
        SlurmSettings slurm = plugin("""
                preset: vpenso
                metric: node-state
                slurmrestd: {url: "http://a:1", socket: /run/slurm.sock, version: 40}
                edge: worst
                """);

        assertThat(slurm.exporter()).isEqualTo(ExporterSettings.DEFAULT);
        assertThat(slurm.rest()).isNull();
        assertThat(files.problems())
                .containsExactly(
                        PLUGIN + ":1:9: 'preset' must be one of slurm_exporter, prometheus-slurm-exporter,"
                                + " jontk-slurm-exporter, not 'vpenso'; it is left out",
                        PLUGIN + ":2:9: 'metric': 'node-state' is not a metric name; allowed: letters, digits, _"
                                + " and :, no digit first; slurm_node_status is used",
                        PLUGIN + ":3:19: 'slurmrestd.url' and slurmrestd.socket exclude each other; the slurmrestd is"
                                + " left out",
                        PLUGIN + ":3:67: 'slurmrestd.version': '40' is not a version of slurmrestd's API; allowed:"
                                + " auto, v0.0.38, v0.0.40, ...; auto is used",
                        PLUGIN + ":4:7: 'edge': 'worst' is not an edge map; allowed: identity, raise(k), lower(k),"
                                + " ceiling(WARN), ignore; ignore is used");
    }

    @Test
    void edge_asCallersAreShownIt_isTextThatCanBeReadBack() {
        plugin("edge: ceiling( warn )\n");

        assertThat(shownEdge()).isEqualTo("ceiling(WARN)");
        plugin("{}\n");
        assertThat(shownEdge()).isEqualTo("ignore");
    }

    private Object shownEdge() {
        return Objects.requireNonNull(files.load().document().plugins().get("workload-slurm"))
                .values()
                .get("edge");
    }

    @Test
    void check_withTheIdOfTheBuiltInOne_isLeftOutWhereThatCounts() {
        files.write(
                "checks/mine.yaml",
                "checks:\n- {id: slurm_state, name: Mine, scope: node, expr: up, rules: [{op: '>', value: 1, severity: WARN}]}\n");

        plugin("edge: ignore\n");
        assertThat(files.load().checks().find("slurm_state")).isPresent();
        assertThat(files.problems()).isEmpty();

        plugin("edge: identity\n");
        assertThat(files.load().checks().find("slurm_state")).isEmpty();
        assertThat(files.problems())
                .containsExactly("checks/mine.yaml:2:8: 'id' 'slurm_state' is the id of a check that is built in: by it"
                        + " Slurm's states count in health while 'edge' of the plugin workload-slurm is not ignore; choose"
                        + " another one; the check 'slurm_state' is left out");
    }

    @Test
    void mistakesInLists_areNamedWithTheirPlaceAndTheDefaultIsUsed() {
        plugin("status_map: {critical: [down], ok: idle}\nroles: compute\nmetrics: {cpu: a}\n");

        assertThat(files.problems())
                .containsExactly(
                        PLUGIN + ":1:14: warning: unknown key 'status_map.critical'; known here: crit, info, ok, warn",
                        PLUGIN + ":1:36: 'status_map.ok' must be a list, not 'idle'; it is left out",
                        PLUGIN + ":2:8: 'roles' must be a list, not 'compute'; it is left out",
                        PLUGIN + ":3:11: warning: unknown key 'metrics.cpu'; did you mean 'cpus'?");
    }

    @Test
    void slurmrestd_withoutAddress_isAnError() {
        assertThat(plugin("source: slurmrestd\n").rest()).isNull();
        assertThat(files.problems())
                .containsExactly(PLUGIN + ":1:1: 'slurmrestd.url' is missing: source slurmrestd needs it, or"
                        + " slurmrestd.socket; the slurmrestd is left out");
    }

    @Test
    void slurmrestd_withAWrongAddress_isOneError() {
        assertThat(plugin("source: slurmrestd\nslurmrestd: {url: \"http://me:secret@ctl\"}\n")
                        .rest())
                .isNull();
        assertThat(files.problems()).singleElement().asString().contains("use user and token_file");
    }

    @Test
    void token_asText_isReadAndNeverShown() {
        SlurmSettings slurm =
                plugin("source: slurmrestd\nslurmrestd: {url: \"http://ctl:6820\", token: eyJhb.secret}\n");

        assertThat(Objects.requireNonNull(slurm.rest()).token())
                .isEqualTo(new SlurmrestdSettings.TokenText("eyJhb.secret"));
        assertThat(files.problems()).isEmpty();
        assertThat(slurm.toString()).doesNotContain("secret");
        assertThat(document().toString()).contains("ctl:6820").doesNotContain("secret");
    }

    /** Whoever reads the settings and writes them back has not seen the token, and does not lose it. */
    @Test
    void token_asText_outlivesAWriteOfItsSection() throws Exception {
        plugin("source: slurmrestd\nslurmrestd: {url: \"http://ctl:6820\", token: eyJhb.secret}\n");
        Map<String, Object> rest = Map.of("slurmrestd", Map.of("url", "http://other:6820"));

        try (Transaction transaction = files.store().begin()) {
            transaction
                    .draft(List.of(new Wanted.Plugin("workload-slurm", rest)))
                    .commit();
        }

        assertThat(Files.readString(directory.resolve(PLUGIN))).contains("http://other:6820", "eyJhb.secret");
    }

    @Test
    void token_ofAVariable_isReadFromTheEnvironment() {
        files.environment("RACKSTATE_SLURM_TOKEN", "SLURM_JWT=eyJhb.secret");

        SlurmSettings slurm = plugin(
                "source: slurmrestd\nslurmrestd: {url: \"http://ctl:6820\", token_env: RACKSTATE_SLURM_TOKEN}\n");

        assertThat(Objects.requireNonNull(slurm.rest()).token())
                .isEqualTo(new SlurmrestdSettings.TokenText("SLURM_JWT=eyJhb.secret"));
        assertThat(files.problems()).isEmpty();
        assertThat(document().toString()).contains("RACKSTATE_SLURM_TOKEN").doesNotContain("secret");
    }

    @Test
    void token_ofAVariableThatIsMissing_isAnError() {
        plugin("source: slurmrestd\nslurmrestd: {url: \"http://ctl:6820\", token_env: NO_SUCH_VARIABLE}\n");

        assertThat(files.problems())
                .containsExactly(PLUGIN + ":2:49: 'slurmrestd.token_env': there is no variable NO_SUCH_VARIABLE in the"
                        + " environment of the server; the slurmrestd is left out");
    }

    @Test
    void tokens_inTwoPlaces_areAnError() {
        plugin("source: slurmrestd\nslurmrestd: {url: \"http://ctl:6820\", token: hush, token_file: a.jwt}\n");

        assertThat(files.problems())
                .singleElement()
                .asString()
                .contains("'slurmrestd.token_file' and the other keys of the token exclude each other")
                .doesNotContain("hush");
    }

    private Map<String, Object> document() {
        return Objects.requireNonNull(files.load().document().plugins().get("workload-slurm"))
                .values();
    }

    @Test
    void mapping_asListAndAsMapping_isReadInOrder() {
        files.write(MAPPING, """
                mappings:
                  - {node: "n*", instance: "compute*"}
                  - {node: login1, instance: srv-login-01}
                mapping:
                  "c[001-120]": "compute[001-120]"
                  "g[01-16]": "gpu[001-016]"
                """);

        SlurmSettings.Mapping mapping =
                plugin("mapping_path: " + MAPPING + "\n").mapping();

        assertThat(mapping.path()).isEqualTo(MAPPING);
        assertThat(mapping.nodes().entries())
                .containsExactly(
                        new Entry("n*", "compute*"),
                        new Entry("login1", "srv-login-01"),
                        new Entry("c[001-120]", "compute[001-120]"),
                        new Entry("g[01-16]", "gpu[001-016]"));
        assertThat(files.problems()).isEmpty();
    }

    /** Configurations name the file by where it once stood; beside the plugin's own file it is found all the same. */
    @Test
    void mapping_namedByAnotherPlace_isFoundBesideThePluginsFile() {
        files.write(MAPPING, "mappings: [{node: a, instance: b}]\n");

        SlurmSettings.Mapping mapping = plugin("mapping_path: config/examples/small/plugins/slurm/node_mapping.yaml\n")
                .mapping();

        assertThat(mapping.path()).isEqualTo(MAPPING);
        assertThat(mapping.nodes().entries()).hasSize(1);
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void mapping_wrongEntries_areLeftOutWithTheirPlace() {
        files.write(MAPPING, """
                mappings:
                  - {node: "n[1-3]", instance: "c[1-2]"}
                  - {node: n1}
                  - nonsense
                  - {node: good, instance: fine}
                mapping: {a: [b], "c*": "d*e*"}
                """);

        SlurmSettings.Mapping mapping =
                plugin("mapping_path: " + MAPPING + "\n").mapping();

        assertThat(mapping.nodes().entries()).containsExactly(new Entry("good", "fine"));
        assertThat(files.problems())
                .containsExactly(
                        MAPPING + ":2:5: 'n[1-3]' stands for 3 names and 'c[1-2]' for 2; they must run along; the"
                                + " node mapping 'n[1-3]' is left out",
                        MAPPING + ":3:5: 'instance' is missing; the node mapping is left out",
                        MAPPING + ":4:5: a node mapping must be a mapping, not 'nonsense'; it is left out",
                        MAPPING + ":6:14: an instance must be text, not a list; the node mapping 'a' is left out",
                        MAPPING + ":6:25: 'd*e*' has more * than 'c*': there is nothing to put into its place; the"
                                + " node mapping 'c*' is left out");
    }

    @Test
    void mapping_namedAndMissing_isAWarning() {
        assertThat(plugin("mapping_path: nowhere.yaml\n").mapping().nodes()).isEqualTo(NodeMapping.NONE);
        assertThat(files.problems())
                .containsExactly(
                        PLUGIN + ":1:15: warning: 'mapping_path': there is no nowhere.yaml; Slurm's names are ours");
    }

    @Test
    void catalogue_filesInUse_giveTheMetrics() {
        files.write("plugins/slurm/metrics/metrics_slurm.yaml", """
                metrics:
                  - id: nodes
                    name: Nodes by state
                    description: How many
                    metric: sum by (status) (slurm_node_status)
                    scope: global
                    category: slurm
                    display: {unit: nodes, chart_type: bar, thresholds: {warn: 5}}
                  - {id: cpus, metric: slurm_node_cpu_total, scope: node}
                """)
                .write("plugins/slurm/metrics/more.yml", "metrics: [{id: nodes, metric: other}, {id: x, metric: y}]\n")
                .write("plugins/slurm/metrics/unused.yaml", "metrics: [{id: unused, metric: unused}]\n");

        SlurmSettings slurm = plugin("""
                metrics_catalog_dir: plugins/slurm/metrics
                metrics_catalogs: [metrics_slurm.yaml, more.yml, missing.yaml, ../../config.yml]
                """);

        assertThat(slurm.catalog().metrics())
                .containsExactly(
                        new Metric(
                                "nodes",
                                "Nodes by state",
                                "How many",
                                "sum by (status) (slurm_node_status)",
                                Scope.GLOBAL,
                                Map.of("unit", "nodes", "chart_type", "bar", "thresholds", Map.of("warn", 5L))),
                        new Metric("cpus", "cpus", null, "slurm_node_cpu_total", Scope.NODE, Map.of()),
                        new Metric("x", "x", null, "y", Scope.GLOBAL, Map.of()));
        assertThat(slurm.catalog().loaded())
                .extracting(file -> file.id() + " " + file.path())
                .containsExactly(
                        "slurm plugins/slurm/metrics/metrics_slurm.yaml", "more plugins/slurm/metrics/more.yml");
        assertThat(slurm.catalog().available())
                .extracting(file -> file.name())
                .containsExactly("metrics_slurm.yaml", "more.yml", "unused.yaml");
        assertThat(files.problems())
                .containsExactly(
                        "plugins/slurm/config.yml:2:19: '../../config.yml' in 'metrics_catalogs' is not the name of a"
                                + " file in plugins/slurm/metrics; it is left out",
                        "plugins/slurm/config.yml:2:19: warning: there is no file plugins/slurm/metrics/missing.yaml; it is"
                                + " left out",
                        "plugins/slurm/metrics/more.yml:1:16: 'id' 'nodes' is already the id of another metric; the"
                                + " metric 'nodes' is left out");
    }

    @Test
    void switchedOff_filesOfItsOwn_areNotRead() {
        files.write("app.yaml", "paths: {topology: topology, templates: templates, checks: checks}\n")
                .write(MAPPING, "mappings: nonsense\n");

        assertThat(plugin("mapping_path: " + MAPPING + "\n").mapping().path()).isEqualTo(MAPPING);
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void wantedMapping_isWrittenAndReadBack() throws Exception {
        files.write(MAPPING, """
                # Names of the procurement.
                mappings:
                  - {node: "n*", instance: "compute*"}   # all but GPUs
                mapping: {"c[1-2]": "compute[1-2]"}
                """).write(PLUGIN, "mapping_path: " + MAPPING + "\n");
        NodeMapping wanted = new NodeMapping(List.of(new Entry("n*", "compute*"), new Entry("gpu001", "gpu001")));

        Configuration after = write(wanted);

        assertThat(after.slurm().mapping().nodes()).isEqualTo(wanted);
        assertThat(files.load().slurm().mapping().nodes()).isEqualTo(wanted);
        assertThat(Files.readString(directory.resolve(MAPPING))).isEqualTo("""
                # Names of the procurement.
                mappings:
                  - {node: "n*", instance: "compute*"}   # all but GPUs
                  - {node: gpu001, instance: gpu001}
                """);
    }

    @Test
    void wantedMapping_inAFileOfTheOtherForm_keepsThatForm() throws Exception {
        files.write(MAPPING, """
                # Names of the procurement.
                mapping:
                  "c[1-2]": "compute[1-2]"   # the old ones
                  "g*": "gpu*"
                """).write(PLUGIN, "mapping_path: " + MAPPING + "\n");

        write(new NodeMapping(
                List.of(new Entry("c[1-2]", "compute[1-2]"), new Entry("x1", "spare1"), new Entry("g*", "gpu-*"))));

        assertThat(Files.readString(directory.resolve(MAPPING))).isEqualTo("""
                # Names of the procurement.
                mapping:
                  "c[1-2]": "compute[1-2]"   # the old ones
                  x1: spare1
                  "g*": "gpu-*"
                """);
    }

    @Test
    void wantedMapping_thatTheOtherFormCannotSay_isAList() throws Exception {
        String text = "mapping: {\"c*\": \"compute*\", \"g*\": \"gpu*\"}\n";
        List<NodeMapping> wanted = List.of(
                new NodeMapping(List.of(new Entry("g*", "gpu*"), new Entry("c*", "compute*"))),
                new NodeMapping(List.of(new Entry("c*", "compute*"), new Entry("c*", "x*"))));
        for (NodeMapping one : wanted) {
            files.write(MAPPING, text).write(PLUGIN, "mapping_path: " + MAPPING + "\n");

            write(one);

            assertThat(Files.readString(directory.resolve(MAPPING))).contains("mappings:");
            assertThat(files.load().slurm().mapping().nodes()).isEqualTo(one);
        }
    }

    @Test
    void wantedMapping_withoutAFileYet_makesOne() throws Exception {
        files.write(PLUGIN, "mapping_path: plugins/slurm/new.yaml\n");
        NodeMapping wanted = new NodeMapping(List.of(new Entry("n*", "compute*")));

        write(wanted);

        assertThat(files.load().slurm().mapping().nodes()).isEqualTo(wanted);
    }

    @Test
    void wantedMapping_outsideOrNowhere_isRefused() {
        files.write(PLUGIN, "mapping_path: /etc/rackstate-mapping.yaml\n");
        assertThatThrownBy(() -> write(NodeMapping.NONE))
                .isInstanceOf(NotWritableException.class)
                .hasMessage("the file /etc/rackstate-mapping.yaml lies outside the configuration; it is only read");

        files.write(PLUGIN, "mapping_path: null\n");
        assertThatThrownBy(() -> write(NodeMapping.NONE))
                .isInstanceOf(NotWritableException.class)
                .hasMessage("mapping_path of the plugin workload-slurm is not configured, so there is no file");
    }

    private Configuration write(NodeMapping wanted) throws Exception {
        try (Transaction transaction = files.store().begin()) {
            Transaction.Draft draft = transaction.draft(List.of(new Wanted.SlurmMapping(wanted)));
            draft.commit();
            return draft.result();
        }
    }
}
