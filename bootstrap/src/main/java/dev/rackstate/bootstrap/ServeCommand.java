package dev.rackstate.bootstrap;

import dev.rackstate.adapter.yaml.YamlConfigurationStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the server until it is told to stop. */
@Command(name = "serve", description = "run the server with your own configuration")
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the main configuration file")
    private Path config;

    @Mixin
    private ListenOptions listen;

    @Override
    public Integer call() throws StartException, InterruptedException {
        fillIfEmpty(config, spec.commandLine().getErr());
        Rackstate server = Rackstate.start(config, listen::applyTo);
        spec.commandLine().getErr().println("Rackstate listens on " + server.uri() + "  (Ctrl-C stops it)");
        Foreground.untilStopped(List.of(server));
        return 0;
    }

    /** An empty directory is taken as the wish to begin: everything else can be built over the API. */
    static void fillIfEmpty(Path config, PrintWriter say) throws StartException {
        Path directory = config.toAbsolutePath().getParent();
        if (directory == null || Files.exists(config) || !Files.isDirectory(directory)) {
            return;
        }
        try {
            if (Directories.isEmpty(directory)) {
                YamlConfigurationStore.create(config);
                say.println(directory + " was empty; it holds an empty configuration now");
            }
        } catch (IOException e) {
            throw new StartException("an empty configuration cannot be written: " + e.getMessage(), e);
        }
    }
}
