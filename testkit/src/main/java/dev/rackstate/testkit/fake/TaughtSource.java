package dev.rackstate.testkit.fake;

import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.PromQl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A source that answers what it was taught. It knows series by metric name and labels, answers a query with every
 * series of the first metric name in it, whatever its matchers say, and fails when told to. Safe for concurrent use.
 */
public final class TaughtSource implements TelemetrySource {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?=\\s*\\{)");

    private final String id;
    private final Map<String, Map<Map<String, String>, Double>> series = new TreeMap<>();
    private final Map<String, TelemetryException> failures = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private @Nullable TelemetryException failure;
    private volatile @Nullable Runnable meanwhile;

    /** A source that knows nothing. */
    public TaughtSource(String id) {
        this.id = id;
    }

    /** Teaches or changes a sample. */
    public synchronized TaughtSource sample(String metric, Map<String, String> labels, double value) {
        series.computeIfAbsent(metric, m -> new LinkedHashMap<>()).put(Map.copyOf(labels), value);
        return this;
    }

    /** Teaches or changes a sample that carries the label {@code instance} alone. */
    public TaughtSource sample(String metric, String instance, double value) {
        return sample(metric, Map.of("instance", instance), value);
    }

    /** Forgets a metric. */
    public synchronized void forget(String metric) {
        series.remove(metric);
    }

    /** Fails every query from now on; null ends that. */
    public synchronized void failAll(@Nullable TelemetryException with) {
        failure = with;
    }

    /** Fails the queries for one metric from now on; null ends that. */
    public synchronized void fail(String metric, @Nullable TelemetryException with) {
        if (with == null) {
            failures.remove(metric);
        } else {
            failures.put(metric, with);
        }
    }

    /** Does something each time a query has arrived, before it is answered; null ends that. */
    public void whenAsked(@Nullable Runnable action) {
        meanwhile = action;
    }

    /** The texts of the queries so far, pings left out. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String id() {
        return id;
    }

    /** The series that answer a query. */
    private Map<Map<String, String>, Double> answer(PromQl query) throws TelemetryException {
        Matcher name = NAME.matcher(query.text());
        boolean named = name.find();
        if (named) {
            asked.add(query.text());
        }
        if (failure != null) {
            throw failure;
        }
        String metric = named ? name.group() : "";
        TelemetryException failed = failures.get(metric);
        if (failed != null) {
            throw failed;
        }
        return series.getOrDefault(metric, Map.of());
    }

    @Override
    public Samples instant(PromQl query, SampleRequest request) throws TelemetryException {
        Runnable action = meanwhile;
        if (action != null) {
            action.run();
        }
        return samples(query, request);
    }

    private synchronized Samples samples(PromQl query, SampleRequest request) throws TelemetryException {
        Samples.Builder samples = new Samples.Builder(request.labels());
        answer(query).forEach((labels, value) -> {
            Samples.Fingerprint fingerprint = new Samples.Fingerprint();
            labels.forEach(fingerprint::add);
            @Nullable String[] row = request.labels().stream().map(labels::get).toArray(String[]::new);
            samples.add(row, value, fingerprint.value());
        });
        return samples.build();
    }

    /** {@inheritDoc} Every sample has always been what it is. */
    @Override
    public synchronized RangeResult range(PromQl query, TimeRange range) throws TelemetryException {
        long[] times = LongStream.rangeClosed(
                        0, Duration.between(range.start(), range.end()).dividedBy(range.step()))
                .map(step -> range.start().plus(range.step().multipliedBy(step)).toEpochMilli())
                .toArray();
        List<RangeResult.Series> all = new ArrayList<>();
        answer(query).forEach((labels, value) -> {
            double[] values = new double[times.length];
            Arrays.fill(values, value);
            all.add(new RangeResult.Series(labels, times, values));
        });
        return new RangeResult(all, List.of());
    }
}
