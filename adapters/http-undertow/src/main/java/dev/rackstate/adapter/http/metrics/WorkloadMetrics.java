package dev.rackstate.adapter.http.metrics;

import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The workload of Slurm, read when Prometheus asks; nothing while Slurm is switched off. */
final class WorkloadMetrics {
    private static final double MILLIS = 1e3;

    private final PrometheusRegistry registry;
    private final ViewWorkload workload;

    private WorkloadMetrics(PrometheusRegistry registry, ViewWorkload workload) {
        this.registry = registry;
        this.workload = workload;
    }

    static void register(PrometheusRegistry registry, ViewWorkload workload, InstantSource clock) {
        WorkloadMetrics metrics = new WorkloadMetrics(registry, workload);
        metrics.gauge(
                "rackstate_slurm_up",
                "1 when Slurm's workload is known and the latest asking for it succeeded.",
                known -> known.fetchedAt() != null && known.trouble() == null ? 1 : 0);
        metrics.gauge(
                "rackstate_slurm_stale",
                "1 when what is known of Slurm's workload is older than allowed.",
                known -> known.stale() ? 1 : 0);
        GaugeWithCallback.builder()
                .name("rackstate_slurm_last_success_age_seconds")
                .help("How long ago Slurm's workload was last told; absent when it never was.")
                .callback(callback -> {
                    Known known = workload.current();
                    Instant since = known.fetchedAt();
                    if (known.settings().enabled() && since != null) {
                        callback.call(Duration.between(since, clock.instant()).toMillis() / MILLIS);
                    }
                })
                .register(registry);
        metrics.counts(
                "rackstate_slurm_nodes",
                "Slurm nodes by how bad their state is.",
                "severity",
                known -> known.placed().tally().bySeverity().entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue)));
        metrics.counts(
                "rackstate_slurm_nodes_by_status",
                "Slurm nodes by status.",
                "status",
                known -> known.placed().tally().byStatus());
        metrics.gauge(
                "rackstate_slurm_unplaced_nodes",
                "Slurm nodes that are nowhere in the building.",
                known -> known.placed().unplaced().count());
    }

    private void gauge(String name, String help, ToDoubleFunction<Known> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> {
                    Known known = workload.current();
                    if (known.settings().enabled()) {
                        callback.call(value.applyAsDouble(known));
                    }
                })
                .register(registry);
    }

    private void counts(String name, String help, String label, Function<Known, Map<String, Integer>> counts) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(callback -> {
                    Known known = workload.current();
                    if (known.settings().enabled() && known.fetchedAt() != null) {
                        counts.apply(known).forEach((word, count) -> callback.call(count, word));
                    }
                })
                .register(registry);
    }
}
