package dev.rackstate.benchmarks.micro;

import dev.rackstate.benchmarks.telemetry.CannedRounds;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A whole round from prepared answers: five checks on every node joined, judged, debounced, propagated, compared with
 * the round before, gathered into alerts and published.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Evaluation {
    private static final int CHECKS = 5;

    /** How many nodes. */
    @Param({"14000", "160000", "1000000"})
    public int nodes;

    private CannedRounds rounds = CannedRounds.of(1, CHECKS);

    /** For JMH. */
    public Evaluation() {}

    /** Makes the machine and the answers, and runs a first round, which has no history. */
    @Setup
    public void machine() {
        rounds.close();
        rounds = CannedRounds.of(nodes, CHECKS);
        rounds.run();
    }

    /** One round. */
    @Benchmark
    public long round() {
        return rounds.run();
    }

    /** Ends the engine's threads. */
    @TearDown(Level.Trial)
    public void close() {
        rounds.close();
    }
}
