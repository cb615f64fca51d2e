package dev.rackstate.adapter.http;

import dev.rackstate.application.view.ViewState;
import dev.rackstate.application.view.ViewTelemetryStatistics;
import java.time.InstantSource;

/**
 * What the server serves.
 *
 * @param state what is true now
 * @param telemetry how the asking goes
 * @param clock for ages
 * @param version what the server calls its own version
 */
record Ports(ViewState state, ViewTelemetryStatistics telemetry, InstantSource clock, String version) {}
