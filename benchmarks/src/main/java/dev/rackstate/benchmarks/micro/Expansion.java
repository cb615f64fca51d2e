package dev.rackstate.benchmarks.micro;

import dev.rackstate.domain.topology.InstancePattern;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Node names from ranges, per name: a chassis of four as racks write it, and the longest range there may be. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Expansion {
    /** Written down in a field, so that the compiler cannot foresee it. */
    private String chassis = "compute[001237-001240]";

    private String longest = "compute[000001-010000]-ib";

    /** For JMH. */
    public Expansion() {}

    /** Reads the pattern and makes four names. */
    @Benchmark
    @OperationsPerInvocation(4)
    public List<String> chassis() {
        return InstancePattern.parse(chassis).names();
    }

    /** Reads the pattern and makes ten thousand names. */
    @Benchmark
    @OperationsPerInvocation(InstancePattern.MAX_NAMES)
    public List<String> longest() {
        return InstancePattern.parse(longest).names();
    }
}
