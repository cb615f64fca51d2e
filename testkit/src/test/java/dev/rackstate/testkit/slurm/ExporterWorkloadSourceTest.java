package dev.rackstate.testkit.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.slurm.ExporterSettings;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.application.telemetry.OpenSources.Open;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.application.workload.ExporterWorkloadSource;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmNode.Use;
import dev.rackstate.domain.slurm.SlurmPartition;
import dev.rackstate.domain.slurm.StatusMap;
import dev.rackstate.domain.slurm.Workload;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExporterWorkloadSourceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TaughtSource main = new TaughtSource("main");

    private ExporterWorkloadSource source(ExporterSettings exporter, TaughtSource... more) {
        SlurmSettings off = SlurmSettings.OFF;
        SlurmSettings settings = new SlurmSettings(
                true,
                off.source(),
                exporter,
                null,
                off.pace(),
                StatusMap.DEFAULT,
                off.edge(),
                off.colors(),
                off.roles(),
                off.includeUnlabeled(),
                off.mapping(),
                off.catalog());
        List<Open> open = Arrays.stream(more.length == 0 ? new TaughtSource[] {main} : more)
                .map(source -> new Open(Configurations.source(source.id(), List.of(), List.of()), source))
                .toList();
        return new ExporterWorkloadSource(settings, () -> open, new SettableClock(NOW));
    }

    private Workload fetch() throws WorkloadException {
        return source(ExporterSettings.DEFAULT).fetch();
    }

    private ExporterWorkloadSourceTest state(String node, String status, String partition, double value) {
        main.sample("slurm_node_status", Map.of("node", node, "status", status, "partition", partition), value);
        return this;
    }

    private static SlurmNode node(Workload workload, String name) {
        return workload.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fetch_oneHot_takesTheStatesThatHold() throws Exception {
        state("n2", "idle", "cpu", 1)
                .state("n1", "idle", "cpu", 0)
                .state("n1", "mix", "cpu", 1)
                .state("n1", "mix", "all", 1);

        Workload workload = fetch();

        assertThat(workload.nodes()).extracting(SlurmNode::name).containsExactly("n1", "n2");
        assertThat(node(workload, "n1").state().status()).isEqualTo("mixed");
        assertThat(node(workload, "n1").statuses()).containsExactly("mix");
        assertThat(node(workload, "n1").partitions()).containsExactly("all", "cpu");
        assertThat(workload.partitions())
                .containsExactly(new SlurmPartition("all", null, 1, null), new SlurmPartition("cpu", null, 2, null));
        assertThat(workload.time()).isEqualTo(NOW);
        assertThat(workload.jobs()).isNull();
        assertThat(workload.reservations()).isNull();
        assertThat(main.asked()).containsExactly("max by (node, status, partition) (slurm_node_status{node=~\".+\"})");
    }

    @Test
    void fetch_partitionsThatDisagree_takesTheWorst() throws Exception {
        state("n1", "draining", "cpu", 1).state("n1", "idle", "all", 1).state("n1", "allocated", "gpu", 1);

        SlurmNode node = node(fetch(), "n1");

        assertThat(node.state().status()).isEqualTo("draining");
        assertThat(node.statuses()).containsExactly("allocated", "draining", "idle");
    }

    @Test
    void fetch_starred_keepsTheStarAndTheMeaning() throws Exception {
        state("n1", "IDLE*", "batch*", 1);

        SlurmNode node = node(fetch(), "n1");

        assertThat(node.statuses()).containsExactly("IDLE*");
        assertThat(node.partitions()).containsExactly("batch");
        assertThat(node.state().isOutOfService()).isTrue();
    }

    @Test
    void fetch_withoutStatusOrPartition_isUnknownAndInNone() throws Exception {
        main.sample("slurm_node_status", Map.of("node", "n1"), 1);
        main.sample("slurm_node_status", Map.of("status", "idle"), 1);
        main.sample("slurm_node_status", Map.of("node", "n2", "status", "idle"), Double.NaN);

        Workload workload = fetch();

        assertThat(workload.nodes()).extracting(SlurmNode::name).containsExactly("n1");
        assertThat(node(workload, "n1").state().status()).isEqualTo("unknown");
        assertThat(node(workload, "n1").partitions()).isEmpty();
    }

    @Test
    void fetch_noSeries_isAFailure() {
        assertThatThrownBy(this::fetch)
                .isInstanceOf(WorkloadException.class)
                .hasMessage(
                        "there is no series of the metric slurm_node_status with the label node and a value above 0");
    }

    @Test
    void fetch_sourceAway_isAFailureWithItsReason() {
        main.failAll(new TelemetryException(Kind.UNREACHABLE, "connection refused"));

        assertThatThrownBy(this::fetch)
                .isInstanceOf(WorkloadException.class)
                .hasMessage("connection refused (asked for the metric slurm_node_status)");
    }

    @Test
    void fetch_severalSources_takesTheNodesOfAll() throws Exception {
        TaughtSource other = new TaughtSource("other");
        state("n1", "idle", "a", 1);
        other.sample("slurm_node_status", Map.of("node", "n2", "status", "down", "partition", "b"), 1);

        Workload both = source(ExporterSettings.DEFAULT, main, other).fetch();
        ExporterSettings named = new ExporterSettings(
                "slurm_node_status", ExporterSettings.Labels.DEFAULT, ExporterSettings.Use.NONE, null, "other");
        Workload one = source(named, main, other).fetch();

        assertThat(both.nodes()).extracting(SlurmNode::name).containsExactly("n1", "n2");
        assertThat(one.nodes()).extracting(SlurmNode::name).containsExactly("n2");
    }

    @Test
    void fetch_fromASourceThatIsNotThere_namesThoseThatAre() {
        ExporterSettings named = new ExporterSettings(
                "slurm_node_status", ExporterSettings.Labels.DEFAULT, ExporterSettings.Use.NONE, null, "nowhere");

        assertThatThrownBy(() -> source(named).fetch())
                .isInstanceOf(WorkloadException.class)
                .hasMessage("there is no source of telemetry 'nowhere'; there are main");
    }

    @Test
    void fetch_withFurtherMetrics_tellsUseAndReason() throws Exception {
        state("n1", "drained", "all", 1).state("n2", "idle", "all", 1);
        main.sample("slurm_node_cpu_total", Map.of("node", "n1"), 64);
        main.sample("slurm_node_cpu_alloc", Map.of("node", "n1"), 32);
        main.sample("slurm_node_mem_total", Map.of("node", "n1"), 256_000);
        main.sample(
                "slurm_node_drain_reason_info",
                Map.of("node", "n1", "reason", "bad DIMM", "since", "2026-02-28T23:00:00"),
                1);

        Workload workload = source(preset("slurm_exporter")).fetch();

        SlurmNode drained = node(workload, "n1");
        assertThat(drained.use()).isEqualTo(new Use(64, 32, 256_000L, null, null, null));
        assertThat(drained.reason()).isEqualTo("bad DIMM");
        assertThat(drained.reasonUser()).isNull();
        assertThat(drained.reasonSince()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(node(workload, "n2").use()).isEqualTo(Use.UNKNOWN);
        assertThat(workload.warnings()).isEmpty();
    }

    @Test
    void fetch_furtherMetricRefused_tellsTheStatesAndWarns() throws Exception {
        state("n1", "idle", "all", 1);
        main.fail("slurm_node_mem_total", new TelemetryException(Kind.TOO_LARGE, "more than 10 series"));

        Workload workload = source(preset("slurm_exporter")).fetch();

        assertThat(node(workload, "n1").state().status()).isEqualTo("idle");
        assertThat(workload.warnings())
                .containsExactly("the metric slurm_node_mem_total is missing this time: more than 10 series");
    }

    /** The exporter of vpenso has no metric for the state: its processors carry it, and no partition. */
    @Test
    void fetch_presetWithoutStateMetric_readsItFromTheProcessors() throws Exception {
        main.sample("slurm_node_cpu_total", Map.of("node", "a1", "status", "mixed"), 64);
        main.sample("slurm_node_cpu_total", Map.of("node", "a2", "status", "draining@"), 128);
        main.sample("slurm_node_cpu_alloc", Map.of("node", "a2", "status", "draining@"), 12);

        Workload workload = source(preset("prometheus-slurm-exporter")).fetch();

        assertThat(node(workload, "a1").state().status()).isEqualTo("mixed");
        assertThat(node(workload, "a2").state().status()).isEqualTo("draining");
        assertThat(node(workload, "a2").use().cpus()).isEqualTo(128);
        assertThat(node(workload, "a2").use().allocatedCpus()).isEqualTo(12);
        assertThat(workload.partitions()).isEmpty();
    }

    @Test
    void fetch_presetWithAnotherLabel_readsTheStateFromThere() throws Exception {
        main.sample("slurm_node_state", Map.of("node", "a1", "state", "idle"), 0);
        main.sample("slurm_node_state", Map.of("node", "a1", "state", "down"), 1);

        assertThat(node(source(preset("jontk-slurm-exporter")).fetch(), "a1")
                        .state()
                        .status())
                .isEqualTo("down");
    }

    @Test
    void settings_thatAreNoNames_areRefused() {
        assertThatThrownBy(() -> new ExporterSettings(
                        "a-b", ExporterSettings.Labels.DEFAULT, ExporterSettings.Use.NONE, null, null))
                .hasMessage("'a-b' is not a metric name; allowed: letters, digits, _ and :, no digit first");
        assertThatThrownBy(() -> new ExporterSettings.Labels("node", "a\"b", "partition"))
                .hasMessage("'a\"b' is not a label name; allowed: letters, digits and _, no digit first");
    }

    private static ExporterSettings preset(String name) {
        return Objects.requireNonNull(ExporterSettings.PRESETS.get(name));
    }
}
