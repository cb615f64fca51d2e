package dev.rackstate.benchmarks.micro;

import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One node of a machine that is OK throughout becomes CRIT, and then OK again: each time the change goes through every
 * level to the top, which is as far as a change can go. Nodes come in random order, so most of them are not in any
 * cache.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LeafChange {
    private static final long SEED = 20_240_229;
    private static final int ORDER = 1 << 20;

    /** How many nodes. */
    @Param("1000000")
    public int nodes;

    private HealthTree tree = new HealthTree(CompiledTopology.of(Topology.EMPTY));
    private int[] order = new int[0];
    private int next;

    /** For JMH. */
    public LeafChange() {}

    /** Makes the machine, all OK, and draws the order. */
    @Setup
    public void machine() {
        CompiledTopology topology = CompiledTopology.of(
                MachineGenerator.generate(MachineShape.checked(nodes, 0)).topology());
        int[] leaves = topology.all(EntityKind.NODE).toArray();
        byte[] evidence = new byte[topology.size()];
        Arrays.fill(evidence, HealthTree.NONE);
        for (int leaf : leaves) {
            evidence[leaf] = SeverityOrder.OK;
        }
        tree = new HealthTree(topology);
        tree.setAll(evidence);
        Random random = new Random(SEED);
        order = random.ints(ORDER, 0, leaves.length).map(i -> leaves[i]).toArray();
    }

    /** There and back: two changes. */
    @Benchmark
    @OperationsPerInvocation(2)
    public byte thereAndBack() {
        int leaf = order[next++ & (ORDER - 1)];
        tree.set(leaf, SeverityOrder.CRIT);
        byte top = tree.rank(0);
        tree.set(leaf, SeverityOrder.OK);
        return top;
    }
}
