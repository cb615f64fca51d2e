package dev.rackstate.adapter.http.metrics;

import dev.rackstate.adapter.http.route.Route;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Counts requests and how long they take, by route. */
public final class RequestMetrics {
    private static final String UNMATCHED = "unmatched";
    private static final int STATUSES = 600;
    private static final double NANOS = 1e9;

    private final Counter requests;
    private final Histogram seconds;

    /** Metrics in a registry. */
    public RequestMetrics(PrometheusRegistry registry) {
        requests = Counter.builder()
                .name("rackstate_http_requests_total")
                .help("Answers sent, by route and status.")
                .labelNames("method", "route", "status")
                .register(registry);
        seconds = Histogram.builder()
                .name("rackstate_http_request_duration_seconds")
                .help("From the parsed request to the last byte of the answer, by route.")
                .labelNames("method", "route")
                .classicOnly()
                .classicUpperBounds(0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5)
                .register(registry);
    }

    /**
     * What is counted for one route.
     *
     * @param route the route, or null for requests that no route answers
     */
    public Meter meter(@Nullable Route route) {
        return route == null
                ? new Meter("", UNMATCHED)
                : new Meter(route.method().toString(), route.path());
    }

    /** Counts the requests of one route. Safe for concurrent use. */
    public final class Meter {
        private final String method;
        private final String path;
        private final DistributionDataPoint duration;
        private final AtomicReferenceArray<@Nullable CounterDataPoint> byStatus = new AtomicReferenceArray<>(STATUSES);

        private Meter(String method, String path) {
            this.method = method;
            this.path = path;
            this.duration = seconds.labelValues(method, path);
        }

        /** Counts an answer. */
        public void count(int status, long nanos) {
            duration.observe(nanos / NANOS);
            CounterDataPoint counter = byStatus.get(status);
            if (counter == null) {
                counter = requests.labelValues(method, path, Integer.toString(status));
                byStatus.set(status, counter);
            }
            counter.inc();
        }
    }
}
