package dev.rackstate.benchmarks.micro;

import dev.rackstate.adapter.prometheus.VectorDecoder;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
import dev.rackstate.benchmarks.machine.Signal;
import dev.rackstate.benchmarks.telemetry.VectorJson;
import dev.rackstate.domain.topology.CompiledTopology;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The JSON of one check's answer, a series of eight labels per node, read into columns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Decoding {
    private static final List<String> LABELS = List.of("instance");

    /** How many series. */
    @Param({"14000", "160000"})
    public int series;

    private final VectorDecoder decoder = new VectorDecoder(Integer.MAX_VALUE);
    private byte[] body = new byte[0];

    /** For JMH. */
    public Decoding() {}

    /** Writes the answer. */
    @Setup
    public void answer() {
        CompiledTopology topology = CompiledTopology.of(
                MachineGenerator.generate(MachineShape.checked(series, 0)).topology());
        body = VectorJson.checked(topology, Signal.TEMPERATURE, 0);
    }

    /** One answer. */
    @Benchmark
    public Samples vector() throws IOException, TelemetryException {
        return decoder.decode(new ByteArrayInputStream(body), LABELS);
    }
}
