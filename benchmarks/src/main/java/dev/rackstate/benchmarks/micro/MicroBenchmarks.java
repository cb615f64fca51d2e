package dev.rackstate.benchmarks.micro;

import dev.rackstate.benchmarks.Effort;
import dev.rackstate.benchmarks.Experiment;
import dev.rackstate.benchmarks.report.Budget;
import dev.rackstate.benchmarks.report.Measurement;
import dev.rackstate.benchmarks.report.Measurement.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the JMH benchmarks of this package, each in a JVM of its own with the collector that the server has. */
public final class MicroBenchmarks implements Experiment {
    private static final String[] JVM = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx3g"};
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int SHOWN_OUTPUT = 2_000;

    private static final List<Step> STEPS = List.of(
            new Step(RollUp.class, "everything", "nodes", 14_000, "roll-up", "full roll-up", null),
            new Step(RollUp.class, "everything", "nodes", 160_000, "roll-up", "full roll-up", null),
            new Step(RollUp.class, "everything", "nodes", 1_000_000, "roll-up", "full roll-up", Budget.atMost(5)),
            new Step(
                    LeafChange.class,
                    "thereAndBack",
                    "nodes",
                    1_000_000,
                    "leaf",
                    "one leaf changed",
                    Budget.atMost(1_000)),
            new Step(Expansion.class, "chassis", null, 4, "expansion", "pattern read and expanded, per name", null),
            new Step(
                    Expansion.class, "longest", null, 10_000, "expansion", "pattern read and expanded, per name", null),
            new Step(Compilation.class, "everything", "nodes", 1_000_000, "compilation", "topology compiled", null),
            new Step(Decoding.class, "vector", "series", 14_000, "decoding", "vector decoded", null),
            new Step(Decoding.class, "vector", "series", 160_000, "decoding", "vector decoded", null),
            new Step(Evaluation.class, "round", "nodes", 14_000, "evaluation", "evaluation of 5 checks", null),
            new Step(
                    Evaluation.class,
                    "round",
                    "nodes",
                    160_000,
                    "evaluation",
                    "evaluation of 5 checks",
                    Budget.atMost(1_000)),
            new Step(Evaluation.class, "round", "nodes", 1_000_000, "evaluation", "evaluation of 5 checks", null));

    /** The experiment. */
    public MicroBenchmarks() {}

    /**
     * One benchmark at one size.
     *
     * @param parameter the name of the field that takes the size, or null when the benchmark has its size by itself
     * @param budget in the unit of the benchmark
     */
    private record Step(
            Class<?> benchmark,
            String method,
            @Nullable String parameter,
            int size,
            String id,
            String what,
            @Nullable Budget budget) {
        String described() {
            String counted = parameter == null ? "names" : parameter;
            return what + String.format(Locale.ROOT, ", %,d ", size) + counted;
        }
    }

    @Override
    public String id() {
        return "micro";
    }

    @Override
    public String what() {
        return "single steps in a warm JVM (JMH)";
    }

    @Override
    public List<Measurement> run(Effort effort, Consumer<String> progress) throws IOException, RunnerException {
        List<Measurement> measurements = new ArrayList<>();
        for (Step step : STEPS) {
            progress.accept(step.described());
            RunResult result = run(step, effort);
            Result<?> score = result.getPrimaryResult();
            measurements.add(new Measurement(
                    step.id() + "-" + step.size(),
                    step.described(),
                    score.getScore(),
                    score.getScoreUnit().replace("/op", ""),
                    Basis.SPEED,
                    step.budget(),
                    allocated(result)));
        }
        return measurements;
    }

    /** What this computer needs for the unit of work of {@link MachineSpeed}, in milliseconds. */
    public static double speedMillis(Effort effort) throws IOException, RunnerException {
        Step step = new Step(MachineSpeed.class, "unit", null, 1, "speed", "speed of this computer", null);
        return run(step, effort).getPrimaryResult().getScore();
    }

    private static String allocated(RunResult result) {
        Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
        if (bytes == null || bytes.getScore() < 1_024) {
            return "";
        }
        return String.format(Locale.ROOT, "%,.1f MiB allocated", bytes.getScore() / (1 << 20));
    }

    private static RunResult run(Step step, Effort effort) throws IOException, RunnerException {
        Path output = Files.createTempFile("rackstate-jmh", ".log");
        try {
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .include("^" + step.benchmark().getName().replace(".", "\\.") + "\\." + step.method() + "$")
                    .forks(effort.forks())
                    .jvmArgs(JVM)
                    .warmupIterations(effort.warmups())
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(effort.iterations())
                    .measurementTime(TimeValue.seconds(1))
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .output(output.toString());
            if (step.parameter() != null) {
                options.param(step.parameter(), Integer.toString(step.size()));
            }
            Collection<RunResult> results = new Runner(options.build()).run();
            return results.iterator().next();
        } catch (RunnerException e) {
            String log = Files.readString(output);
            throw new RunnerException(
                    e.getMessage() + "; JMH said:\n" + log.substring(Math.max(0, log.length() - SHOWN_OUTPUT)), e);
        } finally {
            Files.delete(output);
        }
    }
}
