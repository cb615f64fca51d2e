/**
 * The simulator: telemetry for a machine room that need not exist, as a deterministic function of seed, series and
 * time.
 *
 * <p>One {@code Simulator} is served two ways: {@code SimulatedTelemetrySource} answers queries inside this process,
 * {@code SimulatorExporter} lets a real Prometheus scrape the same values.
 */
@NullMarked
package dev.rackstate.adapter.simulator;

import org.jspecify.annotations.NullMarked;
