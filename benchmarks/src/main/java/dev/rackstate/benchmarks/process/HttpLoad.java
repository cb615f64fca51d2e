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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The server under load with 14,000 nodes, beside a bare handler that sends a constant body of the same size from a JVM
 * with the same options: how many answers a second, as a share of the bare handler's, and how late the latest ones are.
 * The two take turns, so that both meet the same computer; the figures are medians.
 *
 * <p>Afterwards, the memory that the server's process holds.
 */
public final class HttpLoad implements Experiment {
    /** Enough to keep two cores busy: what the rates are taken with. */
    private static final int SATURATING = 2;
    /** Leaves a core to the server: what the latencies are taken with, or they would be those of the scheduler. */
    private static final int POLITE = 1;

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration START_WITHIN = Duration.ofSeconds(20);

    /** The experiment. */
    public HttpLoad() {}

    /** An address that load is put on. */
    private record Target(
            String id,
            String what,
            String path,
            @Nullable Budget share,
            @Nullable Budget p99) {}

    @Override
    public String id() {
        return "load";
    }

    @Override
    public String what() {
        return "the server under load with 14,000 nodes";
    }

    @Override
    public Optional<String> obstacle() {
        return Programs.obstacle(Wrk.PROGRAM).or(Child::obstacleToStatus);
    }

    @Override
    public List<Measurement> run(Effort effort, Consumer<String> progress) throws IOException, InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        try (Rig rig = Rig.build()) {
            Rig.Served server = rig.serve();
            try (Child process = server.process()) {
                for (Target target : targets(rig)) {
                    measurements.addAll(load(rig, server.uri(), target, effort, progress));
                }
                measurements.add(memory(process));
            }
        }
        return measurements;
    }

    private static List<Target> targets(Rig rig) {
        Budget share = Budget.atLeast(0.6);
        Budget p99 = Budget.atMost(10);
        return List.of(
                new Target("rack", "rack state", "/api/racks/" + rig.rack() + "/state", share, p99),
                new Target("room", "room state", "/api/rooms/" + rig.room() + "/state", share, p99),
                new Target("alerts", "active alerts", "/api/alerts/active", null, null));
    }

    private static List<Measurement> load(Rig rig, URI server, Target target, Effort effort, Consumer<String> progress)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = rig.answer(server, target.path());
        Path body = Files.writeString(rig.file(target.id() + ".body"), answer.body());
        String type = answer.headers().firstValue("content-type").orElse("application/json");
        try (Child bare = Child.java("the bare server", List.of(), BareServer.class, body.toString(), type)) {
            URI constant =
                    URI.create(bare.awaitLine(Rig.LISTENING, START_WITHIN).group(1));
            return compare(target, server.resolve(target.path()), constant, Files.size(body), effort, progress);
        }
    }

    private static List<Measurement> compare(
            Target target, URI ours, URI bare, long bytes, Effort effort, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("load on " + target.what() + ": warm-up");
        Wrk.on(ours, SATURATING, WARM_UP);
        Wrk.on(bare, SATURATING, WARM_UP);
        int pairs = effort.loadPairs();
        double[] shares = new double[pairs];
        double[] rates = new double[pairs];
        double[] p99s = new double[pairs];
        double[] bareP99s = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            progress.accept("load on " + target.what() + ": pair " + (i + 1) + " of " + pairs);
            rates[i] = Wrk.on(ours, SATURATING, effort.loadTime()).rate();
            shares[i] = rates[i] / Wrk.on(bare, SATURATING, effort.loadTime()).rate();
            p99s[i] = Wrk.on(ours, POLITE, effort.loadTime()).p99Millis();
            bareP99s[i] = Wrk.on(bare, POLITE, effort.loadTime()).p99Millis();
        }
        return List.of(
                new Measurement(
                        "load-" + target.id() + "-share",
                        target.what() + " over HTTP, rate beside a bare handler's",
                        Statistics.median(shares),
                        "",
                        Basis.NONE,
                        target.share(),
                        String.format(Locale.ROOT, "%,.0f answers/s of %,d bytes", Statistics.median(rates), bytes)),
                new Measurement(
                        "load-" + target.id() + "-p99",
                        target.what() + " over HTTP, 99th percentile",
                        Statistics.median(p99s),
                        "ms",
                        Basis.SPEED,
                        target.p99(),
                        String.format(Locale.ROOT, "bare handler %.2f ms", Statistics.median(bareP99s))));
    }

    private static Measurement memory(Child process) throws IOException {
        return new Measurement(
                "resident-memory",
                "resident memory with 14,000 nodes, after the load",
                process.statusKib("VmRSS") / 1_024.0,
                "MiB",
                Basis.NONE,
                Budget.atMost(300),
                String.format(Locale.ROOT, "%,d MiB at the most", process.statusKib("VmHWM") / 1_024));
    }
}
