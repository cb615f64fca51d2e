package dev.rackstate.benchmarks.process;

import dev.rackstate.adapter.simulator.Simulator;
import dev.rackstate.adapter.simulator.SimulatorExporter;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CatalogEntry;
import dev.rackstate.benchmarks.machine.Machine;
import dev.rackstate.benchmarks.machine.Signal;
import dev.rackstate.benchmarks.telemetry.Engines;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's Prometheus, scraping the simulator as the exporter of a machine's nodes. */
final class RealPrometheus implements AutoCloseable {
    static final String PROGRAM = "prometheus";

    /** Far enough apart that few of the measured rounds meet a scrape. */
    private static final Duration SCRAPE = Duration.ofSeconds(10);

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TemporaryDirectory directory;
    private final SimulatorExporter exporter;
    private final Child process;
    private final URI uri;

    private RealPrometheus(TemporaryDirectory directory, SimulatorExporter exporter, Child process, URI uri) {
        this.directory = directory;
        this.exporter = exporter;
        this.process = process;
        this.uri = uri;
    }

    /** Starts both, and waits until every metric of the checks can be asked for. */
    static RealPrometheus scraping(Machine machine) throws IOException, InterruptedException {
        TemporaryDirectory directory = new TemporaryDirectory();
        int port = freePort();
        URI uri = URI.create("http://127.0.0.1:" + port);
        Simulator simulator = new Simulator(InstantSource.system());
        simulator.follow(Engines.configuration(machine, Engines.source("prometheus", uri), simulation()));
        SimulatorExporter exporter = SimulatorExporter.start(simulator, InstantSource.system(), "127.0.0.1", 0);
        Path config = directory.path().resolve("prometheus.yml");
        String target = "127.0.0.1:" + exporter.address().getPort();
        Files.writeString(config, "scrape_configs:\n" + SimulatorExporter.scrapeConfig(target, SCRAPE));
        Child process = Child.start(
                PROGRAM,
                List.of(
                        PROGRAM,
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.path().resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn"));
        RealPrometheus prometheus = new RealPrometheus(directory, exporter, process, uri);
        try {
            prometheus.awaitSamples();
            return prometheus;
        } catch (IOException | InterruptedException e) {
            prometheus.close();
            throw e;
        }
    }

    /** The metrics of the checks and no others: what else there is would only make the scrapes longer. */
    private static SimulationSettings simulation() {
        SimulationSettings usual = SimulationSettings.DEFAULT;
        List<CatalogEntry> catalog = Stream.of(Signal.values())
                .map(signal -> new CatalogEntry(signal.metric(), null, List.of(), List.of(), Map.of(), false, null))
                .toList();
        return new SimulationSettings(
                usual.seed(),
                usual.updateInterval(),
                usual.incidentMode(),
                usual.changesPerHour(),
                usual.custom(),
                usual.profiles(),
                usual.overrides(),
                catalog);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitSamples() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        for (Signal signal : Signal.values()) {
            while (!holds(signal.metric())) {
                process.requireAlive();
                if (System.nanoTime() > deadline) {
                    throw new IOException("Prometheus had no " + signal.metric() + " within " + READY_WITHIN.toSeconds()
                            + " s; it said:\n" + process.lastWords());
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    private boolean holds(String metric) throws InterruptedException {
        try {
            return new String(ask("count(" + metric + ")"), StandardCharsets.UTF_8).contains("\"value\"");
        } catch (IOException e) {
            // It does not listen yet: the caller asks again until its time is up.
            return false;
        }
    }

    URI uri() {
        return uri;
    }

    /** Asks an instant query and reads the answer to its end, without looking at it. */
    byte[] ask(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/api/v1/query"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .timeout(READY_WITHIN)
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("Prometheus answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    @Override
    public void close() throws IOException {
        process.close();
        exporter.close();
        directory.close();
    }
}
