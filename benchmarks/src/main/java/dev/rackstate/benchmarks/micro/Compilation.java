package dev.rackstate.benchmarks.micro;

import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.Topology;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A topology numbered and indexed, as once per configuration; node names are expanded on the way. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Compilation {
    /** How many nodes. */
    @Param("1000000")
    public int nodes;

    private Topology topology = Topology.EMPTY;

    /** For JMH. */
    public Compilation() {}

    /** Makes the machine. */
    @Setup
    public void machine() {
        topology = MachineGenerator.generate(MachineShape.checked(nodes, 0)).topology();
    }

    /** The whole topology. */
    @Benchmark
    public CompiledTopology everything() {
        return CompiledTopology.of(topology);
    }
}
