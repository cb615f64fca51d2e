package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.domain.topology.CompiledTopology;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large configurations load in seconds. The bounds are far from what is measured: they find blunders, not trends. */
class LoadSpeedTest {
    @TempDir
    private Path directory;

    @Test
    void directory_of14000Nodes_loadsInSeconds() {
        FilesOnDisk files = new FilesOnDisk(directory);
        GeneratedTopology topology = new GeneratedTopology(700, 20, 1);
        topology.writeDirectory(files);

        assertLoads(files, topology, "a directory of 741 files", Duration.ofSeconds(10));
    }

    @Test
    void file_of100000Nodes_loadsInSeconds() {
        FilesOnDisk files = new FilesOnDisk(directory)
                .write("app.yaml", "paths: {topology: all.yaml, templates: templates, checks: checks}\n");
        GeneratedTopology topology = new GeneratedTopology(1_250, 20, 4);
        topology.writeFile(files, "all.yaml");

        assertLoads(files, topology, "one file", Duration.ofSeconds(20));
    }

    private static void assertLoads(FilesOnDisk files, GeneratedTopology topology, String form, Duration longest) {
        long start = System.nanoTime();
        Configuration configuration = files.load();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(topology.nodes() + " nodes in " + form + ": loaded in " + taken.toMillis() + " ms");

        assertThat(configuration.problems()).isEmpty();
        int above = topology.racks() * (1 + topology.devicesPerRack()) + (topology.racks() + 19) / 20 + 2;
        assertThat(CompiledTopology.of(configuration.topology()).size()).isEqualTo(above + topology.nodes());
        assertThat(taken).isLessThan(longest);
    }
}
