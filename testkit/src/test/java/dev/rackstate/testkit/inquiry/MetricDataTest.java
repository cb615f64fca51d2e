package dev.rackstate.testkit.inquiry;

import static dev.rackstate.testkit.inquiry.Enquirer.NOW;
import static dev.rackstate.testkit.inquiry.Enquirer.combinedMetric;
import static dev.rackstate.testkit.inquiry.Enquirer.metric;
import static dev.rackstate.testkit.inquiry.Enquirer.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.inquiry.InquiryException;
import dev.rackstate.application.inquiry.ReadMetricData.MetricData;
import dev.rackstate.application.inquiry.ReadMetricData.Question;
import dev.rackstate.application.inquiry.ReadMetricData.Target;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.application.view.Published;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a metric went: which targets it is asked about, in which steps, and of whom. */
class MetricDataTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TaughtSource source = new TaughtSource("main");
    private final Configurations configurations = new Configurations()
            .rack("dc", "r1", "n[1-3]")
            .rack("dc", "r2", "n[4-5]")
            .rack("lab", "r1", "n1")
            .metrics(List.of("bare_of_nodes"), List.of("bare_of_racks"))
            .define(metric("power", "node_power{instance=\"$instance\"}"))
            .define(metric("braces", "node_power{instance=\"{instance}\"}"))
            .define(metric("rack_power", "pdu_power{rack_id=\"$rack_id\"}"))
            .define(metric("chassis_fan", "fan{chassis_id=~\"$chassis\"}"))
            .define(metric("pdu", "pdu_watts{pduid=\"{pduid}\", inletid=\"{inletid}\"}"))
            .define(metric("pdu_in_rack", "pdu_watts{rack_id=\"$rack_id\", pduid=\"$pduid\"}"))
            .define(metric("total", "total{}"))
            .define(metric("bare_of_nodes", "node_heat"))
            .define(metric("bare_of_racks", "rack_heat"))
            .define(metric("bare_tagged", "rack_door", "infrastructure"))
            .define(metric("bare", "something"))
            .define(metric("broken", "m{instance=$instance}"));
    private Enquirer enquirer;

    @AfterEach
    void close() {
        if (enquirer != null) {
            enquirer.close();
        }
    }

    private Enquirer enquirer() {
        if (enquirer == null) {
            enquirer = new Enquirer(configurations, source);
        }
        return enquirer;
    }

    private MetricData read(String metric, Target target, Duration length, Duration step, boolean combined)
            throws InquiryException {
        return enquirer()
                .inquiries
                .metricData()
                .read(new Question(metric, target, NOW.minus(length), NOW, step, combined, null));
    }

    private MetricData read(String metric, String target) throws InquiryException {
        return read(metric, Target.of(target), HOUR, null, false);
    }

    private String query(String metric, String target) throws InquiryException {
        return read(metric, target).query().text();
    }

    private InquiryException refused(String metric, Target target) {
        return refusal(() -> read(metric, target, HOUR, null, false));
    }

    @Test
    void target_standsForWhatTheMetricAsksAbout() throws InquiryException {
        assertThat(query("power", "n1")).isEqualTo("node_power{instance=\"n1\"}");
        assertThat(query("power", "r1-d1")).isEqualTo("node_power{instance=~\"n1|n2|n3\"}");
        assertThat(query("power", "r2")).isEqualTo("node_power{instance=~\"n4|n5\"}");
        assertThat(query("power", "dc")).isEqualTo("node_power{instance=~\"n1|n2|n3|n4|n5\"}");
        assertThat(query("rack_power", "r1")).isEqualTo("pdu_power{rack_id=\"r1\"}");
        assertThat(query("rack_power", "n5")).isEqualTo("pdu_power{rack_id=\"r2\"}");
        assertThat(query("rack_power", "dc-room")).isEqualTo("pdu_power{rack_id=~\"r1|r2\"}");
        assertThat(query("chassis_fan", "n1")).isEqualTo("fan{chassis_id=~\"r1-d1\"}");
    }

    @Test
    void bothNotations_giveTheSameQuery() throws InquiryException {
        assertThat(query("braces", "r1")).isEqualTo(query("power", "r1"));
    }

    @Test
    void bareName_isAskedAboutWhatItIsMeasuredOn() throws InquiryException {
        assertThat(query("bare_of_nodes", "r2")).isEqualTo("node_heat{instance=~\"n4|n5\"}");
        assertThat(query("bare_of_racks", "n1")).isEqualTo("rack_heat{rack_id=\"r1\"}");
        assertThat(query("bare_tagged", "n1")).isEqualTo("rack_door{rack_id=\"r1\"}");
        assertThat(query("bare", "r1")).isEqualTo("something{rack_id=\"r1\"}");
        assertThat(query("bare", "r1-d1")).isEqualTo("something{instance=~\"n1|n2|n3\"}");
    }

    @Test
    void powerUnit_isNamedByItself_orInItsRack() throws InquiryException {
        MetricData alone = read("pdu", "PDU-1");

        assertThat(alone.query().text()).isEqualTo("pdu_watts{pduid=\"PDU-1\", inletid=\"I1\"}");
        assertThat(alone.target()).isNull();
        assertThat(query("pdu_in_rack", "r1")).isEqualTo("pdu_watts{rack_id=\"r1\", pduid=~\".*\"}");
        Target unit = new Target("r1", null, null, null, null, "PDU-2");
        assertThat(read("pdu_in_rack", unit, HOUR, null, false).query().text())
                .isEqualTo("pdu_watts{rack_id=\"r1\", pduid=\"PDU-2\"}");
    }

    @Test
    void repeatedId_isTheFirst_unlessThePlaceOrKindSaysOtherwise() throws InquiryException {
        assertThat(query("power", "r1")).isEqualTo("node_power{instance=~\"n1|n2|n3\"}");
        Target inLab = new Target("r1", EntityKind.RACK, "lab", "lab-room", null, null);
        assertThat(read("power", inLab, HOUR, null, false).query().text()).isEqualTo("node_power{instance=\"n1\"}");
        Target inRack = new Target("n5", EntityKind.NODE, null, null, "r2", null);
        assertThat(read("power", inRack, HOUR, null, false).target()).isEqualTo(EntityKind.NODE);

        assertThat(refused("power", new Target("n5", null, null, null, "r1", null))
                        .kind())
                .isEqualTo(InquiryException.Kind.NOT_FOUND);
        assertThat(refused("power", new Target("r1", EntityKind.NODE, null, null, null, null)))
                .hasMessage("There is no node 'r1'");
    }

    @Test
    void whatIsNotThere_isNotFound() {
        assertThat(refused("power", Target.of("n9")))
                .hasMessage("There is no target 'n9'")
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.NOT_FOUND);
        assertThat(refused("nothing", Target.of("n1")))
                .hasMessage("Metric 'nothing' is not in the library")
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.NOT_FOUND);
    }

    @Test
    void metricThatCannotBeAsked_isRefusedWithTheReason() {
        assertThat(refused("broken", Target.of("n1")))
                .hasMessageContaining("'broken' cannot be asked about 'n1'")
                .hasMessageContaining("stands outside quotes")
                .extracting(InquiryException::kind)
                .isEqualTo(InquiryException.Kind.INVALID);
    }

    @Test
    void placeWithoutTargets_hasNoSeriesAndSaysSo() throws InquiryException {
        configurations.site("empty");

        MetricData data = read("power", "empty");

        assertThat(data.query()).isNull();
        assertThat(data.series()).isEmpty();
        assertThat(data.warnings()).containsExactly("the site 'empty' holds no node to ask about");
        assertThat(source.asked()).isEmpty();
    }

    @Test
    void metricThatTakesNoId_saysSo() throws InquiryException {
        assertThat(read("total", "n1").warnings())
                .containsExactly("the metric takes no id: its series are the same for every target");
    }

    @Test
    void moreTargetsThanAnybodyCanLookAt_areRefused() {
        configurations.rack("big", "huge", "m[0001-5001]");

        assertThat(refused("power", Target.of("huge")))
                .hasMessage("the rack 'huge' holds 5001 nodes; at most 5000 are asked about at once");
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H, PT1M",
        "PT1H1S, PT5M",
        "PT6H, PT5M",
        "PT6H1S, PT15M",
        "PT24H, PT15M",
        "P1DT1S, PT1H",
        "P7D, PT1H",
        "P7DT1S, PT6H",
        "P30D, PT6H",
        "P2749DT23H59M59S, PT6H"
    })
    void stepThatNobodyNames_suitsTheLength(Duration length, Duration step) throws InquiryException {
        MetricData data = read("power", Target.of("n1"), length, null, false);

        assertThat(data.range().step()).isEqualTo(step);
        assertThat(data.warnings()).isEmpty();
    }

    @Test
    void stepThatWouldGiveTooManyPoints_isRaisedAndSaidSo() throws InquiryException {
        MetricData data = read("power", Target.of("n1"), Duration.ofDays(2750), null, false);

        assertThat(data.range().step()).isEqualTo(Duration.ofSeconds(21_601));
        assertThat(data.warnings())
                .containsExactly("the step was raised from 6h to 21601s, so that there are no more than 11000 points");
    }

    @Test
    void stepThatIsAskedFor_isTaken_orRefusedWithTheSmallest() throws InquiryException {
        Duration most = Duration.ofSeconds(10_999);
        assertThat(read("power", Target.of("n1"), most, Duration.ofSeconds(1), false)
                        .range()
                        .step())
                .isEqualTo(Duration.ofSeconds(1));

        InquiryException refusal =
                refusal(() -> read("power", Target.of("n1"), most.plusSeconds(1), Duration.ofSeconds(1), false));

        assertThat(refusal).hasMessage("a step of 1s gives more than 11000 points; the smallest for this range is 2s");
        assertThat(refusal.kind()).isEqualTo(InquiryException.Kind.INVALID);
    }

    @Property
    void smallestStep_isAllowed_andTheNextSmallerIsNot(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long millis) {
        Duration length = Duration.ofMillis(millis);
        Duration smallest = TimeRange.smallestStep(length);

        assertThat(new TimeRange(NOW.minus(length), NOW, smallest).step()).isEqualTo(smallest);
        Duration smaller = smallest.minusSeconds(1);
        if (!smaller.isZero()) {
            assertThatThrownBy(() -> new TimeRange(NOW.minus(length), NOW, smaller))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void series_areHandedOverAsTheSourceHoldsThem() throws InquiryException {
        source.sample("node_power", Map.of("instance", "n1", "sensor", "a"), 10);
        source.sample("node_power", Map.of("instance", "n2", "sensor", "b"), 20);

        MetricData data = read("power", "r1");

        assertThat(data.series())
                .extracting(RangeResult.Series::labels)
                .containsExactly(Map.of("instance", "n1", "sensor", "a"), Map.of("instance", "n2", "sensor", "b"));
        assertThat(data.series().get(0).times()).hasSize(61);
        assertThat(data.series().get(0).values()).containsOnly(10.0);
    }

    @ParameterizedTest
    @CsvSource({"avg, 20", "min, 10", "MAX, 30", "sum, 60"})
    void combined_seriesBecomeOneAsTheMetricSays(String aggregation, double value) throws InquiryException {
        configurations.define(combinedMetric("combined", "node_power{instance=\"$instance\"}", aggregation));
        source.sample("node_power", "n1", 10).sample("node_power", "n2", 20).sample("node_power", "n3", 30);
        source.sample("node_power", Map.of("instance", "n3", "sensor", "broken"), Double.NaN);

        MetricData data = read("combined", Target.of("r1"), HOUR, null, true);

        assertThat(data.series()).hasSize(1);
        assertThat(data.series().get(0).labels()).isEmpty();
        assertThat(data.series().get(0).values()).hasSize(61).containsOnly(value);
    }

    @Test
    void combined_byAWordThatCombinesNothing_isRefused() {
        configurations.define(combinedMetric("p95", "node_power{instance=\"$instance\"}", "p95"));

        assertThat(refusal(() -> read("p95", Target.of("r1"), HOUR, null, true)))
                .hasMessage("the aggregation 'p95' combines no series; allowed: avg, min, max, sum");
    }

    @Test
    void combined_byTheWordOfTheQuestion_leavesThatOfTheMetricAlone() throws InquiryException {
        source.sample("node_power", "n1", 10).sample("node_power", "n2", 20);

        MetricData data = enquirer()
                .inquiries
                .metricData()
                .read(new Question("power", Target.of("r1"), NOW.minus(HOUR), NOW, null, true, "max"));

        assertThat(data.series().get(0).values()).containsOnly(20.0);
    }

    @Test
    void combined_ofNothing_isNothing() throws InquiryException {
        source.sample("node_power", "n1", Double.NaN);

        assertThat(read("power", Target.of("r1"), HOUR, null, true).series()).isEmpty();
    }

    @Test
    void morePointsThanCanBeHandedOver_areRefused() {
        for (int i = 0; i < 100; i++) {
            source.sample("node_power", Map.of("instance", "n1", "core", "" + i), i);
        }

        assertThat(refusal(
                        () -> read("power", Target.of("n1"), Duration.ofSeconds(10_999), Duration.ofSeconds(1), false)))
                .hasMessageContaining("1100000 points in 100 series; at most 1000000 are handed over");
    }

    @Test
    void readingMoves_nothingThatIsPublished() throws InquiryException {
        Published before = enquirer().engine.current();

        read("power", "n1");

        assertThat(enquirer().engine.current()).isSameAs(before);
    }
}
