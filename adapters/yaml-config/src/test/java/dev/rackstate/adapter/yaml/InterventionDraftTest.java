package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to the simulated machine room by hand, written into its file. */
class InterventionDraftTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final String FILE = "plugins/simulator/overrides/overrides.yaml";
    private static final ValueOverride DOWN =
            new ValueOverride("n1-up-1", "n1", null, "up", 0, NOW, NOW.plusSeconds(300));
    private static final Incident HOT = new Incident("a1-hot", IncidentType.AISLE_COOLING, "a1", NOW, null);

    @TempDir
    private Path directory;

    private FilesOnDisk files;
    private Editing editing;

    @BeforeEach
    void sound() {
        files = new FilesOnDisk(directory);
        editing = new Editing(files);
    }

    private SimulationSettings read() {
        return editing.load().simulation();
    }

    @Test
    void firstOne_makesTheFile_besideThePluginsOthers() {
        List<FileChange> changes = editing.commit(new Wanted.Simulation(List.of(DOWN), List.of(HOT)));

        assertThat(changes)
                .extracting(FileChange::file, FileChange::kind)
                .containsExactly(tuple(FILE, FileChange.Kind.CREATED));
        assertThat(editing.text(FILE)).isEqualTo("""
                overrides:
                  - id: n1-up-1
                    instance: n1
                    metric: up
                    value: 0
                    starts_at: 1795248000
                    expires_at: 1795248300
                incidents:
                  - id: a1-hot
                    type: aisle_cooling
                    target_id: a1
                    starts_at: 1795248000
                """);
        assertThat(read().overrides()).containsExactly(DOWN);
        assertThat(read().incidents()).containsExactly(HOT);
    }

    @Test
    void fileWithANameOfItsOwn_isTheOneThatIsWritten() {
        files.write("plugins/simulator/config/plugin.yaml", "overrides_path: elsewhere.yaml\n");

        editing.commit(new Wanted.Simulation(List.of(DOWN), List.of()));

        assertThat(editing.everything()).containsKey("elsewhere.yaml").doesNotContainKey(FILE);
        assertThat(read().overrides()).containsExactly(DOWN);
    }

    /** Whoever starts several servers in one directory, each with a configuration of its own, has as many files. */
    @Test
    void fileWithoutAName_isNeverThatOfAnotherConfiguration() {
        files.write("config/" + FILE, "overrides: [{id: theirs, instance: n1, metric: up, value: 0}]\n");

        assertThat(read().overrides()).isEmpty();
        editing.commit(new Wanted.Simulation(List.of(DOWN), List.of()));
        assertThat(editing.text("config/" + FILE)).contains("theirs").doesNotContain("n1-up-1");
    }

    @Test
    void entriesByHand_keepTheirTextAndCanBeTakenAway() {
        files.write(FILE, """
                # Pinned for the exhibition
                overrides:
                  - {instance: n1, metric: up, value: 0}   # the left one
                  - {instance: n1, metric: up, value: 1}
                  - {id: warm, rack_id: r1, metric: node_load_percent, value: 99.5, expires_at: 1795248000.5}
                """);
        List<ValueOverride> before = read().overrides();
        assertThat(before).extracting(ValueOverride::id).containsExactly("n1-up", "n1-up-2", "warm");

        List<ValueOverride> after = new ArrayList<>(before);
        after.remove(1);
        after.add(DOWN);
        editing.commit(new Wanted.Simulation(after, List.of()));

        assertThat(editing.text(FILE)).startsWith("""
                        # Pinned for the exhibition
                        overrides:
                          - {instance: n1, metric: up, value: 0}   # the left one
                          - {id: warm, rack_id: r1, metric: node_load_percent, value: 99.5, expires_at: 1795248000.5}
                        """).contains("n1-up-1");
        assertThat(read().overrides()).isEqualTo(after);
    }

    @Test
    void whatCannotBeRead_staysWhereItIs() {
        files.write(FILE, "overrides:\n- {metric: up}\n- text\n");

        editing.commit(new Wanted.Simulation(List.of(DOWN), List.of()));
        editing.commit(new Wanted.Simulation(List.of(), List.of()));

        assertThat(editing.text(FILE)).contains("- {metric: up}", "- text").doesNotContain("n1-up-1");
    }

    @Test
    void nothingNew_changesNoFile() {
        editing.commit(new Wanted.Simulation(List.of(DOWN), List.of(HOT)));

        assertThat(editing.commit(new Wanted.Simulation(List.of(DOWN), List.of(HOT))))
                .isEmpty();
    }

    @Test
    void lastOne_leavesEmptyLists() {
        editing.commit(new Wanted.Simulation(List.of(DOWN), List.of(HOT)));
        editing.commit(new Wanted.Simulation(List.of(), List.of()));

        assertThat(editing.text(FILE)).isEqualTo("overrides: []\nincidents: []\n");
    }
}
