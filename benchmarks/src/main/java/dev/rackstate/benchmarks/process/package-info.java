/**
 * Measurements of whole processes: the server as it starts, as it serves under load, and as it asks a real Prometheus.
 *
 * <p>Every process that is started here ends with the measurement, also when that fails. Everything listens on free
 * ports of the loopback address.
 */
@NullMarked
package dev.rackstate.benchmarks.process;

import org.jspecify.annotations.NullMarked;
