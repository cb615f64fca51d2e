package dev.rackstate.application.slurm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the metrics of a Slurm exporter are read. Immutable.
 *
 * @param metric the metric that has a series per node, state and partition; a value above 0 says that the state holds
 * @param labels the labels that tell these
 * @param use the metrics that tell what of a node is in use
 * @param reason the metric whose labels {@code reason}, {@code user} and {@code since} tell why a node is drained or down,
 *     or null
 * @param telemetrySource the id of the telemetry source that holds them; null to look in all
 */
public record ExporterSettings(
        String metric,
        Labels labels,
        Use use,
        @Nullable String reason,
        @Nullable String telemetrySource) {
    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** What holds where nothing is configured. */
    public static final ExporterSettings DEFAULT =
            new ExporterSettings("slurm_node_status", Labels.DEFAULT, Use.NONE, null, null);

    /**
     * What public exporters emit, by the name of the exporter: {@code slurm_exporter} is that of SckyzO,
     * {@code prometheus-slurm-exporter} that of vpenso and its forks, {@code jontk-slurm-exporter} that of jontk.
     */
    public static final Map<String, ExporterSettings> PRESETS = presets();

    /** Refuses what is no name of a metric. */
    public ExporterSettings {
        requireMetric(metric);
        if (reason != null) {
            requireMetric(reason);
        }
    }

    /**
     * The text, when it is the name of a metric.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static String requireMetric(String text) {
        if (!METRIC.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a metric name; allowed: letters, digits, _ and :, no digit first");
        }
        return text;
    }

    /**
     * The text, when it is the name of a label.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static String requireLabel(String text) {
        if (!LABEL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a label name; allowed: letters, digits and _, no digit first");
        }
        return text;
    }

    private static Map<String, ExporterSettings> presets() {
        Use cpusAndMemory = new Use(
                "slurm_node_cpu_total",
                "slurm_node_cpu_alloc",
                "slurm_node_mem_total",
                "slurm_node_mem_alloc",
                null,
                null);
        Map<String, ExporterSettings> presets = new LinkedHashMap<>();
        presets.put(
                "slurm_exporter",
                new ExporterSettings(
                        "slurm_node_status", Labels.DEFAULT, cpusAndMemory, "slurm_node_drain_reason_info", null));
        // This one has no metric for the state: every metric of a node carries it, and a node has processors always.
        presets.put(
                "prometheus-slurm-exporter",
                new ExporterSettings(
                        "slurm_node_cpu_total",
                        Labels.DEFAULT,
                        new Use(
                                "slurm_node_cpu_total",
                                "slurm_node_cpu_alloc",
                                "slurm_node_mem_total",
                                "slurm_node_mem_alloc",
                                "slurm_node_gpu_total",
                                null),
                        null,
                        null));
        presets.put(
                "jontk-slurm-exporter",
                new ExporterSettings(
                        "slurm_node_state", new Labels("node", "state", "partition"), Use.NONE, null, null));
        return Collections.unmodifiableMap(presets);
    }

    /**
     * The labels of the metric.
     *
     * @param node names the node
     * @param status names its state
     * @param partition names the partition
     */
    public record Labels(String node, String status, String partition) {
        /** What holds where nothing is configured. */
        public static final Labels DEFAULT = new Labels("node", "status", "partition");

        /** Refuses what is no name of a label. */
        public Labels {
            requireLabel(node);
            requireLabel(status);
            requireLabel(partition);
        }
    }

    /**
     * The metrics that tell what of a node is in use, each null when there is none. They carry the label that names the
     * node; of several series of one node the largest counts.
     *
     * @param cpus processors in all
     * @param allocatedCpus processors that jobs have
     * @param memory memory in all, in MiB
     * @param allocatedMemory memory that jobs have, in MiB
     * @param gpus GPUs in all
     * @param allocatedGpus GPUs that jobs have
     */
    public record Use(
            @Nullable String cpus,
            @Nullable String allocatedCpus,
            @Nullable String memory,
            @Nullable String allocatedMemory,
            @Nullable String gpus,
            @Nullable String allocatedGpus) {
        /** No metrics. */
        public static final Use NONE = new Use(null, null, null, null, null, null);

        /** Refuses what is no name of a metric. */
        public Use {
            for (String name :
                    new @Nullable String[] {cpus, allocatedCpus, memory, allocatedMemory, gpus, allocatedGpus}) {
                if (name != null) {
                    requireMetric(name);
                }
            }
        }
    }
}
