package dev.rackstate.application.telemetry;

import dev.rackstate.domain.promql.PromQl;
import java.time.Duration;
import java.time.Instant;

/**
 * A server that answers PromQL: Prometheus, VictoriaMetrics, Thanos, Mimir, or the simulator in this process.
 *
 * <p>Calls block until the answer is whole or has failed, within the source's own time limit. Implementations are safe
 * for concurrent use. A failure of any kind is a {@link TelemetryException}; an answer that is returned is complete.
 */
public interface TelemetrySource extends AutoCloseable {
    /** The name under which the configuration knows the source. */
    String id();

    /**
     * The value of every series that the expression selects, at one moment.
     *
     * @param query the expression
     * @param request which labels of each series are wanted, and for when
     * @return one row per series; a scalar answer is one row without labels
     * @throws TelemetryException when there is no complete answer
     */
    Samples instant(PromQl query, SampleRequest request) throws TelemetryException;

    /**
     * The values of every series that the expression selects, over a range of time.
     *
     * @throws TelemetryException when there is no complete answer
     */
    RangeResult range(PromQl query, TimeRange range) throws TelemetryException;

    /**
     * Every series that the expression selects, with all its labels, at one moment: for people who look at a few of them.
     *
     * @return series of one point each; a scalar answer is one series without labels
     * @throws TelemetryException when there is no complete answer
     */
    default RangeResult series(PromQl query, Instant at) throws TelemetryException {
        return range(query, new TimeRange(at, at, Duration.ofSeconds(1)));
    }

    /** Releases connections. The source is not used afterwards. */
    @Override
    default void close() {}
}
