package dev.rackstate.benchmarks.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.prometheus.PrometheusTelemetrySource;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.view.Published;
import dev.rackstate.benchmarks.machine.Machine;
import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import org.junit.jupiter.api.Test;

class StubPrometheusTest {
    private static final int NODES = 3_000;

    @Test
    void round_ofACompleteMachine_isAnsweredInFull() {
        Machine machine = MachineGenerator.generate(MachineShape.complete(NODES));
        try (StubPrometheus stub = StubPrometheus.start(CompiledTopology.of(machine.topology()));
                RoundEngine engine = Engines.of(
                        machine, stub.uri(), PrometheusTelemetrySource.open(Engines.source("stub", stub.uri())))) {
            engine.round();

            Published published = engine.current();
            assertThat(engine.statistics().lastRound()).isNotNull();
            assertThat(engine.statistics().lastRound().failedQueries())
                    .as("%s", published.snapshot().sources())
                    .isZero();
            assertThat(published.snapshot().alerts()).isNotEmpty();
            CompiledTopology topology = published.snapshot().topology();
            for (String metric : new String[] {"node_temperature_celsius", "node_power_watts"}) {
                assertThat(topology.all(EntityKind.NODE)
                                .filter(node -> published
                                        .snapshot()
                                        .measurement(metric, node)
                                        .isPresent()))
                        .as(metric)
                        .hasSize(NODES);
            }
        }
    }
}
