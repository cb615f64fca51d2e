package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.Topology;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyFileTest {
    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void oneFile() {
        files = new FilesOnDisk(directory)
                .write("app.yaml", "paths: {topology: all.yaml, templates: templates, checks: checks}\n");
    }

    private Topology topology(String text) {
        return files.write("all.yaml", text).load().topology();
    }

    @Test
    void topology_withEverythingNested_isReadAsWritten() {
        Topology topology = topology("""
                sites:
                  - id: s
                    name: Site
                    rooms:
                      - id: room
                        name: Room
                        layout: {}
                        aisles:
                          - id: a
                            name: Row A
                            racks:
                              - id: r1
                                name: Rack
                                devices:
                                  - {id: d, name: D, template_id: server-1u, u_position: 1, instance: 'n[1-3]'}
                          - b
                        standalone_racks:
                          - {id: r2, name: Alone}
                """);

        assertThat(files.problems()).isEmpty();
        Room room = topology.sites().get(0).rooms().get(0);
        assertThat(room.aisles()).extracting(Aisle::name).containsExactly("Row A", "b");
        assertThat(room.aisles().get(0).racks().get(0).devices().get(0).nodes()).hasSize(3);
        assertThat(room.standaloneRacks()).extracting(Rack::name).containsExactly("Alone");
    }

    @Test
    void wrongEntries_areReportedTogetherAndTheRestLoads() {
        Topology topology = topology("""
                sites:
                  - id: s
                    name: Site
                    rooms:
                      - name: No id
                      - id: room
                        name: Room
                        aisles:
                          - id: a
                            name: A
                            racks: [r1, {id: r2, name: R2}, {id: r2, name: again}]
                          - 7
                      - text
                """);

        assertThat(files.problems())
                .containsExactly(
                        "all.yaml:5:9: 'id' is missing; the room is left out",
                        "all.yaml:11:21: a rack must be a mapping, not 'r1'; it is left out",
                        "all.yaml:11:50: the rack id 'r2' is already used in this aisle at all.yaml:11:30; the rack is"
                                + " left out",
                        "all.yaml:12:13: the aisle must be text, not the number 7; write it in quotes: \"7\"; it is"
                                + " left out",
                        "all.yaml:13:9: a room must be a mapping, not 'text'; it is left out");
        assertThat(topology.sites().get(0).rooms().get(0).aisles().get(0).racks())
                .hasSize(1);
    }

    @Test
    void emptyFile_isAnEmptyTopologyWithAWarning() {
        assertThat(topology("# nothing yet\n").sites()).isEmpty();
        assertThat(files.problems()).containsExactly("all.yaml: warning: is empty: there are no sites");
    }

    @Test
    void missingFile_isAnErrorAtThePathThatNamesIt() {
        assertThat(files.problems()).containsExactly("app.yaml:1:19: there is no topology file or directory all.yaml");
        assertThat(files.load().topology().sites()).isEmpty();
    }

    @Test
    void anotherKindOfFile_isNamed() {
        topology("templates: []\n");

        assertThat(files.problems())
                .containsExactly("all.yaml:1:1: warning: unknown key 'templates'; known here: sites");
    }

    @Test
    void fileOverAnOrdinaryFilesSize_isReadAllTheSame() {
        Limits small = new Limits(200, 1 << 20, 50, 64, 100, 100_000, 100, 100_000);
        StringBuilder text = new StringBuilder("sites:\n");
        for (int i = 0; i < 300; i++) {
            text.append("  - {id: s").append(i).append(", name: Site}\n");
        }
        files.limits(small).write("templates/devices.yaml", "templates: []\n");

        assertThat(topology(text.toString()).sites()).hasSize(300);
        assertThat(files.problems()).isEmpty();
    }
}
