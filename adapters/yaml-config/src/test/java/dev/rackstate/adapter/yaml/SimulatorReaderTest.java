package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CatalogEntry;
import dev.rackstate.application.simulation.SimulationSettings.CustomIncidents;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.simulation.SimulationSettings.Profile;
import dev.rackstate.application.simulation.SimulationSettings.SlurmStates;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorReaderTest {
    private static final String PLUGIN = "plugins/simulator/config/plugin.yaml";
    private static final String PATHS = "paths: {topology: topology, templates: templates, checks: checks}\n";

    private static final Instant IN_2030 = Instant.parse("2030-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void sound() {
        files = new FilesOnDisk(directory).write("app.yaml", PATHS);
    }

    private SimulationSettings plugin(String text) {
        return files.write(PLUGIN, text).load().simulation();
    }

    @Test
    void nothingConfigured_hasTheDefaults() {
        assertThat(files.load().simulation()).isEqualTo(SimulationSettings.DEFAULT);
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void pluginFile_withEverything_isReadAsWritten() {
        files.write("catalog.yaml", """
                metrics:
                  - name: up
                    scope: node
                    instances: ["compute*", "n[1-3]"]
                    labels: {port: 9100, node: $node_id, empty: null}
                    labels_only: true
                    help: Whether it is up
                  - {name: pdu, scope: rack, racks: ["r01-*"], include_base_labels: false}
                  - {name: plain}
                """)
                .write("more.yaml", "metrics: [{name: up, scope: rack}]\n")
                .write("off.yaml", "metrics: [{name: off}]\n")
                .write("overrides.yaml", """
                        overrides:
                          - {id: one, instance: n1, metric: up, value: 0, expires_at: 1893456000}
                          - {rack_id: r1, metric: rack_down, value: 1}
                          - {rack_id: r1, metric: rack_down, value: 0, starts_at: 1893456000.5}
                        incidents:
                          - {id: hot, type: aisle_cooling, target_id: a1, starts_at: 1893456000, expires_at: 1893456300}
                          - {id: cut, type: NETWORK_PARTITION, target_id: r1}
                        """);

        SimulationSettings settings = plugin("""
                seed: 1931
                update_interval_seconds: 5
                incident_mode: custom
                changes_per_hour: 6
                custom_incidents: {devices_crit: 1, devices_warn: 2, racks_crit: 3, aisles_hot: 4}
                profiles:
                  gpu: {load_min: 20, load_max: 95, base_temp: 25, temp_range: 11, base_power: 700, power_var: 2300}
                  compute: {base_power: 250.5}
                overrides_path: overrides.yaml
                default_ttl_seconds: 0
                metrics_catalog_path: catalog.yaml
                metrics_catalogs:
                  - {id: more, path: more.yaml, enabled: true}
                  - {id: off, path: off.yaml, enabled: false}
                slurm_random_statuses: {drain: 1, down: 0}
                slurm_random_match: ["compute*"]
                slurm_alloc_percent: 75
                scenario: removed long ago
                """);

        assertThat(files.problems()).isEmpty();
        assertThat(settings)
                .isEqualTo(new SimulationSettings(
                        1931,
                        Duration.ofSeconds(5),
                        IncidentMode.CUSTOM,
                        6,
                        new CustomIncidents(1, 2, 3, 4),
                        Map.of(
                                "gpu", new Profile(20, 95, 25, 11, 700, 2300),
                                "compute", new Profile(10, 50, 22, 5, 250.5, 50)),
                        List.of(
                                new ValueOverride("one", "n1", null, "up", 0, IN_2030),
                                new ValueOverride("r1-rack_down", null, "r1", "rack_down", 1, null),
                                new ValueOverride(
                                        "r1-rack_down-2", null, "r1", "rack_down", 0, IN_2030.plusMillis(500), null)),
                        List.of(
                                new Incident(
                                        "hot", IncidentType.AISLE_COOLING, "a1", IN_2030, IN_2030.plusSeconds(300)),
                                new Incident("cut", IncidentType.NETWORK_PARTITION, "r1", null, null)),
                        List.of(
                                new CatalogEntry("pdu", true, List.of(), List.of("r01-*"), Map.of(), true, null),
                                new CatalogEntry("plain", null, List.of(), List.of(), Map.of(), false, null),
                                new CatalogEntry("up", true, List.of(), List.of(), Map.of(), false, null)),
                        new SlurmStates(Map.of("drain", 1, "down", 0), List.of("compute*"), 75),
                        Duration.ZERO));
    }

    @Test
    void catalogEntry_labels_areTextWhateverTheyLookLike() {
        files.write("catalog.yaml", "metrics: [{name: up, labels: {port: 9100, node: $node_id, empty: null}}]\n");

        assertThat(plugin("metrics_catalog_path: catalog.yaml\n")
                        .catalog()
                        .get(0)
                        .labels())
                .isEqualTo(Map.of("port", "9100", "node", "$node_id", "empty", ""));
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void seed_null_isZero() {
        assertThat(plugin("seed: null\n").seed()).isZero();
    }

    @Test
    void settings_standInTheFirstPlaceThatHasAny() {
        String inPlugins = PATHS + "plugins: {simulator: {enabled: true, changes_per_hour: 3}}\n";
        String both = inPlugins + "simulator: {changes_per_hour: 4}\n";

        files.write("app.yaml", PATHS + "plugins: {simulator: {enabled: true}}\nsimulator: {changes_per_hour: 4}\n");
        assertThat(files.load().simulation().changesPerHour()).isEqualTo(4);
        files.write("app.yaml", both);
        assertThat(files.load().simulation().changesPerHour()).isEqualTo(3);
        assertThat(plugin("changes_per_hour: 5\n").changesPerHour()).isEqualTo(5);
        assertThat(plugin("# empty\n").changesPerHour()).isEqualTo(3);
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void mistakes_keepTheDefaults() {
        SimulationSettings settings = plugin("""
                seed: many
                update_interval_seconds: 0
                incident_mode: total
                changes_per_hour: 0
                custom_incidents: {devices_crit: -1, rack_crit: 1}
                profiles: {gpu: {load_max: 101}, cpu: {load_min: 5}}
                slurm_alloc_percent: 101
                interval: 5
                """);

        assertThat(files.problems())
                .containsExactly(
                        PLUGIN + ":1:7: 'seed' must be a whole number, not 'many'; 0 is used",
                        PLUGIN + ":2:26: 'update_interval_seconds' must be a whole number of at least 1, not 0; 20 is"
                                + " used",
                        PLUGIN + ":3:16: 'incident_mode' must be one of full_ok, light, medium, heavy, chaos, custom,"
                                + " not 'total'; light is used",
                        PLUGIN + ":4:19: 'changes_per_hour' must be a whole number of at least 1, not 0; 2 is used",
                        PLUGIN + ":5:34: 'custom_incidents.devices_crit' must be a whole number of at least 0, not -1;"
                                + " 0 is used",
                        PLUGIN + ":5:38: warning: unknown key 'custom_incidents.rack_crit'; did you mean"
                                + " 'racks_crit'?",
                        PLUGIN + ":6:28: 'profiles.gpu.load_max' must be a number from 0 to 100, not 101; 50.0 is used",
                        PLUGIN + ":6:34: warning: unknown key 'profiles.cpu'; did you mean 'gpu'?",
                        PLUGIN + ":7:22: 'slurm_alloc_percent' must be a whole number from 0 to 100, not 101; 80 is"
                                + " used",
                        PLUGIN + ":8:1: warning: unknown key 'interval'; known here: changes_per_hour,"
                                + " custom_incidents, default_ttl_seconds, incident_mode, metrics_catalog_path,"
                                + " metrics_catalogs, overrides_path, profiles, seed, slurm_alloc_percent,"
                                + " slurm_random_match, slurm_random_statuses, ...");
        assertThat(settings.incidentMode()).isEqualTo(IncidentMode.LIGHT);
    }

    @Test
    void filesThatAreNotThere_areNamed() {
        plugin("""
                overrides_path: none.yaml
                metrics_catalog_path: none.yaml
                metrics_catalogs: [{id: x, path: none.yaml}, {id: y}]
                """);

        assertThat(files.problems())
                .containsExactly(
                        PLUGIN + ":1:17: warning: 'overrides_path': there is no file none.yaml; no value is forced",
                        PLUGIN + ":2:23: warning: 'metrics_catalog_path': there is no file none.yaml; every metric is"
                                + " emitted where it suits",
                        PLUGIN + ":3:34: warning: 'path': there is no file none.yaml; the catalogue is left out",
                        PLUGIN + ":3:46: 'path' is missing; the metrics catalogue is left out");
    }

    @Test
    void overridesAndCatalogEntries_withMistakes_areLeftOutAlone() {
        files.write("overrides.yaml", """
                        overrides:
                          - {id: a, metric: up, value: 0}
                          - {id: b, instance: n, metric: rack_down, value: 1}
                          - {id: c, instance: n, metric: up, value: down, expires_at: soon}
                          - {id: d, instance: n, metric: up, value: 1}
                          - text
                          - {id: d, instance: m, metric: up, value: 1}
                        incidents:
                          - {id: e, type: flood, target_id: r1}
                          - {id: d, type: rack_down, target_id: r1}
                          - {id: f, type: rack_down}
                        """).write("catalog.yaml", """
                        metrics:
                          - {scope: node}
                          - {name: b, scope: room, labels: {x: [1]}}
                          - {name: c}
                        """);

        SimulationSettings settings = plugin("{overrides_path: overrides.yaml, metrics_catalog_path: catalog.yaml}\n");

        assertThat(files.problems())
                .containsExactly(
                        "catalog.yaml:2:5: 'name' is missing; the metric is left out",
                        "catalog.yaml:3:22: 'scope' must be one of node, rack, not 'room'; the metric 'b' is left out",
                        "catalog.yaml:3:40: the label 'x' must be text, not a list; the metric 'b' is left out",
                        "overrides.yaml:2:5: 'instance' is missing, and so is 'rack_id': an override needs one of them;"
                                + " the override 'a' is left out",
                        "overrides.yaml:3:34: 'metric' 'rack_down' needs 'rack_id'; the override 'b' is left out",
                        "overrides.yaml:4:45: 'value' must be a number, not 'down'; the override 'c' is left out",
                        "overrides.yaml:4:63: 'expires_at' must be a number from 0 to 253402300799, not 'soon'; the"
                                + " override 'c' is left out",
                        "overrides.yaml:6:5: an override must be a mapping, not 'text'; it is left out",
                        "overrides.yaml:7:10: 'id' 'd' is already the id of what stands at overrides.yaml:5:10; the"
                                + " override 'd' is left out",
                        "overrides.yaml:9:19: 'type' must be one of rack_down, aisle_cooling, pdu_failure,"
                                + " network_partition, node_flapping, not 'flood'; the incident 'e' is left out",
                        "overrides.yaml:10:10: 'id' 'd' is already the id of what stands at overrides.yaml:5:10; the"
                                + " incident 'd' is left out",
                        "overrides.yaml:11:5: 'target_id' is missing; the incident 'f' is left out");
        assertThat(settings.incidents()).isEmpty();
        assertThat(settings.overrides()).extracting(ValueOverride::id).containsExactly("d");
        assertThat(settings.catalog()).extracting(CatalogEntry::name).containsExactly("c");
    }
}
