package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.slurm.ExporterSettings;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.application.telemetry.OpenSources.Open;
import dev.rackstate.application.workload.ExporterWorkloadSource;
import dev.rackstate.domain.slurm.StatusMap;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.PrometheusServer;
import dev.rackstate.testkit.process.Scrape;
import dev.rackstate.testkit.process.StaticExporter;
import dev.rackstate.testkit.slurm.WorkloadSourceContract;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The metrics of a Slurm exporter, scraped by a real Prometheus, keep the contract of a workload. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExporterWorkloadTest extends WorkloadSourceContract {
    private static final List<String> WORDS = List.of("idle", "allocated", "mixed", "drain", "draining", "down");

    private final List<AutoCloseable> opened = new ArrayList<>();
    private @Nullable WorkloadSource source;

    @BeforeAll
    void startServer() {
        Program.PROMETHEUS.assumeInstalled();
        StringBuilder exposition = new StringBuilder();
        oneHot(exposition, "n001", "allocated", "cpu", "all");
        oneHot(exposition, "n002", "idle", "cpu", "all");
        oneHot(exposition, "n003", "draining", "cpu");
        oneHot(exposition, "n003", "idle", "all");
        oneHot(exposition, "g001", "drain", "gpu", "all");
        oneHot(exposition, "say \"hi\" \\ *", "down", "all");
        exposition.append(StaticExporter.line("slurm_node_cpu_total", Map.of("node", "n001"), 64));
        exposition.append(StaticExporter.line("slurm_node_cpu_alloc", Map.of("node", "n001"), 64));
        exposition.append(StaticExporter.line("slurm_node_mem_total", Map.of("node", "n001"), 256_000));
        exposition.append(StaticExporter.line("slurm_node_mem_alloc", Map.of("node", "n001"), 128_000));
        StaticExporter exporter = StaticExporter.start(exposition.toString());
        opened.add(exporter);
        PrometheusServer server = PrometheusServer.start(Scrape.of(exporter.target()));
        opened.add(server);
        server.awaitSeries("slurm_node_mem_alloc", 1);
        source = at(server.url());
    }

    private static void oneHot(StringBuilder exposition, String node, String status, String... partitions) {
        for (String partition : partitions) {
            for (String word : WORDS) {
                exposition.append(StaticExporter.line(
                        "slurm_node_status",
                        Map.of("node", node, "status", word, "partition", partition),
                        word.equals(status) ? 1 : 0));
            }
        }
    }

    private WorkloadSource at(URI url) {
        PrometheusTelemetrySource telemetry = TestSource.at(url).open();
        opened.add(telemetry);
        SlurmSettings off = SlurmSettings.OFF;
        SlurmSettings settings = new SlurmSettings(
                true,
                off.source(),
                Objects.requireNonNull(ExporterSettings.PRESETS.get("slurm_exporter")),
                null,
                off.pace(),
                StatusMap.DEFAULT,
                off.edge(),
                off.colors(),
                off.roles(),
                off.includeUnlabeled(),
                off.mapping(),
                off.catalog());
        Open open = new Open(TestSource.at(url).settings(), telemetry);
        return new ExporterWorkloadSource(settings, () -> List.of(open), InstantSource.system());
    }

    @AfterAll
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Override
    protected WorkloadSource source() {
        return Objects.requireNonNull(source);
    }

    @Override
    protected Map<String, String> statuses() {
        return Map.of(
                "n001", "allocated",
                "n002", "idle",
                "n003", "draining",
                "g001", "drain",
                "say \"hi\" \\ *", "down");
    }

    @Override
    protected Set<String> partitions() {
        return Set.of("all", "cpu", "gpu");
    }

    @Override
    protected WorkloadSource unreachable() {
        return at(URI.create("http://127.0.0.1:9/"));
    }

    @Override
    protected boolean tellsOfJobs() {
        return false;
    }
}
