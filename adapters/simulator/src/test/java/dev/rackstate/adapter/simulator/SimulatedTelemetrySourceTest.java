package dev.rackstate.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.fake.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What the contract of all sources leaves open. */
class SimulatedTelemetrySourceTest {
    private static final Instant NOON = MachineRooms.NOON;

    private final SettableClock clock = new SettableClock(NOON);
    private final SimulatedTelemetrySource source = new SimulatedTelemetrySource(
            "sim", MachineRooms.simulator(MachineRooms.twoSites(), MachineRooms.calm()), clock);

    private static PromQl query(String text) {
        return PromQl.verbatim(text);
    }

    @Test
    void instant_withoutAMoment_followsTheInjectedClock() throws TelemetryException {
        PromQl load = query("node_load_percent{instance=\"node1\"}");
        double atNoon = source.instant(load, new SampleRequest(List.of(), NOON)).value(0);
        double later = source.instant(load, new SampleRequest(List.of(), NOON.plusSeconds(60)))
                .value(0);

        assertThat(source.instant(load, SampleRequest.now()).value(0)).isEqualTo(atNoon);
        clock.advance(Duration.ofSeconds(60));
        assertThat(source.instant(load, SampleRequest.now()).value(0))
                .isEqualTo(later)
                .isNotEqualTo(atNoon);
    }

    @Test
    void fingerprint_isThatOfAllLabels() throws TelemetryException {
        Samples samples = source.instant(query("count by (site_id) (up)"), SampleRequest.now("site_id"));

        for (int row = 0; row < samples.size(); row++) {
            assertThat(samples.fingerprint(row))
                    .isEqualTo(new Samples.Fingerprint()
                            .add("site_id", String.valueOf(samples.label(0, row)))
                            .value());
        }
    }

    @Test
    void range_inThePast_agreesWithInstantsThen() throws TelemetryException {
        PromQl power = query("sum by (rack_id) (raritan_pdu_activepower_watt{inletid!=\"\"})");
        TimeRange lastYear =
                new TimeRange(NOON.minus(Duration.ofDays(400)), NOON.minus(Duration.ofDays(399)), Duration.ofHours(1));

        RangeResult result = source.range(power, lastYear);

        assertThat(result.series()).hasSize(4);
        for (RangeResult.Series series : result.series()) {
            assertThat(series.times()).hasSize(25);
            for (int i = 0; i < 25; i++) {
                Samples then = source.instant(
                        power, new SampleRequest(List.of("rack_id"), Instant.ofEpochMilli(series.times()[i])));
                for (int row = 0; row < then.size(); row++) {
                    if (series.labels().equals(Map.of("rack_id", String.valueOf(then.label(0, row))))) {
                        assertThat(series.values()[i]).isEqualTo(then.value(row));
                    }
                }
            }
        }
    }

    @Test
    void range_ofAFilter_hasOnlyThePointsThatPass() throws TelemetryException {
        TimeRange hour = new TimeRange(NOON, NOON.plusSeconds(3_600), Duration.ofSeconds(20));

        RangeResult high = source.range(query("node_load_percent{instance=\"compute017\"} > 40"), hour);

        assertThat(high.series()).hasSize(1);
        assertThat(high.series().get(0).times().length).isBetween(1, 180);
        assertThat(DoubleStream.of(high.series().get(0).values()).boxed()).allMatch(value -> value > 40);
        assertThat(source.range(query("up > 1"), hour).series()).isEmpty();
    }

    @Test
    void range_thatIsTooLarge_isRefusedWithTheReason() {
        TimeRange points = new TimeRange(NOON, NOON.plusSeconds(10_999), Duration.ofSeconds(1));
        SimulatedTelemetrySource large = new SimulatedTelemetrySource(
                "sim", MachineRooms.simulator(MachineRooms.large(1_000), MachineRooms.calm()), clock);

        TelemetryException failure =
                catchThrowableOfType(TelemetryException.class, () -> large.range(query("sum(up)"), points));

        assertThat(failure.kind()).isEqualTo(TelemetryException.Kind.TOO_LARGE);
        assertThat(failure)
                .hasMessage("1042 series at 11000 moments are more than the 10000000 samples that the embedded"
                        + " simulator computes for one query; select fewer series or take a larger step");
    }

    @Test
    void query_thatIsRefused_isRefusedAgain() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> source.instant(query("rate(up[5m])"), SampleRequest.now()))
                    .hasMessageStartingWith("the embedded simulator does not evaluate rate() (character 1); ");
        }
    }

    @Test
    void queries_beyondWhatIsKept_areStillAnswered() throws TelemetryException {
        for (int i = 0; i < 1_000; i++) {
            assertThat(source.instant(query("up * " + i), SampleRequest.now()).value(0))
                    .isEqualTo(i);
        }
    }
}
