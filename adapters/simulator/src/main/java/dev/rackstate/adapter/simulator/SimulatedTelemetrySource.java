package dev.rackstate.adapter.simulator;

import dev.rackstate.adapter.simulator.model.Labels;
import dev.rackstate.adapter.simulator.model.Moment;
import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.adapter.simulator.query.BoundQuery;
import dev.rackstate.adapter.simulator.query.Query;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.PromQl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The simulator as a source of telemetry in this process. It evaluates the part of PromQL that {@link Query} knows and
 * refuses the rest by name; there is no network, so it is never unreachable. Any time can be asked for, the past and
 * the future. Safe for concurrent use.
 */
public final class SimulatedTelemetrySource implements TelemetrySource {
    /** What one range query may compute; keeps it within a few seconds and about a hundred megabytes. */
    static final long MAX_RANGE_SAMPLES = 10_000_000;

    private static final int KEPT_QUERIES = 256;

    private final String id;
    private final Simulator simulator;
    private final InstantSource clock;
    private final Map<String, Query> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Query> eldest) {
            return size() > KEPT_QUERIES;
        }
    };

    /**
     * A source.
     *
     * @param id its name in the configuration
     * @param simulator where the values come from
     * @param clock what now is for queries that name no time
     */
    public SimulatedTelemetrySource(String id, Simulator simulator, InstantSource clock) {
        this.id = id;
        this.simulator = simulator;
        this.clock = clock;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Samples instant(PromQl query, SampleRequest request) throws TelemetryException {
        Simulation simulation = simulation();
        BoundQuery bound = parsed(query.text()).bind(simulation);
        @Nullable Instant at = request.at();
        double[] values = new double[bound.size()];
        boolean[] present = new boolean[bound.size()];
        bound.evaluate(simulation.at(at == null ? clock.instant() : at), values, present);
        Samples.Builder samples = new Samples.Builder(request.labels());
        Samples.Fingerprint fingerprint = new Samples.Fingerprint();
        @Nullable String[] columns = new String[request.labels().size()];
        for (int row = 0; row < values.length; row++) {
            if (present[row]) {
                Labels labels = bound.labels(row);
                for (int column = 0; column < columns.length; column++) {
                    columns[column] = labels.get(request.labels().get(column));
                }
                fingerprint.reset();
                labels.forEach(fingerprint::add);
                samples.add(columns, values[row], fingerprint.value());
            }
        }
        return samples.build();
    }

    @Override
    public RangeResult range(PromQl query, TimeRange range) throws TelemetryException {
        Simulation simulation = simulation();
        BoundQuery bound = parsed(query.text()).bind(simulation);
        List<Instant> steps = LongStream.rangeClosed(
                        0, Duration.between(range.start(), range.end()).dividedBy(range.step()))
                .mapToObj(step -> range.start().plus(range.step().multipliedBy(step)))
                .toList();
        if ((long) bound.cost() * steps.size() > MAX_RANGE_SAMPLES) {
            throw new TelemetryException(
                    TelemetryException.Kind.TOO_LARGE,
                    bound.cost() + " series at " + steps.size() + " moments are more than the " + MAX_RANGE_SAMPLES
                            + " samples that the embedded simulator computes for one query; select fewer series or"
                            + " take a larger step");
        }
        double[][] values = new double[steps.size()][bound.size()];
        boolean[][] present = new boolean[steps.size()][bound.size()];
        for (int step = 0; step < values.length; step++) {
            Moment moment = simulation.at(steps.get(step));
            bound.evaluate(moment, values[step], present[step]);
        }
        List<RangeResult.Series> series = new ArrayList<>();
        for (int row = 0; row < bound.size(); row++) {
            RangeResult.Series one = series(bound.labels(row), row, steps, values, present);
            if (one.times().length > 0) {
                series.add(one);
            }
        }
        return new RangeResult(series, List.of());
    }

    private Simulation simulation() throws TelemetryException {
        try {
            return simulator.simulation();
        } catch (IllegalArgumentException e) {
            throw new TelemetryException(
                    TelemetryException.Kind.UNAVAILABLE, "what is configured cannot be simulated: " + e.getMessage());
        }
    }

    private static RangeResult.Series series(
            Labels labels, int row, List<Instant> steps, double[][] values, boolean[][] present) {
        long[] times = new long[steps.size()];
        double[] points = new double[steps.size()];
        int count = 0;
        for (int step = 0; step < times.length; step++) {
            if (present[step][row]) {
                times[count] = steps.get(step).toEpochMilli();
                points[count++] = values[step][row];
            }
        }
        return new RangeResult.Series(labels.toMap(), Arrays.copyOf(times, count), Arrays.copyOf(points, count));
    }

    private Query parsed(String text) throws TelemetryException {
        synchronized (kept) {
            Query known = kept.get(text);
            if (known != null) {
                return known;
            }
        }
        Query query = Query.parse(text);
        synchronized (kept) {
            kept.put(text, query);
        }
        return query;
    }
}
