package dev.rackstate.benchmarks;

import dev.rackstate.benchmarks.machine.ConfigurationWriter;
import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code generate}: writes the configuration of a generated machine. */
@Command(name = "generate", description = "write the configuration directory of a generated machine of any size")
final class GenerateCommand implements Callable<Integer> {
    @Option(names = "--nodes", required = true, paramLabel = "N", description = "how many nodes")
    private int nodes;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
    private Path out = Path.of("");

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            description = "the Prometheus to ask; without it, the simulator in the server's own process")
    private @Nullable URI prometheus;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    GenerateCommand() {}

    @Override
    public Integer call() throws IOException {
        MachineShape shape;
        try {
            shape = MachineShape.complete(nodes);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--nodes: " + e.getMessage(), e);
        }
        Path config = ConfigurationWriter.write(MachineGenerator.generate(shape), out, prometheus);
        spec.commandLine().getOut().println(config);
        return 0;
    }
}
