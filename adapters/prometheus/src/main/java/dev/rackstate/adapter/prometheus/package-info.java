/**
 * The telemetry port over Prometheus' HTTP API, as Prometheus, VictoriaMetrics, Thanos and Mimir speak it.
 *
 * <p>{@code PrometheusTelemetrySource} asks through a Feign interface on {@code java.net.http}; {@code VectorDecoder}
 * reads answers as a stream into columns. The server on the other side is not trusted: its time, its bytes, its series
 * and its addresses are bounded, and an answer that is not whole and well-formed is an error.
 */
@NullMarked
package dev.rackstate.adapter.prometheus;

import org.jspecify.annotations.NullMarked;
