package dev.rackstate.benchmarks.process;

import dev.rackstate.adapter.simulator.Simulator;
import dev.rackstate.adapter.simulator.SimulatorExporter;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.IncidentType.TargetKind;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.benchmarks.Effort;
import dev.rackstate.benchmarks.Experiment;
import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
import dev.rackstate.benchmarks.report.Budget;
import dev.rackstate.benchmarks.report.Measurement;
import dev.rackstate.benchmarks.report.Measurement.Basis;
import dev.rackstate.benchmarks.telemetry.Engines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scrape of the simulator costs: 14,000 nodes with every metric there is, Slurm's included, over HTTP with gzip,
 * as Prometheus asks, while {@value #FORCED} values are forced and the cooling of every aisle fails. The memory is the
 * most that the simulator's process ever held, the client of this process not included.
 */
public final class ScrapeCost implements Experiment {
    private static final int NODES = 14_000;
    private static final int FORCED = 500;
    private static final int WARM_UP = 5;
    private static final int SCRAPES = 20;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Pattern READY = Pattern.compile("exporter (\\S+), ([0-9]+) series");

    /** The experiment. */
    public ScrapeCost() {}

    @Override
    public String id() {
        return "scrape";
    }

    @Override
    public String what() {
        return "a scrape of the simulator with 14,000 nodes";
    }

    @Override
    public Optional<String> obstacle() {
        return Child.obstacleToStatus();
    }

    @Override
    public List<Measurement> run(Effort effort, Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("14,000 nodes, every metric, " + SCRAPES + " scrapes");
        try (Child child = Child.java("the simulator", List.of("-Xmx128m"), Exporter.class)) {
            Matcher ready = child.awaitLine(READY, WITHIN);
            URI uri = URI.create(ready.group(1));
            double[] millis = new double[SCRAPES];
            for (int i = -WARM_UP; i < SCRAPES; i++) {
                long started = System.nanoTime();
                scrape(uri);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - started) / 1e6;
                }
            }
            return List.of(
                    new Measurement(
                            "scrape",
                            "scrape of the simulator, 14,000 nodes",
                            Statistics.median(millis) / 1_000,
                            "s",
                            Basis.SPEED,
                            Budget.atMost(1),
                            String.format(
                                    Locale.ROOT,
                                    "%s series, %.0f ms at the most",
                                    ready.group(2),
                                    Statistics.most(millis))),
                    new Measurement(
                            "scrape-memory",
                            "most memory of the simulator, 14,000 nodes",
                            child.statusKib("VmHWM") / 1_024.0,
                            "MiB",
                            Basis.NONE,
                            Budget.atMost(200),
                            "the whole process"));
        }
    }

    private static void scrape(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept-Encoding", "gzip")
                .timeout(WITHIN)
                .build();
        try (InputStream body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofInputStream())
                .body()) {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** The program of the JVM that is scraped. */
    static final class Exporter {
        private Exporter() {}

        public static void main(String[] arguments) throws IOException {
            Simulator simulator = new Simulator(InstantSource.system());
            Configuration calm = Engines.configuration(
                    MachineGenerator.generate(MachineShape.complete(NODES)),
                    Engines.source("simulator", URI.create("http://127.0.0.1:9")),
                    SimulationSettings.DEFAULT);
            simulator.follow(calm);
            List<ValueOverride> forced = simulator.ids(TargetKind.NODE).stream()
                    .sorted()
                    .limit(FORCED)
                    .map(node -> new ValueOverride(node, node, null, "node_load_percent", 50, null))
                    .toList();
            List<Incident> incidents = simulator.ids(TargetKind.AISLE).stream()
                    .map(aisle -> new Incident(aisle, IncidentType.AISLE_COOLING, aisle, null, null))
                    .toList();
            simulator.follow(calm.withSimulation(SimulationSettings.DEFAULT.with(forced, incidents)));
            SimulatorExporter exporter = SimulatorExporter.start(simulator, InstantSource.system(), "127.0.0.1", 0);
            System.out.println("exporter http://127.0.0.1:" + exporter.address().getPort() + "/metrics, "
                    + simulator.simulation().seriesCount() + " series");
        }
    }
}
