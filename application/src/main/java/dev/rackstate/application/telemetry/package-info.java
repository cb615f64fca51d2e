/**
 * The telemetry port: asking a time-series server for samples, and what comes back.
 *
 * <p>Adapters implement {@code TelemetrySource}; everything that can go wrong upstream arrives as a
 * {@code TelemetryException} with a kind, never as a wrong or empty answer.
 */
@NullMarked
package dev.rackstate.application.telemetry;

import org.jspecify.annotations.NullMarked;
