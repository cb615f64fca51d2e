package dev.rackstate.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rackstate.adapter.yaml.YamlConfigurationStore;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationWriterTest {
    @TempDir
    Path directory;

    private Configuration writtenAndRead(Machine machine) throws Exception {
        Path app = ConfigurationWriter.write(machine, directory, URI.create("http://127.0.0.1:9090"));
        return YamlConfigurationStore.at(app).load();
    }

    private static List<String> paths(CompiledTopology topology) {
        return IntStream.range(0, topology.size()).mapToObj(topology::path).toList();
    }

    @Test
    void machine_writtenAndRead_isWithoutProblemsAndTheSame() throws Exception {
        Machine machine = MachineGenerator.generate(MachineShape.complete(1_600));

        Configuration read = writtenAndRead(machine);

        assertThat(read.problems()).isEmpty();
        CompiledTopology topology = CompiledTopology.of(read.topology());
        assertThat(topology.count(EntityKind.NODE)).isEqualTo(1_600);
        assertThat(paths(topology)).isEqualTo(paths(CompiledTopology.of(machine.topology())));
        assertThat(read.catalog().deviceTemplates()).isEqualTo(machine.catalog().deviceTemplates());
        assertThat(read.catalog().rackTemplates()).isEqualTo(machine.catalog().rackTemplates());
        assertThat(read.catalog().componentTemplates())
                .isEqualTo(machine.catalog().componentTemplates());
        assertThat(read.metrics().all()).isEqualTo(machine.metrics().all());
    }

    @Test
    void checks_writtenAndRead_judgeTheSame() throws Exception {
        Machine machine = MachineGenerator.generate(MachineShape.complete(1));

        List<Check> read = writtenAndRead(machine).checks().all();

        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForFields((a, b) -> a.toString().equals(b.toString()), "expr")
                .isEqualTo(machine.checks().all());
    }

    @Test
    void source_whenGiven_isAsked() throws Exception {
        Configuration read = writtenAndRead(MachineGenerator.generate(MachineShape.complete(1)));

        assertThat(read.settings().telemetry().sources())
                .extracting(SourceSettings::kind, SourceSettings::url)
                .containsExactly(tuple(SourceSettings.Kind.PROMETHEUS, URI.create("http://127.0.0.1:9090")));
    }

    @Test
    void source_whenNotGiven_isTheSimulator() throws Exception {
        Machine machine = MachineGenerator.generate(MachineShape.complete(1));

        Path app = ConfigurationWriter.write(machine, directory, null);

        assertThat(YamlConfigurationStore.at(app).load().settings().telemetry().sources())
                .extracting(SourceSettings::kind)
                .containsExactly(SourceSettings.Kind.SIMULATOR);
    }
}
