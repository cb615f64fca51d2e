package dev.rackstate.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.process.MetricsServer;
import dev.rackstate.testkit.process.Scrape;
import dev.rackstate.testkit.process.StaticExporter;
import dev.rackstate.testkit.telemetry.TelemetrySourceContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract, and what can only be asked of a server that collects. One server serves all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealServerContract extends TelemetrySourceContract {
    private static final String GAUGE = "contract_gauge";
    private static final List<Double> NUMBERS = List.of(
            0.0,
            -1.0,
            0.1,
            1e-9,
            1e21,
            123456789.125,
            9007199254740992.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private @Nullable PrometheusTelemetrySource source;

    abstract void assumeInstalled();

    abstract MetricsServer start(Scrape scrape);

    @BeforeAll
    void startServer() {
        assumeInstalled();
        StringBuilder exposition = new StringBuilder();
        int number = 1;
        for (String instance : AWKWARD_INSTANCES) {
            exposition.append(StaticExporter.line(GAUGE, Map.of("instance", instance, "rack", "r1"), 1.5 * number++));
        }
        for (int i = 0; i < NUMBERS.size(); i++) {
            exposition.append(StaticExporter.line("contract_number", Map.of("number", "n" + i), NUMBERS.get(i)));
        }
        exposition.append(StaticExporter.line("contract_newline", Map.of("text", "two\nlines"), 1));
        StaticExporter exporter = StaticExporter.start(exposition.toString());
        opened.add(exporter);
        MetricsServer server = start(Scrape.of(exporter.target()).honoringLabels());
        opened.add(server);
        PrometheusTelemetrySource toServer = TestSource.at(server.url()).open();
        opened.add(toServer);
        source = toServer;
        server.awaitSeries(GAUGE + " offset 4s", AWKWARD_INSTANCES.size());
    }

    @AfterAll
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Override
    protected TelemetrySource source() {
        return Objects.requireNonNull(source);
    }

    @Override
    protected String metric() {
        return GAUGE;
    }

    @Override
    protected Set<String> instances() {
        return AWKWARD_INSTANCES;
    }

    @Test
    void values_ofEveryKind_comeBackAsTheyWere() throws TelemetryException {
        Samples samples = source().instant(PromQl.selector("contract_number", Map.of()), SampleRequest.now("number"));

        Map<String, Double> byNumber = new HashMap<>();
        for (int row = 0; row < samples.size(); row++) {
            byNumber.put(samples.label(0, row), samples.value(row));
        }
        Map<String, Double> expected = expectedNumbers(NUMBERS);
        assertThat(byNumber).isEqualTo(expected);
    }

    /** By label, what the server makes of the numbers. */
    Map<String, Double> expectedNumbers(List<Double> numbers) {
        return IntStream.range(0, numbers.size()).boxed().collect(Collectors.toMap(i -> "n" + i, numbers::get));
    }

    @Test
    void label_withNewline_roundTrips() throws TelemetryException {
        PromQl query = PromQl.selector("contract_newline", Map.of("text", Binding.value("two\nlines")));

        Samples samples = source().instant(query, SampleRequest.now("text"));

        assertThat(samples.size()).isEqualTo(1);
        assertThat(samples.label(0, 0)).isEqualTo("two\nlines");
    }

    @Test
    void expression_thatYieldsRanges_isRejectedInWords() {
        TelemetryException failure = catchThrowableOfType(
                TelemetryException.class,
                () -> source().instant(PromQl.verbatim(GAUGE + "[10s]"), SampleRequest.now()));

        assertThat(failure.kind()).isEqualTo(TelemetryException.Kind.REJECTED);
        assertThat(failure).hasMessageContaining("a range of values per series");
    }
}
