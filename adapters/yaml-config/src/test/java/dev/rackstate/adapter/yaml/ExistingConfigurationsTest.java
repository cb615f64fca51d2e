package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.domain.slurm.NodeMapping;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Configurations as they are in use elsewhere load as they are. They are no part of this project: where they are not
 * there the test says so and is passed over. {@code RACKSTATE_EXISTING_CONFIGURATIONS} names another directory.
 */
class ExistingConfigurationsTest {
    private static final String VARIABLE = "RACKSTATE_EXISTING_CONFIGURATIONS";

    @TempDir
    private Path emptyWorkingDirectory;

    @Test
    void homelab_loadsWithoutErrors() throws ConfigurationException {
        Configuration configuration = load("homelab");

        assertThat(configuration.problems())
                .extracting(Problem::level)
                .containsOnly(Problem.Level.WARNING)
                .hasSizeBetween(10, 20);
        assertCounts(configuration, 1, 3, 23, 23);
        assertThat(configuration.checks().all()).hasSize(14);
        assertThat(configuration.metrics().all()).hasSize(4);
    }

    @Test
    void smallCluster_loadsWithoutErrors() throws ConfigurationException {
        Configuration configuration = load("small-cluster");

        assertThat(configuration.problems()).extracting(Problem::level).containsOnly(Problem.Level.WARNING);
        assertCounts(configuration, 3, 11, 194, 608);
        assertThat(configuration.catalog().deviceTemplates()).hasSize(16);
        assertThat(configuration.catalog().rackTemplates()).hasSize(2);
        assertThat(configuration.catalog().componentTemplates()).hasSize(5);
        NodeMapping.Translation names = configuration.slurm().mapping().nodes().translation();
        assertThat(names.instanceOf("c007")).isEqualTo("compute007");
        assertThat(names.instanceOf("g16")).isEqualTo("gpu016");
    }

    @Test
    void danglingReferences_areTheirOnlyProblemsBesideFilesNotCopied() throws ConfigurationException {
        assertThat(load("homelab").problems())
                .extracting(Problem::message)
                .allMatch(message -> message.matches("there is no (check|metric) '.*")
                        || message.contains("there is no file")
                        || message.contains("'planner.max_ids_per_query' is 300"));
    }

    private Configuration load(String name) throws ConfigurationException {
        Path directory = Path.of(System.getenv().getOrDefault(VARIABLE, "../../../shared/data"));
        Path app = directory.resolve(name).resolve("app.yaml").toAbsolutePath();
        if (!Files.exists(app)) {
            System.out.println("Not tested: there is no " + name + " in " + directory + "; set " + VARIABLE);
        }
        assumeTrue(Files.exists(app), "the configuration " + name + " is not there");
        return FilesOnDisk.store(Home.of(emptyWorkingDirectory, app, Map.of(), Limits.DEFAULT))
                .load();
    }

    private static void assertCounts(Configuration configuration, int aisles, int racks, int devices, int nodes) {
        CompiledTopology topology = CompiledTopology.of(configuration.topology());
        assertThat(count(topology, EntityKind.AISLE)).isEqualTo(aisles);
        assertThat(count(topology, EntityKind.RACK)).isEqualTo(racks);
        assertThat(count(topology, EntityKind.DEVICE)).isEqualTo(devices);
        assertThat(count(topology, EntityKind.NODE)).isEqualTo(nodes);
    }

    private static int count(CompiledTopology topology, EntityKind kind) {
        int count = 0;
        for (int entity = 0; entity < topology.size(); entity++) {
            count += topology.is(entity, kind) ? 1 : 0;
        }
        return count;
    }
}
