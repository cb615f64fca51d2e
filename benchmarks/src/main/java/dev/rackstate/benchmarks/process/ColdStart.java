package dev.rackstate.benchmarks.process;

import dev.rackstate.benchmarks.Effort;
import dev.rackstate.benchmarks.Experiment;
import dev.rackstate.benchmarks.report.Budget;
import dev.rackstate.benchmarks.report.Measurement;
import dev.rackstate.benchmarks.report.Measurement.Basis;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How long the server takes from nothing to its first answer: a new JVM reads a directory of 14,000 nodes, runs a round
 * against prepared answers, and serves the state of a rack. The median of several starts.
 */
public final class ColdStart implements Experiment {
    /** The experiment. */
    public ColdStart() {}

    @Override
    public String id() {
        return "start";
    }

    @Override
    public String what() {
        return "cold start of the server with 14,000 nodes";
    }

    @Override
    public List<Measurement> run(Effort effort, Consumer<String> progress) throws IOException, InterruptedException {
        double[] seconds = new double[effort.starts()];
        try (Rig rig = Rig.build()) {
            for (int i = 0; i < seconds.length; i++) {
                progress.accept("cold start " + (i + 1) + " of " + seconds.length);
                Rig.Served served = rig.serve();
                served.process().close();
                seconds[i] = served.took().toNanos() / 1e9;
            }
        }
        return List.of(new Measurement(
                "cold-start",
                "14,000-node directory to the first served state, cold JVM",
                Statistics.median(seconds),
                "s",
                Basis.SPEED,
                Budget.atMost(3),
                String.format(Locale.ROOT, "%.2f to %.2f s", Statistics.least(seconds), Statistics.most(seconds))));
    }
}
