package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.files.Disk;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.SlurmSettings.StatusMap;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmReaderTest {
    @TempDir
    private Path directory;

    private final List<String> problems = new java.util.ArrayList<>();

    private SlurmSettings read(String text) {
        FilesOnDisk onDisk = new FilesOnDisk(directory)
                .write("plugins/slurm/config.yml", text)
                .write("empty.yaml", "{}\n");
        Home home = Home.of(onDisk.root(), Path.of("app.yaml"), Map.of(), Limits.DEFAULT);
        YamlFiles files = new YamlFiles(Disk.NOW, home.names(), home.limits(), new Memory(InstantSource.system()));
        Fields nothing = files.read(directory.resolve("empty.yaml")).fields(Subject.tolerant("plugin"));
        assertThat(nothing).isNotNull();
        PluginSource source = PluginSource.of(
                PluginKind.SLURM, new PluginEntry(true, nothing), files, home.directory(), ignored -> {});
        SlurmSettings settings =
                new SlurmReader(files, home.paths(Disk.NOW)).read(source).settings();
        problems.clear();
        files.log().all().forEach(problem -> problems.add(problem.toString()));
        return settings;
    }

    @Test
    void settings_absent_haveTheirDefaults() {
        SlurmSettings settings = read("# nothing\n");

        assertThat(settings.metric()).isEqualTo("slurm_node_status");
        assertThat(settings.labels()).isEqualTo(new SlurmSettings.Labels("node", "status", "partition"));
        assertThat(settings.statuses()).isEqualTo(StatusMap.DEFAULT);
        assertThat(settings.statuses().crit()).hasSize(13).contains("noresp");
        assertThat(settings.colors()).isEqualTo(SlurmSettings.Colors.DEFAULT);
        assertThat(settings.roles()).containsExactly("compute", "visu");
        assertThat(settings.includeUnlabeled()).isFalse();
        assertThat(settings.mapping()).isEqualTo(directory.resolve("config/plugins/slurm/node_mapping.yaml"));
        assertThat(settings.catalogDirectory()).isEqualTo(directory.resolve("config/plugins/slurm/metrics"));
        assertThat(settings.catalogs()).containsExactly("metrics.yaml");
        assertThat(problems).isEmpty();
    }

    @Test
    void settings_given_areUsedAndTheOtherListsStay() {
        SlurmSettings settings = read("""
                enabled: true
                metric: node_state
                label_node: host
                status_map: {crit: [down], info: []}
                severity_colors: {ok: green}
                mapping_path: null
                metrics_catalogs: [a.yaml, b.yaml]
                include_unlabeled: yes
                """);

        assertThat(settings.metric()).isEqualTo("node_state");
        assertThat(settings.labels().node()).isEqualTo("host");
        assertThat(settings.statuses().crit()).containsExactly("down");
        assertThat(settings.statuses().ok()).isEqualTo(StatusMap.DEFAULT.ok());
        assertThat(settings.colors().ok()).isEqualTo("green");
        assertThat(settings.mapping()).isNull();
        assertThat(settings.catalogs()).containsExactly("a.yaml", "b.yaml");
        assertThat(settings.includeUnlabeled()).isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void mistakes_areNamedWithTheirPlaceAndTheDefaultIsUsed() {
        SlurmSettings settings = read("metric: ''\nstatus_map: {critical: [down], ok: idle}\nroles: compute\n");

        assertThat(settings.metric()).isEqualTo("slurm_node_status");
        assertThat(problems)
                .containsExactly(
                        "plugins/slurm/config.yml:1:9: 'metric' must not be blank; slurm_node_status is used",
                        "plugins/slurm/config.yml:2:14: warning: unknown key 'status_map.critical'; known here: crit, info, ok, warn",
                        "plugins/slurm/config.yml:2:36: 'status_map.ok' must be a list, not 'idle'; it is left out",
                        "plugins/slurm/config.yml:3:8: 'roles' must be a list, not 'compute'; it is left out");
    }
}
