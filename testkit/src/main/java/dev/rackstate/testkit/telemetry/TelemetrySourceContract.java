package dev.rackstate.testkit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.promql.PromQlTemplate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link TelemetrySource} promises. An adapter's test extends this class and says through the three hooks
 * which source is tested and what it holds.
 *
 * <p>The source holds one gauge, {@link #metric()}, with one series for each of {@link #instances()} and no other
 * series of that name. The gauge differs between at least two of them, is never NaN, and has held its values for the
 * whole of the last three seconds.
 */
public abstract class TelemetrySourceContract {
    /**
     * Names that a careless query builder, or a careless fingerprint, takes for one another. The first two differ only
     * to those who know that a dot in a regular expression is any character; {@code 1X} and {@code 29} have the same
     * {@code String.hashCode}.
     */
    public static final Set<String> AWKWARD_INSTANCES = Set.of(
            "node1.example.com:9100",
            "node1Xexample.com:9100",
            "a|.*",
            "x(1)",
            "say \"hi\" \\ 'bye' `now`",
            "$instances {instance}",
            "n\u0153ud-\u00e9-\u4e2d-\ud835\udd2b",
            "node-1X",
            "node-29");

    private static final String NO_SUCH_METRIC = "rackstate_contract_no_such_metric";
    private static final String NO_SUCH_LABEL = "no_such_label";
    private static final PromQl MALFORMED = PromQl.verbatim("sum by (");

    private Instant now = Instant.EPOCH;

    /** For the subclass. */
    protected TelemetrySourceContract() {}

    /** The source under test; the contract does not close it. */
    protected abstract TelemetrySource source();

    /** The name of the gauge. */
    protected abstract String metric();

    /** The values of the label {@code instance}; holds {@link #AWKWARD_INSTANCES}. */
    protected abstract Set<String> instances();

    @BeforeEach
    final void readTheClock() {
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    final void contract_instances_holdTheAwkwardOnes() {
        assertThat(instances()).containsAll(AWKWARD_INSTANCES);
    }

    @Test
    final void id_always_isNotBlank() {
        assertThat(source().id()).isNotBlank();
    }

    @Test
    final void ping_always_isOneRowOfOne() throws TelemetryException {
        Samples samples = source().instant(PromQl.ping(), SampleRequest.now());

        assertThat(samples.size()).isEqualTo(1);
        assertThat(samples.value(0)).isEqualTo(1.0);
    }

    @Test
    final void selector_ofTheWholeScope_returnsEveryInstanceOnce() throws TelemetryException {
        Samples samples = instant(everything());

        assertThat(instancesOf(samples)).containsExactlyInAnyOrderElementsOf(instances());
    }

    @Test
    final void selector_withoutAMoment_isAnsweredAsOfNow() throws TelemetryException {
        Samples samples = source().instant(everything(), SampleRequest.now("instance"));

        assertThat(instancesOf(samples)).containsExactlyInAnyOrderElementsOf(instances());
    }

    @TestFactory
    final Stream<DynamicTest> selector_ofOneInstance_returnsExactlyThatOne() {
        return eachInstance(instance -> {
            PromQl query = PromQl.selector(metric(), Map.of("instance", Binding.value(instance)));

            assertThat(instancesOf(instant(query))).containsExactly(instance);
        });
    }

    @TestFactory
    final Stream<DynamicTest> template_withEqualsMatcher_returnsExactlyThatOne() {
        PromQlTemplate template =
                PromQlTemplate.parse(metric() + "{instance=\"$instance\"}", Set.of("instance", "instances"));
        return eachInstance(instance -> {
            PromQl query = template.render(Map.of("instance", Binding.value(instance)));

            assertThat(instancesOf(instant(query))).containsExactly(instance);
        });
    }

    @TestFactory
    final Stream<DynamicTest> template_withRegexMatcher_returnsExactlyThatOne() {
        PromQlTemplate template = PromQlTemplate.parse(metric() + "{instance=~'$instances'}", Set.of("instances"));
        return eachInstance(instance -> {
            PromQl query = template.render(Map.of("instances", Binding.value(instance)));

            assertThat(instancesOf(instant(query))).containsExactly(instance);
        });
    }

    @TestFactory
    final Stream<DynamicTest> selector_ofAllInstancesButOne_returnsExactlyThose() {
        return eachInstance(instance -> {
            Set<String> others = new LinkedHashSet<>(instances());
            others.remove(instance);
            PromQl query = PromQl.selector(metric(), Map.of("instance", Binding.anyOf(others)));

            assertThat(instancesOf(instant(query))).containsExactlyInAnyOrderElementsOf(others);
        });
    }

    @Test
    final void template_withNegatedMatcher_returnsTheOthers() throws TelemetryException {
        PromQlTemplate template = PromQlTemplate.parse(metric() + "{instance!=\"$instances\"}", Set.of("instances"));
        Set<String> unwanted = Set.of("a|.*", "node1.example.com:9100");
        Set<String> others = new LinkedHashSet<>(instances());
        others.removeAll(unwanted);

        Samples samples = instant(template.render(Map.of("instances", Binding.anyOf(unwanted))));

        assertThat(instancesOf(samples)).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    final void request_namesLabels_areTheColumnsInThatOrder() throws TelemetryException {
        SampleRequest request = new SampleRequest(List.of(NO_SUCH_LABEL, "instance", "__name__"), now);

        Samples samples = source().instant(everything(), request);

        assertThat(samples.labels()).containsExactly(NO_SUCH_LABEL, "instance", "__name__");
        assertThat(samples.size()).isEqualTo(instances().size());
        for (int row = 0; row < samples.size(); row++) {
            assertThat(samples.label(0, row))
                    .as("a label the series does not carry")
                    .isNull();
            assertThat(samples.label(1, row)).isIn(instances());
            assertThat(samples.label(2, row)).isEqualTo(metric());
        }
    }

    @Test
    final void request_withoutLabels_hasRowsAllTheSame() throws TelemetryException {
        Samples samples = source().instant(everything(), new SampleRequest(List.of(), now));

        assertThat(samples.labels()).isEmpty();
        assertThat(samples.size()).isEqualTo(instances().size());
    }

    @Test
    final void fingerprints_ofDifferentSeries_differ() throws TelemetryException {
        assertThat(fingerprintsByInstance().values()).doesNotHaveDuplicates();
    }

    @Test
    final void fingerprints_ofTheSameSeries_areTheSameNextTime() throws TelemetryException {
        assertThat(fingerprintsByInstance()).isEqualTo(fingerprintsByInstance());
    }

    @Test
    final void fingerprints_doNotDependOnTheRequestedLabels() throws TelemetryException {
        Samples bare = source().instant(everything(), new SampleRequest(List.of(), now));
        Set<Long> fingerprints = new LinkedHashSet<>();
        for (int row = 0; row < bare.size(); row++) {
            fingerprints.add(bare.fingerprint(row));
        }

        assertThat(fingerprints)
                .containsExactlyInAnyOrderElementsOf(fingerprintsByInstance().values());
    }

    @Test
    final void selector_ofAnUnknownMetric_isEmptyAndNoError() throws TelemetryException {
        Samples samples = instant(PromQl.selector(NO_SUCH_METRIC, Map.of()));

        assertThat(samples.size()).isZero();
        assertThat(samples.labels()).containsExactly("instance");
    }

    @Test
    final void selector_ofAnUnknownInstance_isEmptyAndNoError() throws TelemetryException {
        assertThat(instant(PromQl.selector(metric(), Map.of("instance", Binding.value("nobody"))))
                        .size())
                .isZero();
    }

    @Test
    final void sum_byInstance_isTheGaugeItself() throws TelemetryException {
        Map<String, Double> gauge = valuesByInstance(instant(everything()));

        Map<String, Double> sums = valuesByInstance(instant(verbatim("sum by (instance) (" + metric() + ")")));

        assertThat(sums).isEqualTo(gauge);
    }

    @Test
    final void sum_overEverything_isOneRowWithoutLabels() throws TelemetryException {
        double expected = valuesByInstance(instant(everything())).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();

        Samples sum = instant(verbatim("sum(" + metric() + ")"));

        assertThat(sum.size()).isEqualTo(1);
        assertThat(sum.label(0, 0)).isNull();
        assertThat(sum.value(0)).isCloseTo(expected, Percentage.withPercentage(1e-9));
    }

    @Test
    final void comparison_filtersRows() throws TelemetryException {
        Map<String, Double> gauge = valuesByInstance(instant(everything()));
        double smallest =
                gauge.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        Map<String, Double> above = gauge.entrySet().stream()
                .filter(entry -> entry.getValue() > smallest)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(above).as("the gauge differs between two instances").isNotEmpty();

        Samples filtered =
                instant(verbatim(metric() + " > " + BigDecimal.valueOf(smallest).toPlainString()));

        assertThat(valuesByInstance(filtered)).isEqualTo(above);
    }

    @Test
    final void scalar_isOneRowWithoutLabels() throws TelemetryException {
        Samples samples = instant(verbatim("42.5"));

        assertThat(samples.size()).isEqualTo(1);
        assertThat(samples.value(0)).isEqualTo(42.5);
        assertThat(samples.label(0, 0)).isNull();
    }

    @Test
    final void expression_thatIsMalformed_isRejected() {
        TelemetryException failure = catchThrowableOfType(TelemetryException.class, () -> instant(MALFORMED));

        assertThat(failure.kind()).isEqualTo(TelemetryException.Kind.REJECTED);
        assertThat(failure).message().isNotBlank();
    }

    @Test
    final void range_ofTheWholeScope_hasEveryInstanceOnTheGrid() throws TelemetryException {
        Instant start = now.minusSeconds(2);
        TimeRange range = new TimeRange(start, now, Duration.ofMillis(500));

        RangeResult result = source().range(everything(), range);

        assertThat(result.series())
                .extracting(series -> series.labels().get("instance"))
                .containsExactlyInAnyOrderElementsOf(instances());
        long[] grid = LongStream.rangeClosed(0, 4)
                .map(step -> start.toEpochMilli() + 500 * step)
                .toArray();
        for (RangeResult.Series series : result.series()) {
            assertThat(series.labels()).containsEntry("__name__", metric());
            assertThat(series.times()).containsExactly(grid);
        }
    }

    @Test
    final void range_ofManyPoints_staysWithinItsBounds() throws TelemetryException {
        TimeRange range = new TimeRange(now.minusSeconds(100).minusMillis(137), now, Duration.ofSeconds(1));

        RangeResult result = source().range(everything(), range);

        assertThat(result.series()).hasSameSizeAs(instances());
        for (RangeResult.Series series : result.series()) {
            assertThat(series.times()).isSorted().isNotEmpty().doesNotHaveDuplicates();
            assertThat(series.times()[0]).isGreaterThanOrEqualTo(range.start().toEpochMilli());
            assertThat(series.times()[series.times().length - 1])
                    .isLessThanOrEqualTo(range.end().toEpochMilli());
        }
    }

    @Test
    final void range_ofOneMoment_agreesWithInstantThen() throws TelemetryException {
        // Not the very last second, of which some servers are not sure yet.
        Instant then = now.minusSeconds(2);
        Map<String, Double> atThen =
                valuesByInstance(source().instant(everything(), new SampleRequest(List.of("instance"), then)));

        RangeResult result = source().range(everything(), new TimeRange(then, then, Duration.ofSeconds(1)));

        Map<String, Double> inRange = new HashMap<>();
        for (RangeResult.Series series : result.series()) {
            inRange.put(Objects.requireNonNull(series.labels().get("instance")), series.values()[0]);
        }
        assertThat(inRange).isEqualTo(atThen);
    }

    @Test
    final void series_agreeWithInstantThen_withAllLabelsAndOnePointEach() throws TelemetryException {
        Instant then = now.minusSeconds(2);
        Map<String, Double> atThen =
                valuesByInstance(source().instant(everything(), new SampleRequest(List.of("instance"), then)));

        RangeResult result = source().series(everything(), then);

        Map<String, Double> found = new HashMap<>();
        for (RangeResult.Series series : result.series()) {
            assertThat(series.labels()).containsEntry("__name__", metric());
            assertThat(series.times()).containsExactly(then.toEpochMilli());
            assertThat(series.values()).hasSize(1);
            found.put(Objects.requireNonNull(series.labels().get("instance")), series.values()[0]);
        }
        assertThat(found).isEqualTo(atThen);
    }

    @Test
    final void series_ofThisVeryMoment_areThereToo() throws TelemetryException {
        assertThat(source().series(everything(), now).series()).hasSameSizeAs(instances());
    }

    @Test
    final void series_ofAScalar_areOneWithoutLabels() throws TelemetryException {
        RangeResult result = source().series(verbatim("42.5"), now);

        assertThat(result.series()).hasSize(1);
        assertThat(result.series().get(0).labels()).isEmpty();
        assertThat(result.series().get(0).values()).containsExactly(42.5);
    }

    @Test
    final void series_ofAMalformedExpression_areRejected() {
        TelemetryException failure =
                catchThrowableOfType(TelemetryException.class, () -> source().series(MALFORMED, now));

        assertThat(failure.kind()).isEqualTo(TelemetryException.Kind.REJECTED);
    }

    @Test
    final void range_ofAnUnknownMetric_isEmptyAndNoError() throws TelemetryException {
        TimeRange range = new TimeRange(now.minusSeconds(2), now, Duration.ofSeconds(1));

        assertThat(source().range(PromQl.selector(NO_SUCH_METRIC, Map.of()), range)
                        .series())
                .isEmpty();
    }

    @Test
    final void range_thatIsMalformed_isRejected() {
        TimeRange range = new TimeRange(now.minusSeconds(2), now, Duration.ofSeconds(1));

        TelemetryException failure =
                catchThrowableOfType(TelemetryException.class, () -> source().range(MALFORMED, range));

        assertThat(failure.kind()).isEqualTo(TelemetryException.Kind.REJECTED);
    }

    @Test
    final void callers_atTheSameTime_allGetTheWholeAnswer() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Map<String, Double>>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(() -> valuesByInstance(instant(everything())));
            }
            for (Future<Map<String, Double>> answer : pool.invokeAll(calls)) {
                assertThat(answer.get()).containsOnlyKeys(instances());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private PromQl everything() {
        return PromQl.selector(metric(), Map.of("instance", Binding.ANYTHING));
    }

    private static PromQl verbatim(String expression) {
        return PromQl.verbatim(expression);
    }

    private Samples instant(PromQl query) throws TelemetryException {
        return source().instant(query, new SampleRequest(List.of("instance"), now));
    }

    private static List<String> instancesOf(Samples samples) {
        List<String> instances = new ArrayList<>();
        for (int row = 0; row < samples.size(); row++) {
            instances.add(Objects.requireNonNull(samples.label(0, row), "a row without the label 'instance'"));
        }
        return instances;
    }

    private static Map<String, Double> valuesByInstance(Samples samples) {
        Map<String, Double> values = new HashMap<>();
        for (int row = 0; row < samples.size(); row++) {
            String instance = Objects.requireNonNull(samples.label(0, row), "a row without the label 'instance'");
            assertThat(values.put(instance, samples.value(row)))
                    .as("second row of " + instance)
                    .isNull();
        }
        return values;
    }

    private Map<String, Long> fingerprintsByInstance() throws TelemetryException {
        Samples samples = instant(everything());
        Map<String, Long> fingerprints = new HashMap<>();
        for (int row = 0; row < samples.size(); row++) {
            fingerprints.put(samples.label(0, row), samples.fingerprint(row));
        }
        assertThat(fingerprints).hasSameSizeAs(instances());
        return fingerprints;
    }

    private Stream<DynamicTest> eachInstance(InstanceTest test) {
        return instances().stream()
                .sorted()
                .map(instance -> DynamicTest.dynamicTest(instance, () -> test.run(instance)));
    }

    @FunctionalInterface
    private interface InstanceTest {
        void run(String instance) throws TelemetryException;
    }
}
