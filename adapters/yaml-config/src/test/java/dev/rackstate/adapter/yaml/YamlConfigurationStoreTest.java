package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.domain.check.Check;
import dev.rackstate.testkit.configuration.ConfigurationStoreContract;
import dev.rackstate.testkit.process.Poll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlConfigurationStoreTest extends ConfigurationStoreContract {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String APP = "paths: {topology: topology, templates: templates, checks: checks}\n";

    @TempDir
    private Path directory;

    private FilesOnDisk files;
    private YamlConfigurationStore store;

    @BeforeEach
    void sound() {
        files = new FilesOnDisk(directory).write("app.yaml", APP);
        renameFirstSite("Site");
        files.write("topology/datacenters/s/rooms/room/room.yaml", "aisles: []\n")
                .write("checks/checks.yaml", """
                checks:
                  - {id: a, name: A, scope: node, expr: up, rules: [{op: '==', value: 0, severity: CRIT}]}
                  - {id: b, name: B, scope: node, expr: up, rules: [{op: '==', value: 0, severity: CRIT}]}
                """);
        store = files.store();
    }

    @Override
    protected ConfigurationStore store() {
        return store;
    }

    @Override
    protected void renameFirstSite(String name) {
        files.write("topology/sites.yaml", "sites: [{id: s, name: " + name + "}]\n");
    }

    @Override
    protected void breakFirstCheck() throws IOException {
        Path checks = directory.resolve("checks/checks.yaml");
        Files.writeString(checks, Files.readString(checks).replaceFirst("scope: node", "scope: planet"));
    }

    @Override
    protected void breakMainPart() {
        files.write("app.yaml", APP + "auth: {enabled: [");
    }

    @Override
    protected void repairMainPart() {
        files.write("app.yaml", APP);
    }

    @Override
    protected Object kept() {
        return new Editing(files).everything();
    }

    /** Where a process may write is for its user to say, and tests may run as one who may write everywhere. */
    @Override
    protected void makeUnwritable() {
        files.write(".rackstate", "a file where the directory of the journal should be\n");
    }

    @Test
    void at_relativePath_startsInTheWorkingDirectory() {
        assertThatThrownBy(() -> YamlConfigurationStore.at(Path.of("no/such/app.yaml"), Map.of())
                        .load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("no/such/app.yaml: does not exist");
        assertThatThrownBy(() -> YamlConfigurationStore.at(Path.of("/")).load())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("/: is not a file; the file is left out");
    }

    @Test
    void load_moreFilesThanAllowed_isRefused() {
        files.limits(new Limits(1 << 20, 1 << 20, 50, 64, 1000, 1000, 3, 1000));

        assertThat(files.problems())
                .containsExactly(
                        "app.yaml:1:19: the configured directories hold more than 3 YAML files; nothing of them"
                                + " is read");
        assertThat(files.isRefused()).isTrue();
    }

    @Test
    void load_tenPlantedMistakes_areAllNamedAtOnce() {
        files.write("app.yaml", APP + "refresh: {room_state_seconds: 1}\n")
                .write("topology/sites.yaml", "sites: [{id: s, name: S, location: {lat: 99, lon: 0}}]\n")
                .write(
                        "topology/datacenters/s/rooms/room/room.yaml",
                        "aisles: [{id: a}, {id: B}]\nstandalone_racks: [gone]\n")
                .write("topology/datacenters/s/rooms/room/aisles/a/aisle.yaml", "racks: [r1, r2]\n")
                .write("topology/datacenters/s/rooms/room/aisles/a/racks/r1.yaml", "id: r1\nname: R\nu_height: 99\n")
                .write("topology/datacenters/s/rooms/room/aisles/a/racks/r2.yaml", """
                        id: r2
                        name: R
                        devices:
                          - {id: d, name: D, template_id: server-1u, u_position: 1, instance: 'n[9-1]'}
                        """)
                .write("templates/devices.yaml", "templates:\n  - {id: server-1u, name: S, u_height: tall}\n")
                .write("checks/checks.yaml", "checks:\n  - {id: a, name: A, scope: node, expr: up, for: 5}\n")
                .write("checks/more.yaml", "checks:\n  - {id: b\n")
                .write("plugins/simulator/config/plugin.yaml", "incident_mode: bad\n");

        assertThat(files.problems())
                .filteredOn(problem -> !problem.contains("warning:"))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "app.yaml:2:31:",
                        "checks/checks.yaml:2:50:",
                        "checks/more.yaml:3:1:",
                        "plugins/simulator/config/plugin.yaml:1:16:",
                        "templates/devices.yaml:2:40:",
                        "topology/datacenters/s/rooms/room/aisles/a/racks/r1.yaml:3:11:",
                        "topology/datacenters/s/rooms/room/aisles/a/racks/r2.yaml:4:71:",
                        "topology/datacenters/s/rooms/room/room.yaml:1:24:",
                        "topology/datacenters/s/rooms/room/room.yaml:2:20:",
                        "topology/sites.yaml:1:42:");
    }

    @Test
    void watch_newDirectoryWithFiles_isPickedUp() throws Exception {
        store.load();
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = store.watch(calls::incrementAndGet)) {
            assertThat(watch).isNotNull();
            files.write("topology/datacenters/s/rooms/new/room.yaml", "aisles: []\n");
            Poll.until("call back for the new room", SOON, () -> calls.get() == 1);

            files.write("topology/datacenters/s/rooms/new/room.yaml", "aisles: []\nname: Changed\n");
            Poll.until("call back for the file in the new room", SOON, () -> calls.get() == 2);
        }
    }

    @Test
    void watch_filesOfEditorsAndDeletedOnes_onlyRealOnesCount() throws Exception {
        Configuration before = store.load();
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = store.watch(calls::incrementAndGet)) {
            assertThat(watch).isNotNull();
            files.write("checks/.checks.yaml.swp", "x")
                    .write("checks/checks.yaml~", "x")
                    .write("checks/#checks.yaml#", "x")
                    .write("checks/4913", "x")
                    .delete("checks/checks.yaml");

            Poll.until("call back for the deleted file", SOON, () -> calls.get() == 1);
        }
        assertThat(before.checks().all()).extracting(Check::id).containsExactly("a", "b");
        assertThat(store.load().checks().all()).isEmpty();
    }

    @Test
    void watch_fileReplacedByRename_isNoticed() throws Exception {
        store.load();
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = store.watch(calls::incrementAndGet)) {
            assertThat(watch).isNotNull();
            Path target = directory.resolve("checks/checks.yaml");
            Path next = directory.resolve("checks/.next");
            Files.copy(target, next, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            Poll.until("call back for a file of the same size and time", SOON, () -> calls.get() == 1);
        }
    }

    @Test
    void watch_linkSwappedAsKubernetesDoes_isNoticed() throws Exception {
        Path first = Files.createDirectories(directory.resolve("mount/..first"));
        Path second = Files.createDirectories(directory.resolve("mount/..second"));
        Files.writeString(first.resolve("c.yaml"), "checks: []\n");
        Files.writeString(second.resolve("c.yaml"), "checks: [{id: broken}]\n");
        Path data = directory.resolve("mount/..data");
        Files.createSymbolicLink(data, first.getFileName());
        Files.createSymbolicLink(directory.resolve("mount/c.yaml"), Path.of("..data/c.yaml"));
        files.write("app.yaml", "paths: {topology: topology, templates: templates, checks: mount}\n");
        assertThat(store.load().problems()).isEmpty();
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = store.watch(calls::incrementAndGet)) {
            assertThat(watch).isNotNull();
            Path next = directory.resolve("mount/..data_tmp");
            Files.createSymbolicLink(next, second.getFileName());
            Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            Poll.until("call back for the swapped link", SOON, () -> calls.get() == 1);
        }
        assertThat(store.load().problems()).isNotEmpty();
    }

    @Test
    void watch_pathsChangedInTheMainFile_newPlacesAreWatched() throws Exception {
        store.load();
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = store.watch(() -> {
            loadQuietly();
            calls.incrementAndGet();
        })) {
            assertThat(watch).isNotNull();
            files.write("elsewhere/c.yaml", "checks: []\n")
                    .write("app.yaml", "paths: {topology: topology, templates: templates, checks: elsewhere}\n");
            Poll.until("call back for the main file", SOON, () -> calls.get() == 1);

            files.write("elsewhere/c.yaml", "checks: []\n# and more\n");
            Poll.until("call back for a file of the new place", SOON, () -> calls.get() == 2);
        }
    }

    @Test
    void watch_overridesAndPlugins_belongToIt() throws Exception {
        files.write("plugins/simulator/config/plugin.yaml", "overrides_path: later/overrides.yaml\n");
        store.load();
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = store.watch(() -> {
            loadQuietly();
            calls.incrementAndGet();
        })) {
            assertThat(watch).isNotNull();
            files.write("later/overrides.yaml", "overrides: []\n");
            Poll.until("call back for a file that was not there", SOON, () -> calls.get() == 1);

            files.write("plugins/simulator/config/plugin.yaml", "seed: 1\n");
            Poll.until("call back for the plugin file", SOON, () -> calls.get() == 2);
        }
    }

    private void loadQuietly() {
        try {
            store.load();
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void watch_changeWhileLoading_isNotLost() throws Exception {
        store.load();
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = store.watch(() -> {
            loadQuietly();
            if (calls.incrementAndGet() == 1) {
                renameFirstSite("Edited while the call back runs");
            }
        })) {
            assertThat(watch).isNotNull();
            renameFirstSite("First");

            Poll.until("second call back", SOON, () -> calls.get() == 2);
        }
        assertThat(store.load().topology().sites().get(0).name()).isEqualTo("Edited while the call back runs");
    }

    @Test
    void watch_closedFromItsOwnCallBack_ends() throws Exception {
        store.load();
        AtomicInteger calls = new AtomicInteger();
        AutoCloseable[] watch = new AutoCloseable[1];
        watch[0] = store.watch(() -> {
            try {
                watch[0].close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            calls.incrementAndGet();
        });

        renameFirstSite("Last words");

        Poll.until("call back", SOON, () -> calls.get() == 1);
        Poll.until("end of the watching thread", SOON, () -> threads().isEmpty());
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("configuration-watch"))
                .toList();
    }
}
