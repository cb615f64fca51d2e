package dev.rackstate.testkit.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Prometheus. */
public final class PrometheusServer extends MetricsServer {
    private PrometheusServer(ServerProcess process, String prefix) {
        super(process, prefix);
    }

    /** Starts a server and waits until it is ready; the first samples come a little later. */
    public static PrometheusServer start(Scrape scrape) {
        return start(scrape, "/");
    }

    /**
     * Starts a server whose API is below a path.
     *
     * @param prefix begins and ends with a slash
     */
    public static PrometheusServer start(Scrape scrape, String prefix) {
        Path program = Program.PROMETHEUS.required();
        return new PrometheusServer(
                new ServerProcess("prometheus", prefix + "-/ready", directory -> {
                    Path configuration = directory.resolve("prometheus.yml");
                    Files.writeString(configuration, scrape.yaml());
                    return port -> List.of(
                            program.toString(),
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--storage.tsdb.retention.time=1d",
                            "--web.listen-address=127.0.0.1:" + port,
                            "--web.external-url=http://127.0.0.1:" + port + prefix,
                            "--log.level=warn");
                }),
                prefix);
    }
}
