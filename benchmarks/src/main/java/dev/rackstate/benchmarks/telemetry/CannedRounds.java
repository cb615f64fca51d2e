package dev.rackstate.benchmarks.telemetry;

import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.view.ViewTelemetryStatistics.Round;
import dev.rackstate.benchmarks.machine.Machine;
import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
import dev.rackstate.benchmarks.machine.Signal;
import dev.rackstate.domain.topology.CompiledTopology;
import java.net.URI;
import java.util.Arrays;

/** Rounds of a machine whose telemetry is {@link CannedTelemetry}. Not safe for concurrent use. */
public final class CannedRounds implements AutoCloseable {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final RoundEngine engine;
    private final long expectedSeries;
    private long version;

    private CannedRounds(RoundEngine engine, long expectedSeries) {
        this.engine = engine;
        this.expectedSeries = expectedSeries;
    }

    /** Makes a machine with the first so many checks of {@link Signal}, all on nodes, and the answers to them. */
    public static CannedRounds of(int nodes, int checks) {
        Machine machine = MachineGenerator.generate(MachineShape.checked(nodes, checks));
        CannedTelemetry telemetry = new CannedTelemetry(
                CompiledTopology.of(machine.topology()),
                Arrays.asList(Signal.values()).subList(0, checks));
        return new CannedRounds(Engines.of(machine, NOWHERE, telemetry), (long) nodes * checks);
    }

    /**
     * Runs a round.
     *
     * @return the version that it published
     * @throws IllegalStateException when it did not publish, or did not get every answer
     */
    public long run() {
        engine.round();
        long published = engine.current().snapshot().version();
        Round round = engine.statistics().lastRound();
        if (published <= version || round == null || round.failedQueries() > 0 || round.series() != expectedSeries) {
            throw new IllegalStateException("the round did not do its work: version " + published + ", " + round);
        }
        version = published;
        return published;
    }

    @Override
    public void close() {
        engine.close();
    }
}
