package dev.rackstate.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.inquiry.Inquiries;
import dev.rackstate.application.inquiry.InquiryException;
import dev.rackstate.application.inquiry.ReadMetricData.MetricData;
import dev.rackstate.application.inquiry.ReadMetricData.Question;
import dev.rackstate.application.inquiry.ReadMetricData.Target;
import dev.rackstate.application.inquiry.TestExpression.Expression;
import dev.rackstate.application.inquiry.TestExpression.Tested;
import dev.rackstate.application.inquiry.TryCheck.Attempt;
import dev.rackstate.application.inquiry.TryCheck.Stranger;
import dev.rackstate.application.inquiry.TryCheck.Trial;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.process.Fault;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.MetricsServer;
import dev.rackstate.testkit.process.Scrape;
import dev.rackstate.testkit.process.StaticExporter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions to a real server: about one awkward node among its neighbours, and when the way there is bad. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InquiryStory {
    private static final String DOTS = "node1.example.com:9100";
    private static final String NEIGHBOUR = "node1Xexample.com:9100";
    private static final String PIPE = "a|.*";

    private final List<AutoCloseable> opened = new ArrayList<>();
    private FaultyUpstream network;
    private Inquiries inquiries;

    /** Whether the server can be started here at all. */
    abstract void assumeInstalled();

    abstract MetricsServer start(Scrape scrape);

    @BeforeAll
    void startServer() throws ConfigurationException {
        assumeInstalled();
        StringBuilder exposition = new StringBuilder();
        List.of(DOTS, NEIGHBOUR, PIPE, "stranger")
                .forEach(instance -> exposition.append(StaticExporter.line(
                        "node_power",
                        Map.of("instance", instance, "sensor", "psu"),
                        instance.equals(PIPE) ? 0 : instance.length())));
        StaticExporter exporter = StaticExporter.start(exposition.toString());
        opened.add(exporter);
        MetricsServer server = start(Scrape.of(exporter.target()).honoringLabels());
        opened.add(server);
        server.awaitSeries("node_power offset 3s", 4);
        network = FaultyUpstream.inFrontOf(server.url());
        opened.add(network);
        TelemetrySource source =
                TestSource.at(network.url()).within(Duration.ofSeconds(1)).open();
        RoundEngine engine = RoundEngine.load(
                new HeldConfigurationStore(new Configurations()
                        .rack("dc", "r1", DOTS)
                        .rack("dc", "r2", NEIGHBOUR)
                        .rack("dc", "r3", PIPE)
                        .check(check(Duration.ZERO))
                        .define(power("dollar", "node_power{instance=\"$instance\"}"))
                        .define(power("braces", "node_power{instance=~\"{instance}\"}"))
                        .define(power("bare", "node_power"))
                        .build()),
                (settings, all) -> source,
                InstantSource.system(),
                new ManualScheduler());
        opened.add(engine);
        inquiries = Inquiries.over(engine, engine, InstantSource.system());
    }

    @AfterAll
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private static MetricDefinition power(String id, String metric) {
        MetricDefinition.Display display =
                new MetricDefinition.Display("W", "line", null, List.of(), "24h", "sum", Map.of(), Map.of());
        return new MetricDefinition(id, id, null, metric, Map.of(), display, null, List.of());
    }

    private static Check check(Duration holdFor) {
        return new Check(
                "power",
                "Power",
                null,
                CheckScope.NODE,
                PromQlTemplate.parse("node_power{instance=~\"$instances\"}", Check.PLACEHOLDERS),
                "numeric",
                List.of(),
                List.of(new Rule(Rule.Op.EQUAL, 0, HealthState.CRIT)),
                holdFor,
                null,
                null);
    }

    private MetricData read(String metric, String target, Duration length, Duration step, boolean combined)
            throws InquiryException {
        Instant now = Instant.now();
        return inquiries
                .metricData()
                .read(new Question(metric, Target.of(target), now.minus(length), now, step, combined, null));
    }

    private Tested test(String expression) throws InquiryException {
        return inquiries.expressions().test(new Expression(expression, Map.of(), null));
    }

    private static List<String> instances(List<RangeResult.Series> series) {
        return series.stream().map(one -> one.labels().get("instance")).toList();
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void data_ofAnAwkwardNode_isItsOwn_inEveryNotation(String node) throws InquiryException {
        for (String metric : List.of("dollar", "braces", "bare")) {
            MetricData data = read(metric, node, Duration.ofMinutes(1), Duration.ofSeconds(1), false);

            assertThat(instances(data.series())).as(metric).containsExactly(node);
            assertThat(data.series().get(0).labels()).containsEntry("sensor", "psu");
        }
    }

    static List<String> nodes() {
        return List.of(DOTS, NEIGHBOUR, PIPE);
    }

    @Test
    void data_ofTheSite_isThatOfItsNodes_orOneCombinedSeries() throws InquiryException {
        Duration minute = Duration.ofMinutes(1);

        assertThat(instances(read("dollar", "dc", minute, Duration.ofSeconds(1), false)
                        .series()))
                .containsExactlyInAnyOrder(DOTS, NEIGHBOUR, PIPE);
        MetricData sum = read("dollar", "dc", minute, Duration.ofSeconds(1), true);
        assertThat(sum.series()).hasSize(1);
        assertThat(sum.series().get(0).labels()).isEmpty();
        assertThat(sum.series().get(0).values()).contains(DOTS.length() + NEIGHBOUR.length());
    }

    @Test
    void asManyPointsAsAreAllowed_areAnswered() throws InquiryException {
        MetricData data = read("dollar", DOTS, Duration.ofSeconds(10_999), Duration.ofSeconds(1), false);

        assertThat(data.series()).hasSize(1);
        assertThat(data.series().get(0).times().length).isBetween(1, 11_000);
    }

    @Test
    void expression_bringsAllLabelsOfEachSeries_andOnePoint() throws InquiryException {
        Tested tested = test("node_power{instance=\"" + DOTS + "\"} * 2");

        assertThat(tested.series()).hasSize(1);
        assertThat(tested.series().get(0).labels())
                .containsEntry("instance", DOTS)
                .containsEntry("sensor", "psu");
        assertThat(tested.series().get(0).values()).containsExactly(DOTS.length() * 2);
    }

    @Test
    void scalar_isOneSeriesWithoutLabels() throws InquiryException {
        Tested tested = test("1 + 1");

        assertThat(tested.series()).hasSize(1);
        assertThat(tested.series().get(0).labels()).isEmpty();
        assertThat(tested.series().get(0).values()).containsExactly(2);
    }

    @Test
    void expressionThatTheServerRefuses_hasNoAnswer_inTheServersWords() {
        InquiryException refusal =
                catchThrowableOfType(InquiryException.class, () -> test("sum(node_power{}) by by (x)"));

        assertThat(refusal.kind()).isEqualTo(InquiryException.Kind.UNANSWERED);
        assertThat(refusal).hasMessageStartingWith("source 'main': the server refused the query: ");
        assertThat(String.valueOf(refusal.getMessage()).length()).isBetween(60, 400);
    }

    @Test
    void triedCheck_saysWhatIsWrong_andWhoIsAStranger() throws InquiryException {
        Trial trial = inquiries.checks().attempt(new Attempt(check(Duration.ofMinutes(5)), null, null));

        assertThat(trial.states()).isEqualTo(Map.of(HealthState.CRIT, 1, HealthState.OK, 2));
        assertThat(trial.topology().id(trial.verdicts().get(0).entity())).isEqualTo(PIPE);
        assertThat(trial.verdicts().get(0).heldBack()).isTrue();
        assertThat(trial.examples())
                .containsExactly(new Stranger("instance", "stranger", "the building has no node of this id"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new Fault.Delay(Duration.ofSeconds(20)), InquiryException.Kind.TIMEOUT),
                Arguments.of(new Fault.Silence(Map.of()), InquiryException.Kind.TIMEOUT),
                Arguments.of(new Fault.HangUp(), InquiryException.Kind.UNANSWERED),
                Arguments.of(new Fault.CutAfter(20), InquiryException.Kind.UNANSWERED),
                Arguments.of(new Fault.Body("<html>welcome</html>"), InquiryException.Kind.UNANSWERED),
                Arguments.of(new Fault.Status(503, "down for maintenance"), InquiryException.Kind.UNANSWERED),
                Arguments.of(new Fault.Status(422, "{}"), InquiryException.Kind.UNANSWERED),
                Arguments.of(new Fault.Status(401, ""), InquiryException.Kind.UNANSWERED));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void badWayToTheServer_isSaidOfEveryQuestion_andPasses(Fault fault, InquiryException.Kind kind)
            throws InquiryException {
        network.misbehave(fault);
        try {
            assertThat(catchThrowableOfType(
                                    InquiryException.class,
                                    () -> read("dollar", DOTS, Duration.ofMinutes(1), null, false))
                            .kind())
                    .isEqualTo(kind);
            assertThat(catchThrowableOfType(InquiryException.class, () -> test("up{}"))
                            .kind())
                    .isEqualTo(kind);
            Attempt attempt = new Attempt(check(Duration.ZERO), null, null);
            assertThat(catchThrowableOfType(
                                    InquiryException.class,
                                    () -> inquiries.checks().attempt(attempt))
                            .kind())
                    .isEqualTo(kind);
        } finally {
            network.heal();
        }
        assertThat(test("1 + 1").series()).hasSize(1);
    }
}
