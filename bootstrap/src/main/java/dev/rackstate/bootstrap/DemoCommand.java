package dev.rackstate.bootstrap;

import dev.rackstate.adapter.yaml.YamlConfigurationStore;
import dev.rackstate.application.configuration.ConfigurationStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the demo site, with simulated telemetry. */
@Command(name = "demo", description = "run the demo site; with --prometheus, through a real Prometheus")
final class DemoCommand implements Callable<Integer> {
    private static final Duration FIRST_ROUND = Duration.ofSeconds(15);

    @Spec
    private CommandSpec spec;

    @Option(names = "--prometheus", description = "let a real Prometheus scrape the simulator, and ask that")
    private boolean prometheus;

    @Mixin
    private ListenOptions listen;

    @Override
    public Integer call() throws StartException, InterruptedException {
        ConfigurationStore store = YamlConfigurationStore.at(demoConfiguration());
        if (!prometheus) {
            Rackstate server = Rackstate.start(store, listen::applyTo);
            welcome(server, "Telemetry is simulated inside this process.");
            Foreground.untilStopped(server);
            return 0;
        }
        PrometheusDemo real = PrometheusDemo.start(store, spec.commandLine().getErr());
        Rackstate server;
        try {
            server = Rackstate.start(real.configuration(), listen::applyTo);
        } catch (StartException e) {
            real.close();
            throw e;
        }
        welcome(server, "Telemetry: simulator " + real.exporter() + "  ->  Prometheus " + real.prometheus());
        Foreground.untilStopped(server, real);
        return 0;
    }

    private static Path demoConfiguration() throws StartException {
        Path home = Path.of(System.getProperty("rackstate.home", "."));
        Path config = home.resolve("config").resolve("app.yaml");
        if (!Files.isRegularFile(config)) {
            throw new StartException("the demo configuration " + config + " is not there;"
                    + " run ./rackstate demo, or point -Drackstate.home at the checkout");
        }
        return config;
    }

    private void welcome(Rackstate server, String telemetry) throws InterruptedException {
        server.awaitFirstRound(FIRST_ROUND);
        PrintWriter out = spec.commandLine().getErr();
        out.println();
        out.println("Rackstate listens on " + server.uri() + "  (Ctrl-C stops it)");
        out.println(telemetry);
        out.println();
        out.println("  how is everything?    curl " + server.uri() + "/api/stats/global");
        out.println("  what is wrong?        curl " + server.uri() + "/api/alerts/active");
        out.println("  the whole API         " + server.uri() + "/docs");
        out.println();
    }
}
