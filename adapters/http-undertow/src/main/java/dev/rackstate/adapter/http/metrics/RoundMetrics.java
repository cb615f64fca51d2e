package dev.rackstate.adapter.http.metrics;

import dev.rackstate.application.view.Published;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Counts rounds as they are published; a new configuration publishes too, but with the time of the round before it.
 * Called by the publishing thread alone.
 */
public final class RoundMetrics implements Consumer<Published> {
    private final Counter rounds;
    private final Counter incomplete;
    private Instant last;

    /**
     * Metrics in a registry.
     *
     * @param first what is published already and not counted
     */
    public RoundMetrics(PrometheusRegistry registry, Published first) {
        rounds = Counter.builder()
                .name("rackstate_rounds_total")
                .help("Rounds published since the server listens.")
                .register(registry);
        incomplete = Counter.builder()
                .name("rackstate_incomplete_rounds_total")
                .help("Rounds in which at least one query failed.")
                .register(registry);
        last = first.snapshot().time();
    }

    @Override
    public void accept(Published published) {
        if (published.snapshot().time().equals(last)) {
            return;
        }
        last = published.snapshot().time();
        rounds.inc();
        if (published.snapshot().sources().stream().anyMatch(source -> source.failedQueries() > 0)) {
            incomplete.inc();
        }
    }
}
