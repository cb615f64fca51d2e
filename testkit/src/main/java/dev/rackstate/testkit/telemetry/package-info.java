/**
 * The contract of the telemetry port, as tests.
 *
 * <p>An adapter is done when a test class of its own extends {@code TelemetrySourceContract}, hands it a source that
 * speaks to the real thing, and passes.
 */
@NullMarked
package dev.rackstate.testkit.telemetry;

import org.jspecify.annotations.NullMarked;
