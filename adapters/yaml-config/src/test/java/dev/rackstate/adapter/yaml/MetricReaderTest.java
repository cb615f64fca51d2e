package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricDefinition.Display;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricReaderTest {
    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void noMetrics() {
        files = new FilesOnDisk(directory).delete("metrics/metrics.yaml");
    }

    private List<MetricDefinition> metrics(String text) {
        return files.write("metrics/a.yaml", text).load().metrics().all();
    }

    @Test
    void metric_withEverything_isReadAsWritten() {
        List<MetricDefinition> metrics = metrics("""
                id: node_power
                name: Node power
                description: Drawn power
                metric: ipmi_power_watts{instance="$instance"}
                labels: {job: node}
                display:
                  unit: W
                  chart_type: area
                  color: '#f59e0b'
                  time_ranges: [1h, 30d]
                  default_range: 1h
                  aggregation: max
                  thresholds: {warn: 500, crit: 900.5}
                  format: {decimals: 1, ratio: 0.5, si: true, suffix: W, steps: [1, {a: null, b: "2"}], none: null}
                category: hardware
                tags: [ipmi, power]
                """);

        assertThat(files.problems()).isEmpty();
        assertThat(metrics)
                .containsExactly(new MetricDefinition(
                        "node_power",
                        "Node power",
                        "Drawn power",
                        "ipmi_power_watts{instance=\"$instance\"}",
                        Map.of("job", "node"),
                        new Display(
                                "W",
                                "area",
                                "#f59e0b",
                                List.of("1h", "30d"),
                                "1h",
                                "max",
                                Map.of("warn", 500.0, "crit", 900.5),
                                Map.of(
                                        "decimals",
                                        1L,
                                        "ratio",
                                        0.5,
                                        "si",
                                        true,
                                        "suffix",
                                        "W",
                                        "steps",
                                        List.of(1L, Map.of("b", "2")))),
                        "hardware",
                        List.of("ipmi", "power")));
    }

    @Test
    void metric_withTheLeastThatIsNeeded_hasTheDefaults() {
        assertThat(metrics("metrics: [{id: a, name: A, metric: a, display: {unit: W}}]\n"))
                .containsExactly(new MetricDefinition(
                        "a",
                        "A",
                        null,
                        "a",
                        Map.of(),
                        new Display("W", "line", null, Display.DEFAULT_TIME_RANGES, "24h", "avg", Map.of(), Map.of()),
                        null,
                        List.of()));
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void metricWithErrors_isLeftOutAlone() {
        List<MetricDefinition> metrics = metrics("""
                metrics:
                  - {id: a, name: A, metric: a}
                  - {id: b, name: B, metric: 1, display: {unit: W, thresholds: {warn: hot}}}
                  - {id: c, name: C, metric: c, display: {unit: "%"}, expr: old}
                """);

        assertThat(files.problems())
                .containsExactly(
                        "metrics/a.yaml:2:5: 'display.unit' is missing; the metric 'a' is left out",
                        "metrics/a.yaml:3:30: 'metric' must be text, not the number 1; write it in quotes: \"1\"; the"
                                + " metric 'b' is left out",
                        "metrics/a.yaml:3:71: 'display.thresholds.warn' must be a number, not 'hot'; the metric 'b' is"
                                + " left out",
                        "metrics/a.yaml:4:55: warning: unknown key 'expr'; known here: category, description, display,"
                                + " id, labels, metric, name, tags");
        assertThat(metrics).extracting(MetricDefinition::id).containsExactly("c");
    }

    @Test
    void directory_isReadWithItsSubdirectoriesYamlBeforeYml() {
        String rest = ", name: N, metric: m, display: {unit: W}}\n";
        files.write("metrics/sub/b.yaml", "{id: b" + rest)
                .write("metrics/c.yml", "{id: c" + rest)
                .write("metrics/d.yaml", "{id: d" + rest);

        assertThat(files.load().metrics().all())
                .extracting(MetricDefinition::id)
                .containsExactly("d", "b", "c");
    }

    @Test
    void idsThatRepeat_firstCounts() {
        files.write("metrics/b.yaml", "{id: a, name: Second, metric: m, display: {unit: W}}\n");

        assertThat(metrics("{id: a, name: First, metric: m, display: {unit: W}}\n"))
                .extracting(MetricDefinition::name)
                .containsExactly("First");
        assertThat(files.problems())
                .containsExactly("metrics/b.yaml:1:6: warning: the metric 'a' is already defined at"
                        + " metrics/a.yaml:1:6; that one is used");
    }

    @Test
    void missingLibrary_isNamedOnlyWhenThePathWasGiven() {
        files.write("app.yaml", "paths: {topology: topology, templates: templates, checks: checks}\n");
        assertThat(files.problems()).isEmpty();

        files.write("app.yaml", "paths: {topology: topology, templates: templates, checks: checks, metrics: none}\n");
        assertThat(files.problems())
                .containsExactly("app.yaml:1:76: warning: there is no metric file or directory none");
    }
}
