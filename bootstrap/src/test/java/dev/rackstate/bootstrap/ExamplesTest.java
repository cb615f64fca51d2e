package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.YamlConfigurationStore;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configurations that people start from. */
class ExamplesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static Configuration load(Path appYaml) throws Exception {
        return YamlConfigurationStore.at(appYaml).load();
    }

    @ParameterizedTest
    @CsvSource({"config/app.yaml", "config/examples/minimal/app.yaml"})
    void shippedConfiguration_hasNoProblem(String appYaml) throws Exception {
        assertThat(load(ROOT.resolve(appYaml)).problems()).isEmpty();
    }

    @Test
    void demoSite_isAsLargeAsItsReadmeSays() throws Exception {
        CompiledTopology topology =
                CompiledTopology.of(load(ROOT.resolve("config/app.yaml")).topology());

        String readme = Files.readString(ROOT.resolve("config/README.md"));
        assertThat(readme).contains(String.format("%,d", topology.count(EntityKind.NODE)));
        assertThat(topology.count(EntityKind.SITE)).isEqualTo(2);
        assertThat(topology.count(EntityKind.ROOM)).isEqualTo(3);
    }

    /** Configurations of the format that existed before, where somebody put them beside the project. */
    @ParameterizedTest
    @CsvSource({"homelab, 23", "small-cluster, 608"})
    void existingConfiguration_loadsWithoutAnError(String name, int nodes) throws Exception {
        Path appYaml =
                ROOT.resolveSibling("shared").resolve("data").resolve(name).resolve("app.yaml");
        if (!Files.isRegularFile(appYaml)) {
            String reason = "SKIPPED: the example configuration '" + name + "' is not beside the project";
            System.out.println(reason);
            Assumptions.abort(reason);
        }

        Configuration configuration = load(appYaml);

        assertThat(configuration.problems())
                .noneMatch(problem -> problem.level() == Problem.Level.ERROR)
                .allSatisfy(problem -> assertThat(problem.line()).isPositive());
        assertThat(CompiledTopology.of(configuration.topology()).count(EntityKind.NODE))
                .isEqualTo(nodes);
    }
}
