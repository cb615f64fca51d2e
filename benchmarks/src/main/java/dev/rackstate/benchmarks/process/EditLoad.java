package dev.rackstate.benchmarks.process;

import dev.rackstate.benchmarks.Effort;
import dev.rackstate.benchmarks.Experiment;
import dev.rackstate.benchmarks.report.Budget;
import dev.rackstate.benchmarks.report.Measurement;
import dev.rackstate.benchmarks.report.Measurement.Basis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The same reads as under {@link HttpLoad}, while somebody edits the configuration of 14,000 nodes ten times a second: the
 * budgets of the reads hold all the same.
 */
public final class EditLoad implements Experiment {
    private static final int SATURATING = 2;
    private static final int POLITE = 1;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration START_WITHIN = Duration.ofSeconds(20);

    /** The experiment. */
    public EditLoad() {}

    @Override
    public String id() {
        return "edits";
    }

    @Override
    public String what() {
        return "reads with 14,000 nodes while ten edits a second are made";
    }

    @Override
    public Optional<String> obstacle() {
        return Programs.obstacle(Wrk.PROGRAM);
    }

    @Override
    public List<Measurement> run(Effort effort, Consumer<String> progress) throws IOException, InterruptedException {
        try (Rig rig = Rig.build()) {
            Rig.Served server = rig.serve();
            try (Child process = server.process()) {
                process.requireAlive();
                String path = "/api/racks/" + rig.rack() + "/state";
                HttpResponse<String> answer = rig.answer(server.uri(), path);
                Path body = Files.writeString(rig.file("edited.body"), answer.body());
                String type = answer.headers().firstValue("content-type").orElse("application/json");
                try (Child bare = Child.java("the bare server", List.of(), BareServer.class, body.toString(), type)) {
                    URI constant = URI.create(
                            bare.awaitLine(Rig.LISTENING, START_WITHIN).group(1));
                    return measure(rig, server.uri(), path, constant, effort, progress);
                }
            }
        }
    }

    private static List<Measurement> measure(
            Rig rig, URI server, String path, URI bare, Effort effort, Consumer<String> progress)
            throws IOException, InterruptedException {
        URI ours = server.resolve(path);
        int pairs = effort.loadPairs();
        double[] shares = new double[pairs];
        double[] rates = new double[pairs];
        double[] p99s = new double[pairs];
        try (Editor editor = Editor.start(server, rig.rack())) {
            progress.accept("load while editing: warm-up");
            Wrk.on(ours, SATURATING, WARM_UP);
            for (int i = 0; i < pairs; i++) {
                progress.accept("load while editing: pair " + (i + 1) + " of " + pairs);
                editor.pause(true);
                double alone = Wrk.on(bare, SATURATING, effort.loadTime()).rate();
                editor.pause(false);
                rates[i] = Wrk.on(ours, SATURATING, effort.loadTime()).rate();
                shares[i] = rates[i] / alone;
                p99s[i] = Wrk.on(ours, POLITE, effort.loadTime()).p99Millis();
            }
            return List.of(
                    new Measurement(
                            "edits-rack-share",
                            "rack state while editing, rate beside a bare handler's",
                            Statistics.median(shares),
                            "",
                            Basis.NONE,
                            Budget.atLeast(0.6),
                            String.format(Locale.ROOT, "%,.0f answers/s", Statistics.median(rates))),
                    new Measurement(
                            "edits-rack-p99",
                            "rack state while editing, 99th percentile",
                            Statistics.median(p99s),
                            "ms",
                            Basis.SPEED,
                            Budget.atMost(10),
                            String.format(Locale.ROOT, "%,d edits", editor.edits())),
                    new Measurement(
                            "edits-latency",
                            "one edit under load, median",
                            editor.medianMillis(),
                            "ms",
                            Basis.SPEED,
                            null,
                            String.format(Locale.ROOT, "%.1f edits/s", editor.rate())));
        }
    }
}
