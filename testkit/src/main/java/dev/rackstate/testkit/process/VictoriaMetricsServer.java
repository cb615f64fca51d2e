package dev.rackstate.testkit.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real VictoriaMetrics, single node, which collects by itself. */
public final class VictoriaMetricsServer extends MetricsServer {
    private VictoriaMetricsServer(ServerProcess process) {
        super(process, "/");
    }

    /**
     * Starts a server and waits until it is ready; the first samples come a little later.
     *
     * <p>The latency offset, by which the server hides the last half minute, is off: tests ask for what was just
     * collected.
     */
    public static VictoriaMetricsServer start(Scrape scrape) {
        Path program = Program.VICTORIA_METRICS.required();
        return new VictoriaMetricsServer(new ServerProcess("victoria-metrics", "/health", directory -> {
            Path configuration = directory.resolve("scrape.yml");
            Files.writeString(configuration, scrape.yaml());
            return port -> List.of(
                    program.toString(),
                    "-promscrape.config=" + configuration,
                    "-storageDataPath=" + directory.resolve("data"),
                    "-httpListenAddr=127.0.0.1:" + port,
                    "-search.latencyOffset=0s",
                    "-memory.allowedBytes=128MiB",
                    "-loggerLevel=WARN");
        }));
    }
}
