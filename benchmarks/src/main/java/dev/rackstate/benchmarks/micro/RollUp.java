package dev.rackstate.benchmarks.micro;

import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.Topology;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Every state of a machine computed anew, while 1 node in 100 is WARN and 1 in 1,000 CRIT. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RollUp {
    private static final long SEED = 20_240_229;

    /** How many nodes. */
    @Param({"14000", "160000", "1000000"})
    public int nodes;

    private HealthTree tree = new HealthTree(CompiledTopology.of(Topology.EMPTY));

    /** For JMH. */
    public RollUp() {}

    /** Makes the machine and gives every node a state. */
    @Setup
    public void machine() {
        CompiledTopology topology = CompiledTopology.of(
                MachineGenerator.generate(MachineShape.checked(nodes, 0)).topology());
        tree = new HealthTree(topology);
        byte[] evidence = new byte[topology.size()];
        Arrays.fill(evidence, HealthTree.NONE);
        Random random = new Random(SEED);
        topology.all(EntityKind.NODE).forEach(node -> {
            int drawn = random.nextInt(1_000);
            evidence[node] = drawn == 0 ? SeverityOrder.CRIT : drawn <= 10 ? SeverityOrder.WARN : SeverityOrder.OK;
        });
        tree.setAll(evidence);
    }

    /** The whole tree. */
    @Benchmark
    public HealthState everything() {
        tree.recompute();
        return tree.overall();
    }
}
