package dev.rackstate.application.slurm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Slurm metrics that callers can ask for, from catalogue files. Immutable.
 *
 * @param directory where the files are, as the configuration names files
 * @param loaded the files in use, in the order of the configuration
 * @param available every catalogue file in the directory, by name
 * @param metrics what the files in use define, each id once
 */
public record SlurmMetricCatalog(String directory, List<File> loaded, List<File> available, List<Metric> metrics) {
    /** No catalogue. */
    public static final SlurmMetricCatalog EMPTY = new SlurmMetricCatalog("", List.of(), List.of(), List.of());

    /** Copies the lists. */
    public SlurmMetricCatalog {
        loaded = List.copyOf(loaded);
        available = List.copyOf(available);
        metrics = List.copyOf(metrics);
    }

    /** The metric with this id. */
    public Optional<Metric> metric(String id) {
        return metrics.stream().filter(metric -> metric.id().equals(id)).findFirst();
    }

    /**
     * A catalogue file.
     *
     * @param name its name in the directory
     * @param path the same as the configuration names files
     */
    public record File(String name, String path) {
        /** The name without what all such names have in common: {@code metrics_slurm.yaml} is {@code slurm}. */
        public String id() {
            return name.replaceFirst("\\.ya?ml$", "").replaceFirst("^metrics[_-](?=.)", "");
        }
    }

    /** What a metric speaks of. */
    public enum Scope {
        /** The cluster as a whole. */
        GLOBAL,
        /** Nodes. */
        NODE,
        /** Partitions. */
        PARTITION,
        /** Jobs. */
        JOB
    }

    /**
     * A metric.
     *
     * @param id unique among the metrics in use
     * @param name what people call it
     * @param description free text, or null
     * @param expression what the sources of telemetry are asked: a metric name or PromQL
     * @param scope what it speaks of
     * @param display how it is drawn, as it was written down
     */
    public record Metric(
            String id,
            String name,
            @Nullable String description,
            String expression,
            Scope scope,
            Map<String, Object> display) {
        /** Copies the map. */
        public Metric {
            display = Collections.unmodifiableMap(new LinkedHashMap<>(display));
        }

        /** The unit of its values; empty when none was written down. */
        public String unit() {
            return display.get("unit") instanceof String unit ? unit : "";
        }
    }
}
