package dev.rackstate.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.fake.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Times at 14,000 nodes. They are printed, not judged: judging is for the benchmarks. What is measured is checked. */
class SpeedTest {
    private static Simulator simulator;

    @BeforeAll
    static void build() throws Exception {
        var topology = MachineRooms.large(14_000);
        simulator = MachineRooms.simulator(topology, MachineRooms.mode(IncidentMode.CHAOS));
        measured("building the simulation", simulator::simulation);
        System.out.println("  " + simulator.simulation().seriesCount() + " series");
    }

    private static <T> T measured(String what, Callable<T> action) throws Exception {
        long start = System.nanoTime();
        T result = action.call();
        System.out.printf("SPEED %-45s %5d ms%n", what, (System.nanoTime() - start) / 1_000_000);
        return result;
    }

    @Test
    void exposition_of14000Nodes_isWritten() throws Exception {
        for (int i = 0; i < 4; i++) {
            CountingStream out = new CountingStream();
            measured("exposition, in process", () -> {
                Exposition.write(simulator.simulation(), MachineRooms.NOON, out);
                return out;
            });
            assertThat(out.bytes).isGreaterThan(20_000_000);
        }
    }

    private static final class CountingStream extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }

    @Test
    void scrape_of14000Nodes_isAnswered() throws Exception {
        try (SimulatorExporter exporter =
                SimulatorExporter.start(simulator, new SettableClock(MachineRooms.NOON), "127.0.0.1", 0)) {
            URI uri = URI.create("http://127.0.0.1:" + exporter.address().getPort() + "/metrics");
            for (String encoding : List.of("identity", "identity", "gzip", "gzip")) {
                long bytes = measured("scrape, " + encoding, () -> scrape(uri, encoding));
                System.out.println("  " + bytes + " bytes");
                assertThat(bytes > 20_000_000).isEqualTo(encoding.equals("identity"));
            }
        }
    }

    private static long scrape(URI uri, String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept-Encoding", encoding)
                .timeout(Duration.ofSeconds(60))
                .build();
        try (InputStream body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofInputStream())
                .body()) {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Twenty checks over the whole scope, as the planner asks them, and one cut into alternations of 256 names. */
    @Test
    void round_of20Checks_isAnswered() throws Exception {
        SimulatedTelemetrySource source =
                new SimulatedTelemetrySource("sim", simulator, new SettableClock(MachineRooms.NOON));
        List<PromQl> checks = Stream.of(
                        "up",
                        "node_health_status",
                        "node_temperature_celsius",
                        "node_load_percent",
                        "node_memory_MemAvailable_bytes / 1073741824",
                        "node_filesystem_avail_bytes / 1073741824",
                        "node_power_watts",
                        "ipmi_up",
                        "ipmi_fan_speed_state",
                        "ipmi_power_state",
                        "ipmi_temperature_state",
                        "ipmi_voltage_state",
                        "ipmi_sensor_state",
                        "avg by (chassis_id) (node_temperature_celsius)",
                        "sum by (chassis_id) (node_power_watts)",
                        "node_disk_read_bytes_total > 0",
                        "count by (instance) (switch_port_oper_status != 1)",
                        "sum by (rack_id) (raritan_pdu_activepower_watt)",
                        "max by (rack_id) (raritan_pdu_current_ampere)",
                        "eseries_drive_status == 1")
                .map(PromQl::verbatim)
                .toList();
        assertThat(checks).hasSize(20);
        for (int i = 0; i < 4; i++) {
            int rows = measured("a round of 20 checks", () -> rows(source, checks));
            assertThat(rows).isGreaterThan(14_000 * 14);
        }
        List<PromQl> chunks = IntStream.range(0, 55)
                .mapToObj(chunk -> PromQl.verbatim("up{instance=~\""
                        + String.join(
                                "|",
                                IntStream.rangeClosed(1, 256)
                                        .mapToObj(n -> String.format("compute%05d", chunk * 256 + n))
                                        .toList())
                        + "\"}"))
                .toList();
        int found = measured("one check in 55 alternations", () -> rows(source, chunks));
        assertThat(found).isGreaterThan(14_000);
    }

    private static int rows(SimulatedTelemetrySource source, List<PromQl> queries) throws TelemetryException {
        int rows = 0;
        for (PromQl query : queries) {
            rows += source.instant(query, SampleRequest.now("instance")).size();
        }
        return rows;
    }

    @Test
    void exposition_isWrittenThroughABufferOfFixedSize() throws IOException {
        Simulation simulation = simulator.simulation();
        int[] largest = new int[1];
        Exposition.write(simulation, MachineRooms.NOON, new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] b, int off, int len) {
                largest[0] = Math.max(largest[0], len);
            }
        });
        assertThat(largest[0]).isLessThanOrEqualTo(16_384);
    }
}
