package dev.rackstate.benchmarks.process;

import dev.rackstate.benchmarks.Effort;
import dev.rackstate.benchmarks.Experiment;
import dev.rackstate.benchmarks.report.Budget;
import dev.rackstate.benchmarks.report.Measurement;
import dev.rackstate.benchmarks.report.Measurement.Basis;
import dev.rackstate.benchmarks.telemetry.CannedRounds;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much heap the evaluation of a large machine needs: rounds of 160,000 nodes and five checks in a JVM that has 512
 * MiB and not more. The figure is what lives after them; configuration, prepared answers and two rounds are in it.
 */
public final class EvaluationHeap implements Experiment {
    private static final int NODES = 160_000;
    private static final int CHECKS = 5;
    private static final int LIMIT_MIB = 512;
    private static final int ROUNDS = 30;
    private static final Duration WITHIN = Duration.ofMinutes(3);
    private static final Pattern RESULT = Pattern.compile("live ([0-9.]+) MiB, round ([0-9.]+) ms");

    /** The experiment. */
    public EvaluationHeap() {}

    @Override
    public String id() {
        return "heap";
    }

    @Override
    public String what() {
        return "heap of the evaluation of 160,000 nodes";
    }

    @Override
    public List<Measurement> run(Effort effort, Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("160,000 nodes, 5 checks, -Xmx" + LIMIT_MIB + "m");
        try (Child child = Child.java("the evaluation", List.of("-Xmx" + LIMIT_MIB + "m"), Rounds.class)) {
            String said = String.join("\n", child.awaitEnd(WITHIN));
            Matcher result = RESULT.matcher(said);
            if (!result.find()) {
                throw new IOException("the evaluation said something else than expected:\n" + said);
            }
            return List.of(new Measurement(
                    "evaluation-heap",
                    "live heap of the evaluation, 160,000 nodes, run with -Xmx" + LIMIT_MIB + "m",
                    Double.parseDouble(result.group(1)),
                    "MiB",
                    Basis.NONE,
                    Budget.atMost(LIMIT_MIB),
                    result.group(2) + " ms a round"));
        }
    }

    /** The program of the JVM with the small heap. */
    static final class Rounds {
        private Rounds() {}

        public static void main(String[] arguments) {
            try (CannedRounds rounds = CannedRounds.of(NODES, CHECKS)) {
                double[] millis = new double[ROUNDS];
                for (int i = 0; i < ROUNDS; i++) {
                    long started = System.nanoTime();
                    rounds.run();
                    millis[i] = (System.nanoTime() - started) / 1e6;
                }
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                double live = (runtime.totalMemory() - runtime.freeMemory()) / (double) (1 << 20);
                System.out.printf(Locale.ROOT, "live %.1f MiB, round %.1f ms%n", live, Statistics.median(millis));
            }
        }
    }
}
