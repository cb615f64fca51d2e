package dev.rackstate.application.workload;

import dev.rackstate.application.slurm.ExporterSettings;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.application.slurm.WorkloadSource;
import dev.rackstate.application.telemetry.OpenSources;
import dev.rackstate.application.telemetry.OpenSources.Open;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.Workload;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The workload from the metrics of a Slurm exporter: one instant query for the states, and one for each further metric
 * that is configured. Tells nothing of jobs and reservations. Safe for concurrent use.
 *
 * <p>Exporters repeat a node for each of its partitions. Where these disagree, the worst counts: a node that drains in one
 * partition and is idle in another one drains. No series at all is a failure: an exporter that is away looks like that.
 */
public final class ExporterWorkloadSource implements WorkloadSource {
    private static final List<String> REASON_LABELS = List.of("reason", "user", "since");

    private final SlurmSettings settings;
    private final ExporterSettings exporter;
    private final OpenSources telemetry;
    private final InstantSource clock;

    /** The workload as these sources of telemetry tell it. */
    public ExporterWorkloadSource(SlurmSettings settings, OpenSources telemetry, InstantSource clock) {
        this.settings = settings;
        this.exporter = settings.exporter();
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "metric " + exporter.metric();
    }

    @Override
    public Workload fetch() throws WorkloadException {
        Instant now = clock.instant();
        List<Open> asked = sources();
        ExporterNodes nodes = new ExporterNodes(settings.statuses().severities());
        ExporterSettings.Labels labels = exporter.labels();
        List<String> columns = List.of(labels.node(), labels.status(), labels.partition());
        try {
            ask(asked, PromQl.maxBy(columns, exporter.metric(), labels.node()), columns, nodes::state);
        } catch (TelemetryException e) {
            throw new WorkloadException(e.getMessage() + " (asked for the metric " + exporter.metric() + ")", e);
        }
        if (nodes.isEmpty()) {
            throw new WorkloadException("there is no series of the metric " + exporter.metric() + " with the label "
                    + labels.node() + " and a value above 0");
        }
        List<String> warnings = new ArrayList<>();
        List<SlurmNode> found = nodes.nodes(use(asked, warnings), reasons(asked, warnings));
        return new Workload(now, found, ExporterNodes.partitions(found), null, null, warnings);
    }

    private List<Open> sources() throws WorkloadException {
        String wanted = exporter.telemetrySource();
        List<Open> open = telemetry.open();
        List<Open> asked = open.stream()
                .filter(source -> wanted == null || source.settings().id().equals(wanted))
                .toList();
        if (asked.isEmpty()) {
            throw new WorkloadException("there is no source of telemetry '" + wanted + "'; there are "
                    + open.stream().map(source -> source.settings().id()).collect(Collectors.joining(", ")));
        }
        return asked;
    }

    /** Takes a row in: the values of the wanted labels, null where the series has no such label, and its value. */
    @FunctionalInterface
    private interface Row {
        void take(@Nullable String[] labels, double value);
    }

    private static void ask(List<Open> asked, PromQl query, List<String> columns, Row row) throws TelemetryException {
        for (Open open : asked) {
            Samples samples = open.source().instant(query, new SampleRequest(columns, null));
            for (int sample = 0; sample < samples.size(); sample++) {
                @Nullable String[] labels = new String[columns.size()];
                for (int column = 0; column < labels.length; column++) {
                    labels[column] = samples.label(column, sample);
                }
                row.take(labels, samples.value(sample));
            }
        }
    }

    private Map<String, ExporterNodes.Measured> use(List<Open> asked, List<String> warnings) {
        Map<String, ExporterNodes.Measured> measured = new HashMap<>();
        ExporterSettings.Use use = exporter.use();
        @Nullable
        String[] metrics = {
            use.cpus(), use.allocatedCpus(), use.memory(), use.allocatedMemory(), use.gpus(), use.allocatedGpus()
        };
        for (int at = 0; at < metrics.length; at++) {
            int which = at;
            further(asked, metrics[at], List.of(), warnings, (labels, value) -> {
                String node = labels[0];
                if (node != null && value >= 0 && Double.isFinite(value)) {
                    measured.computeIfAbsent(node, n -> new ExporterNodes.Measured())
                            .put(which, value);
                }
            });
        }
        return measured;
    }

    private Map<String, ExporterNodes.Reason> reasons(List<Open> asked, List<String> warnings) {
        Map<String, ExporterNodes.Reason> reasons = new HashMap<>();
        further(asked, exporter.reason(), REASON_LABELS, warnings, (labels, value) -> {
            String node = labels[0];
            String reason = labels[1];
            if (node != null && reason != null && !reason.isBlank() && value > 0) {
                reasons.putIfAbsent(node, ExporterNodes.Reason.of(reason, labels[2], labels[3]));
            }
        });
        return reasons;
    }

    /** What one metric more tells. That it does not is no reason to withhold the states. */
    private void further(
            List<Open> asked, @Nullable String metric, List<String> labels, List<String> warnings, Row row) {
        if (metric == null) {
            return;
        }
        List<String> columns = new ArrayList<>(List.of(exporter.labels().node()));
        columns.addAll(labels);
        try {
            ask(asked, PromQl.maxBy(columns, metric, columns.get(0)), columns, row);
        } catch (TelemetryException e) {
            warnings.add("the metric " + metric + " is missing this time: " + e.getMessage());
        }
    }
}
