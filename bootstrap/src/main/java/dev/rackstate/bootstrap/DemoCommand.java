package dev.rackstate.bootstrap;

import dev.rackstate.adapter.simulator.Simulator;
import dev.rackstate.adapter.yaml.YamlConfigurationStore;
import dev.rackstate.application.configuration.ConfigurationStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "keep the site here and use it again; else a copy that is gone afterwards")
    private @Nullable Path directory;

    @Mixin
    private ListenOptions listen;

    @Override
    public Integer call() throws StartException, InterruptedException {
        Path home = Path.of(System.getProperty("rackstate.home", "."));
        DemoSite site = DemoSite.of(home.resolve("config"), directory);
        List<AutoCloseable> opened = new ArrayList<>(List.of(site));
        Simulator simulator = new Simulator(InstantSource.system());
        String telemetry = "Telemetry is simulated inside this process.";
        try {
            ConfigurationStore store = YamlConfigurationStore.at(site.appYaml());
            if (prometheus) {
                PrometheusDemo real = PrometheusDemo.start(
                        store, simulator, spec.commandLine().getErr());
                opened.add(0, real);
                telemetry = "Telemetry: simulator " + real.exporter() + "  ->  Prometheus " + real.prometheus();
            } else {
                DemoTelemetry.isSimulated(store);
            }
            Rackstate server = Rackstate.start(site.appYaml(), listen::applyTo, simulator);
            opened.add(0, server);
            welcome(server, telemetry + "\n" + site.said());
        } catch (StartException | InterruptedException e) {
            Foreground.close(opened);
            throw e;
        }
        Foreground.untilStopped(opened);
        return 0;
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
