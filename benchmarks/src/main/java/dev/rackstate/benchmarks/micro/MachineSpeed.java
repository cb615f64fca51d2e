package dev.rackstate.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How fast this computer is at work like ours: a pass over a flat array with a small table, then a chase through memory
 * in random order. Holds nothing of the product, so it stays the same while the product changes. Its figure is a
 * measure, never a result.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MachineSpeed {
    private static final int SIZE = 1 << 20;
    private static final int STEPS = SIZE / 4;

    private final byte[] ranks = new byte[SIZE];
    private final int[] next = new int[SIZE];

    /** For JMH. */
    public MachineSpeed() {}

    /** Deals the numbers; the walk is one full cycle of a linear congruential generator (Hull-Dobell). */
    @Setup
    public void deal() {
        for (int i = 0; i < SIZE; i++) {
            ranks[i] = (byte) ((i * 0x9E3779B1) >>> 30);
            next[i] = (i * 1_664_525 + 1_013_904_223) & (SIZE - 1);
        }
    }

    /** One unit of work. */
    @Benchmark
    public int unit() {
        int[] counts = new int[4];
        for (byte rank : ranks) {
            counts[rank]++;
        }
        int at = counts[0] & (SIZE - 1);
        for (int step = 0; step < STEPS; step++) {
            at = next[at];
        }
        return at + counts[1];
    }
}
