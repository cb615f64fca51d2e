package dev.rackstate.bootstrap;

import dev.rackstate.adapter.simulator.Simulator;
import dev.rackstate.adapter.simulator.SimulatorExporter;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The demo's real Prometheus: the simulator as an exporter, and a Prometheus that scrapes it. Closing it ends both. */
final class PrometheusDemo implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final int SCRAPE_SECONDS = 5;

    private final SimulatorExporter exporter;
    private final Process process;
    private final URI prometheus;
    private final Path directory;

    private PrometheusDemo(SimulatorExporter exporter, Process process, URI prometheus, Path directory) {
        this.exporter = exporter;
        this.process = process;
        this.prometheus = prometheus;
        this.directory = directory;
    }

    /**
     * Starts both, and makes Prometheus the source of the configuration that the store keeps.
     *
     * @param store the demo's own configuration: it is changed
     * @param simulator what the exporter offers; it is told where
     * @param say told what takes time
     */
    static PrometheusDemo start(ConfigurationStore store, Simulator simulator, PrintWriter say)
            throws StartException, InterruptedException {
        Configuration configuration;
        try {
            configuration = store.load();
        } catch (ConfigurationException e) {
            throw new StartException("the configuration cannot be used: " + e.getMessage(), e);
        }
        simulator.follow(configuration);
        SimulatorExporter exporter = exporter(simulator);
        try {
            Path directory = Files.createTempDirectory("rackstate-prometheus");
            int port = freePort();
            say.println("Starting Prometheus ...");
            Process process = launch(directory, exporter, port);
            URI uri = URI.create("http://127.0.0.1:" + port);
            PrometheusDemo demo = new PrometheusDemo(exporter, process, uri, directory);
            try {
                simulator.exportedAt(demo.exporter());
                demo.awaitFirstScrape();
                DemoTelemetry.comesFrom(uri, store);
            } catch (StartException | InterruptedException e) {
                demo.close();
                throw e;
            }
            return demo;
        } catch (IOException e) {
            exporter.close();
            throw new StartException("Prometheus could not be started: " + e.getMessage(), e);
        }
    }

    private static SimulatorExporter exporter(Simulator simulator) throws StartException {
        for (int port : List.of(SimulatorExporter.DEFAULT_PORT, 0)) {
            try {
                return SimulatorExporter.start(simulator, InstantSource.system(), "127.0.0.1", port);
            } catch (IOException e) {
                if (port == 0) {
                    throw new StartException("the simulator's exporter could not be started: " + e.getMessage(), e);
                }
            }
        }
        throw new IllegalStateException("unreachable");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process launch(Path directory, SimulatorExporter exporter, int port) throws IOException {
        Path config = directory.resolve("prometheus.yml");
        String target =
                exporter.address().getHostString() + ":" + exporter.address().getPort();
        Files.writeString(
                config,
                "scrape_configs:\n" + SimulatorExporter.scrapeConfig(target, Duration.ofSeconds(SCRAPE_SECONDS)));
        return new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--storage.tsdb.retention.time=2h",
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
    }

    /** Waits until Prometheus holds samples, so that the first round finds some. */
    private void awaitFirstScrape() throws StartException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(prometheus.resolve("/api/v1/query?query=count(node_load_percent)"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new StartException("Prometheus ended by itself; its log says: " + log());
            }
            try {
                String answer = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
                if (answer.contains("\"value\"")) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet: the loop asks again until the deadline.
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        throw new StartException(
                "Prometheus had no samples within " + READY_WITHIN.toSeconds() + " s; its log says: " + log());
    }

    private String log() {
        try {
            String text = Files.readString(directory.resolve("prometheus.log"));
            return text.substring(Math.max(0, text.length() - 500)).strip();
        } catch (IOException e) {
            return "nothing";
        }
    }

    URI exporter() {
        return URI.create("http://127.0.0.1:" + exporter.address().getPort());
    }

    URI prometheus() {
        return prometheus;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        exporter.close();
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
