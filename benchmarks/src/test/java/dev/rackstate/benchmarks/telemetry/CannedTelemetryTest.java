package dev.rackstate.benchmarks.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.adapter.prometheus.VectorDecoder;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
import dev.rackstate.benchmarks.machine.Signal;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.topology.CompiledTopology;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CannedTelemetryTest {
    private static final CompiledTopology TOPOLOGY = CompiledTopology.of(
            MachineGenerator.generate(MachineShape.complete(3_000)).topology());

    private static Map<String, Double> byName(Samples samples) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int row = 0; row < samples.size(); row++) {
            values.put(samples.label(0, row), samples.value(row));
        }
        return values;
    }

    private static String label(Signal signal) {
        return switch (signal.scope()) {
            case NODE -> "instance";
            case CHASSIS -> "chassis_id";
            case RACK -> "rack_id";
        };
    }

    @ParameterizedTest
    @EnumSource
    void answers_inMemoryAndAsJson_sayTheSame(Signal signal) throws Exception {
        CannedTelemetry telemetry = new CannedTelemetry(TOPOLOGY, List.of(signal));
        PromQl query = PromQl.verbatim(signal.check().expr().toString());
        VectorDecoder decoder = new VectorDecoder(100_000);

        for (int phase = 0; phase < Condition.PHASES; phase++) {
            Samples canned = telemetry.instant(query, SampleRequest.now(label(signal)));
            Samples decoded = decoder.decode(
                    new ByteArrayInputStream(VectorJson.checked(TOPOLOGY, signal, phase)), List.of(label(signal)));

            assertThat(byName(canned))
                    .hasSize(TOPOLOGY.count(signal.scope().target()))
                    .isEqualTo(byName(decoded));
        }
    }

    @Test
    void answers_inTurn_differInAFewConditions() throws Exception {
        CannedTelemetry telemetry = new CannedTelemetry(TOPOLOGY, List.of(Signal.HEALTH));
        PromQl query = PromQl.verbatim("node_health_status{}");

        Map<String, Double> first = byName(telemetry.instant(query, SampleRequest.now("instance")));
        Map<String, Double> second = byName(telemetry.instant(query, SampleRequest.now("instance")));
        Map<String, Double> third = byName(telemetry.instant(query, SampleRequest.now("instance")));

        assertThat(first.keySet().stream().filter(name -> !first.get(name).equals(second.get(name))))
                .hasSizeBetween(1, 30);
        assertThat(third).isEqualTo(first);
    }

    @Test
    void question_thatWasNotPrepared_isRefused() {
        CannedTelemetry telemetry = new CannedTelemetry(TOPOLOGY, List.of(Signal.UP));

        assertThatThrownBy(() -> telemetry.instant(PromQl.verbatim("group{a=\"b\"}"), SampleRequest.now("instance")))
                .isInstanceOf(TelemetryException.class)
                .hasMessage("no answer was prepared to group{a=\"b\"}");
        assertThatThrownBy(() -> telemetry.instant(PromQl.verbatim("up{}"), SampleRequest.now("instance", "job")))
                .isInstanceOf(TelemetryException.class)
                .hasMessage("prepared answers have one label, not [instance, job]");
    }
}
