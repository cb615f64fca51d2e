package dev.rackstate.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.EntityKind;
import org.junit.jupiter.api.Test;

/** What is timed does the work that it says, at a small size. */
class MicroBenchmarksTest {
    @Test
    void rollUp_ofAMachineWithBrokenNodes_isCritical() {
        RollUp benchmark = new RollUp();
        benchmark.nodes = 14_000;
        benchmark.machine();

        assertThat(benchmark.everything()).isEqualTo(HealthState.CRIT);
    }

    @Test
    void leafChange_reachesTheTop() {
        LeafChange benchmark = new LeafChange();
        benchmark.nodes = 500;
        benchmark.machine();

        assertThat(benchmark.thereAndBack()).isEqualTo(SeverityOrder.CRIT);
        assertThat(benchmark.thereAndBack()).isEqualTo(SeverityOrder.CRIT);
    }

    @Test
    void expansion_makesTheNamesThatAreCounted() {
        Expansion benchmark = new Expansion();

        assertThat(benchmark.chassis()).hasSize(4);
        assertThat(benchmark.longest()).hasSize(10_000);
    }

    @Test
    void compilation_numbersEveryNode() {
        Compilation benchmark = new Compilation();
        benchmark.nodes = 500;
        benchmark.machine();

        assertThat(benchmark.everything().count(EntityKind.NODE)).isEqualTo(500);
    }

    @Test
    void decoding_readsEverySeries() throws Exception {
        Decoding benchmark = new Decoding();
        benchmark.series = 500;
        benchmark.answer();

        assertThat(benchmark.vector().size()).isEqualTo(500);
    }

    @Test
    void evaluation_publishesARound() {
        Evaluation benchmark = new Evaluation();
        benchmark.nodes = 500;
        benchmark.machine();
        try {
            assertThat(benchmark.round()).isPositive();
        } finally {
            benchmark.close();
        }
    }

    @Test
    void machineSpeed_isTheSameWorkEachTime() {
        MachineSpeed benchmark = new MachineSpeed();
        benchmark.deal();

        assertThat(benchmark.unit()).isEqualTo(benchmark.unit());
    }
}
