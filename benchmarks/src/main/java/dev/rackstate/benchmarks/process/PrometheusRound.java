package dev.rackstate.benchmarks.process;

import dev.rackstate.adapter.prometheus.PrometheusTelemetrySource;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.application.view.ViewTelemetryStatistics.Round;
import dev.rackstate.benchmarks.Effort;
import dev.rackstate.benchmarks.Experiment;
import dev.rackstate.benchmarks.machine.Machine;
import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
import dev.rackstate.benchmarks.machine.Signal;
import dev.rackstate.benchmarks.report.Budget;
import dev.rackstate.benchmarks.report.Measurement;
import dev.rackstate.benchmarks.report.Measurement.Basis;
import dev.rackstate.benchmarks.telemetry.Engines;
import dev.rackstate.domain.promql.PromQl;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * One round of 14,000 nodes and ten checks against a real Prometheus, beside the very same queries asked one after
 * another by a client that only reads the bytes. The two take turns; the figure is the median of their ratios.
 */
public final class PrometheusRound implements Experiment {
    private static final int NODES = 14_000;
    private static final int WARM_UPS = 10;

    /** The experiment. */
    public PrometheusRound() {}

    @Override
    public String id() {
        return "round";
    }

    @Override
    public String what() {
        return "a round against a real Prometheus, 14,000 nodes, 10 checks";
    }

    @Override
    public Optional<String> obstacle() {
        return Programs.obstacle(RealPrometheus.PROGRAM);
    }

    @Override
    public List<Measurement> run(Effort effort, Consumer<String> progress) throws IOException, InterruptedException {
        Machine machine = MachineGenerator.generate(MachineShape.checked(NODES, Signal.values().length));
        progress.accept("Prometheus scrapes 14,000 nodes");
        try (RealPrometheus prometheus = RealPrometheus.scraping(machine)) {
            Overheard source =
                    new Overheard(PrometheusTelemetrySource.open(Engines.source("prometheus", prometheus.uri())));
            try (RoundEngine engine = Engines.of(machine, prometheus.uri(), source)) {
                return measure(engine, source, prometheus, effort.roundPairs(), progress);
            }
        }
    }

    private static List<Measurement> measure(
            RoundEngine engine, Overheard source, RealPrometheus prometheus, int pairs, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("rounds: warm-up");
        for (int i = 0; i < WARM_UPS; i++) {
            round(engine);
            bare(prometheus, source.queries);
        }
        progress.accept("rounds: " + pairs + " pairs");
        double[] rounds = new double[pairs];
        double[] bares = new double[pairs];
        double[] ratios = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            rounds[i] = round(engine);
            bares[i] = bare(prometheus, source.queries);
            ratios[i] = rounds[i] / bares[i];
        }
        return List.of(new Measurement(
                "prometheus-round",
                "a round against Prometheus, 14,000 nodes, 10 checks, beside its bare queries",
                Statistics.median(ratios),
                "",
                Basis.NONE,
                Budget.atMost(1.3),
                String.format(
                        Locale.ROOT,
                        "%.0f ms, bare queries %.0f ms",
                        Statistics.median(rounds),
                        Statistics.median(bares))));
    }

    /** A round, in milliseconds. */
    private static double round(RoundEngine engine) throws IOException {
        long started = System.nanoTime();
        engine.round();
        double millis = (System.nanoTime() - started) / 1e6;
        Round round = engine.statistics().lastRound();
        if (round == null || round.failedQueries() > 0 || round.series() < NODES) {
            throw new IOException("the round did not do its work: " + round + ", "
                    + engine.current().snapshot().sources());
        }
        return millis;
    }

    /** The queries one after another, in milliseconds. */
    private static double bare(RealPrometheus prometheus, Set<String> queries)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        for (String query : queries) {
            prometheus.ask(query);
        }
        return (System.nanoTime() - started) / 1e6;
    }

    /** Passes everything on, and remembers what was asked. */
    private record Overheard(TelemetrySource source, Set<String> queries) implements TelemetrySource {
        Overheard(TelemetrySource source) {
            this(source, new ConcurrentSkipListSet<>());
        }

        @Override
        public String id() {
            return source.id();
        }

        @Override
        public Samples instant(PromQl query, SampleRequest request) throws TelemetryException {
            queries.add(query.text());
            return source.instant(query, request);
        }

        @Override
        public RangeResult range(PromQl query, TimeRange range) throws TelemetryException {
            return source.range(query, range);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
