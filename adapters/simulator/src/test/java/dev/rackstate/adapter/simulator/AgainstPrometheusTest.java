package dev.rackstate.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.model.MetricFamily;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CustomIncidents;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.PrometheusServer;
import dev.rackstate.testkit.process.Scrape;
import dev.rackstate.testkit.telemetry.TelemetrySourceContract;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus that scrapes the exporter answers what the in-process source answers. Ticks are a century long, so
 * that the gauges stand still while the two are compared; counters are left out of the comparison.
 */
class AgainstPrometheusTest {
    private static final Program PROMTOOL = new Program(List.of("promtool"), "prometheus");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NUL = "n\u0000ul";

    private static Simulator simulator;
    private static SimulatorExporter exporter;
    private static PrometheusServer prometheus;
    private static SimulatedTelemetrySource source;

    @BeforeAll
    static void startBoth() throws IOException {
        Program.PROMETHEUS.assumeInstalled();
        SimulationSettings still = new SimulationSettings(
                5,
                Duration.ofDays(36_500),
                IncidentMode.CUSTOM,
                1,
                new CustomIncidents(3, 4, 1, 1),
                Map.of(),
                List.of(),
                List.of());
        simulator = MachineRooms.simulator(MachineRooms.twoSites(), still);
        source = new SimulatedTelemetrySource("sim", simulator, InstantSource.system());
        exporter = SimulatorExporter.start(simulator, InstantSource.system(), "127.0.0.1", 0);
        prometheus = PrometheusServer.start(
                Scrape.of("127.0.0.1:" + exporter.address().getPort()).honoringLabels());
        // The 37 nodes, and the exporter itself as Prometheus sees it.
        prometheus.awaitSeries("up", 38);
    }

    @AfterAll
    static void stopBoth() {
        if (exporter != null) {
            exporter.close();
        }
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> expressions_inProcessAndInPrometheus_agree() {
        return Stream.of(
                        "up{job=\"node\"}",
                        "up{job='node'} == 0",
                        "node_load_percent{instance=~\"compute0(0|1).+|LOGIN-1\"}",
                        "node_load_percent{instance!~\"compute.*\", site_id!=\"\"} > 20",
                        "100 - node_load_percent / 2 * 3",
                        "-node_temperature_celsius > bool -24",
                        "20 < node_load_percent <= 40",
                        "sum by (rack_id) (raritan_pdu_activepower_watt{rack_id=~\".+\", inletid!=\"\"})",
                        "max by (site_id, rack_id) (raritan_pdu_current_ampere{inletid=\"I1\"})",
                        "avg without (instance, node_id) (node_temperature_celsius)",
                        "min(sequana3_hyc_p_in_kpa)",
                        "count by (instance) (switch_port_oper_status != 1) > 4",
                        "sum by (instance, slot) (eseries_drive_status{status=\"failed\", slot=~\"[1-4]\"})",
                        "count by (__name__) ({__name__=~\"ipmi_.*_state|node_health_status\"})",
                        "avg(node_power_watts{chassis_id=\"c1\"}) / (1 + 0x0f)",
                        "sum(up{instance=~\"no|one\"})",
                        "vector(1) / 3",
                        "node_memory_MemAvailable_bytes{instance=\"node\\x31\"} / 1073741824",
                        "max(node_load_percent * NaN)",
                        "sum by (partition, status) (slurm_node_status)",
                        "count by (status) (slurm_node_cpu_alloc)",
                        "max by (node, status) (slurm_node_mem_total)",
                        "sum by (partition) (slurm_partition_cpus_idle)",
                        "max(slurm_gpus_utilization)")
                .map(expression -> DynamicTest.dynamicTest(expression, () -> assertAgreement(expression)));
    }

    private static void assertAgreement(String expression) throws Exception {
        Map<Map<String, String>, Double> here = inProcess(expression);
        Map<Map<String, String>, Double> there = inPrometheus(expression);

        assertThat(here.keySet()).isEqualTo(there.keySet());
        here.forEach((labels, value) -> assertThat(value)
                .as("%s", labels)
                .satisfiesAnyOf(
                        v -> assertThat(v).isEqualTo(there.get(labels)),
                        v -> assertThat(Math.abs(v / there.get(labels) - 1)).isLessThan(1e-9)));
    }

    private static Map<Map<String, String>, Double> inProcess(String expression) throws TelemetryException {
        Instant now = Instant.now();
        Map<Map<String, String>, Double> rows = new HashMap<>();
        RangeResult range = source.range(PromQl.verbatim(expression), new TimeRange(now, now, Duration.ofSeconds(1)));
        range.series().forEach(series -> rows.put(new TreeMap<>(series.labels()), series.values()[0]));
        Samples samples = source.instant(PromQl.verbatim(expression), new SampleRequest(List.of(), now));
        assertThat(samples.size()).isEqualTo(rows.size());
        return rows;
    }

    private static final Pattern ROW = Pattern.compile("\\{\"metric\":\\{([^}]*)},\"value\":\\[[^,]+,\"([^\"]+)\"]}");
    private static final Pattern LABEL = Pattern.compile("\"([^\"]+)\":\"([^\"]*)\"");

    private static Map<Map<String, String>, Double> inPrometheus(String expression) throws Exception {
        URI uri = prometheus
                .url()
                .resolve("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        String json = CLIENT.send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        assertThat(json).contains("\"resultType\":\"vector\"");
        Map<Map<String, String>, Double> rows = new HashMap<>();
        Matcher row = ROW.matcher(json);
        while (row.find()) {
            Map<String, String> labels = new TreeMap<>();
            Matcher label = LABEL.matcher(row.group(1));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            rows.put(labels, Double.parseDouble(row.group(2).replace("Inf", "Infinity")));
        }
        return rows;
    }

    @Test
    void scrape_ofAwkwardNames_isAcceptedAsAWhole() throws IOException {
        List<String> names = Stream.concat(
                        TelemetrySourceContract.AWKWARD_INSTANCES.stream(), Stream.of(NUL, "line\nbreak", "cr\rtab\t"))
                .toList();
        Simulator awkward = MachineRooms.simulator(MachineRooms.of(names), MachineRooms.calm());
        try (SimulatorExporter other = SimulatorExporter.start(awkward, InstantSource.system(), "127.0.0.1", 0);
                PrometheusServer server = PrometheusServer.start(
                        Scrape.of("127.0.0.1:" + other.address().getPort()).honoringLabels())) {
            server.awaitSeries("node_load_percent", names.size());
        }
    }

    @Test
    void scrape_asAWhole_holdsEverySeriesOnce() {
        int series = simulator.simulation().families().stream()
                .filter(family -> family.column("site_id") >= 0)
                .mapToInt(MetricFamily::size)
                .sum();
        assertThat(series).isGreaterThan(700);

        prometheus.awaitSeries("{site_id!=\"\"}", series);
    }

    @Test
    void scrapeConfig_isAcceptedByPromtool(@TempDir Path directory) throws Exception {
        PROMTOOL.assumeInstalled();
        Path file = directory.resolve("prometheus.yml");
        Files.writeString(
                file, "scrape_configs:\n" + SimulatorExporter.scrapeConfig("127.0.0.1:9000", Duration.ofSeconds(15)));

        Process promtool = new ProcessBuilder(
                        PROMTOOL.path().orElseThrow().toString(), "check", "config", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }
}
