package dev.rackstate.benchmarks;

import dev.rackstate.benchmarks.micro.MicroBenchmarks;
import dev.rackstate.benchmarks.process.ColdStart;
import dev.rackstate.benchmarks.process.EditLoad;
import dev.rackstate.benchmarks.process.EvaluationHeap;
import dev.rackstate.benchmarks.process.HttpLoad;
import dev.rackstate.benchmarks.process.PrometheusRound;
import dev.rackstate.benchmarks.process.ScrapeCost;
import dev.rackstate.benchmarks.process.SlurmReads;
import dev.rackstate.benchmarks.report.MachineFacts;
import dev.rackstate.benchmarks.report.Measurement;
import dev.rackstate.benchmarks.report.Run;
import dev.rackstate.benchmarks.report.Run.Absence;
import dev.rackstate.benchmarks.report.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs the benchmarks, prints the table of budgets, and keeps the figures: {@code ./rackstate bench}.
 *
 * <p>Exit codes: 0 when everything that can run here ran and no budget is missed by more than a fifth; 1 when one is,
 * or an experiment failed; 2 when the command line is not understood. A miss by less is shown and no more, because a
 * computer that others use too is not that exact.
 */
@Command(
        name = "bench",
        description = "Runs the benchmarks, prints what was measured beside its budget, and keeps the figures in"
                + " benchmarks/results. Exits 1 when a budget is missed by more than a fifth, or an experiment fails.",
        subcommands = GenerateCommand.class)
public final class BenchmarkTable implements Callable<Integer> {
    private static final int MISSED = 1;
    /** A budget counts as missed from here on; below it is shown as missed, but does not fail the run. */
    private static final double TOLERANCE = 1.2;

    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<Experiment> experiments = List.of(
            new MicroBenchmarks(),
            new EvaluationHeap(),
            new ColdStart(),
            new HttpLoad(),
            new EditLoad(),
            new SlurmReads(),
            new PrometheusRound(),
            new ScrapeCost());

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this text")
    private boolean help;

    @Option(names = "--quick", description = "a few minutes for everything (the default)")
    private boolean quick;

    @Option(names = "--full", description = "half an hour for everything")
    private boolean full;

    @Option(names = "--baseline", description = "make this run the one that later ones are compared with")
    private boolean newBaseline;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "only these: micro, heap, start, load, edits, slurm, round, scrape")
    private List<String> only = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private BenchmarkTable() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchmarkTable());
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        checkOptions();
        Effort effort = full ? Effort.FULL : Effort.QUICK;
        Path home = Path.of(System.getProperty("rackstate.home", ""), "benchmarks");
        Path baselineFile = home.resolve("baselines").resolve(name(effort) + ".json");
        Run baseline = Run.read(baselineFile).orElse(null);
        Run run = measure(effort);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.print(Table.of(run, baseline));
        Path kept = home.resolve("results").resolve(FILE_TIME.format(run.taken()) + "-" + name(effort) + ".json");
        run.write(kept);
        out.println("kept in " + kept);
        if (newBaseline && run.absences().isEmpty()) {
            run.write(baselineFile);
            out.println("new baseline: " + baselineFile);
        } else if (newBaseline) {
            out.println("no new baseline: it would lack what could not be measured");
        }
        return run.hasFailures() || run.exceeds(TOLERANCE) ? MISSED : 0;
    }

    private static String name(Effort effort) {
        return effort.name().toLowerCase(Locale.ROOT);
    }

    private void checkOptions() {
        if (quick && full) {
            throw new ParameterException(spec.commandLine(), "--quick and --full exclude each other");
        }
        if (newBaseline && !only.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--baseline needs all experiments; leave out --only");
        }
        List<String> names = experiments.stream().map(Experiment::id).toList();
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(
                    spec.commandLine(), "--only " + name + " is no experiment; allowed: " + String.join(", ", names));
        });
    }

    private Run measure(Effort effort) throws IOException, RunnerException {
        Instant taken = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Measurement> measurements = new ArrayList<>();
        List<Absence> absences = new ArrayList<>();
        say("the speed of this computer");
        double speed = MicroBenchmarks.speedMillis(effort);
        for (Experiment experiment : experiments) {
            if (!only.isEmpty() && !only.contains(experiment.id())) {
                continue;
            }
            Optional<String> obstacle = experiment.obstacle();
            if (obstacle.isPresent()) {
                absences.add(new Absence(experiment.what(), obstacle.get(), false));
                continue;
            }
            try {
                measurements.addAll(experiment.run(effort, this::say));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                absences.add(new Absence(experiment.what(), "interrupted", true));
                break;
            } catch (Exception e) {
                absences.add(new Absence(experiment.what(), reason(e), true));
            }
        }
        return new Run(taken, name(effort), MachineFacts.here(), speed, measurements, absences);
    }

    /** The message of a failure and of what caused it; one without a message is shown by its type. */
    private static String reason(Exception failure) {
        List<String> reasons = new ArrayList<>();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            reasons.add(at.getMessage() == null ? at.toString() : at.getMessage());
        }
        return reasons.stream().distinct().collect(Collectors.joining("; "));
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("  " + line);
        err.flush();
    }
}
