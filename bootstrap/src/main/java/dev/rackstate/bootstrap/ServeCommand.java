package dev.rackstate.bootstrap;

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
        Rackstate server = Rackstate.start(config, listen::applyTo);
        spec.commandLine().getErr().println("Rackstate listens on " + server.uri() + "  (Ctrl-C stops it)");
        Foreground.untilStopped(List.of(server));
        return 0;
    }
}
