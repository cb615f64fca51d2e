package dev.rackstate.adapter.http;

import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.application.view.ViewTelemetryStatistics;
import java.time.InstantSource;

/**
 * What the server serves.
 *
 * @param state what is true now
 * @param telemetry how the asking goes
 * @param editing changes the configuration
 * @param clock for ages
 * @param version what the server calls its own version
 */
public record Ports(
        ViewState state,
        ViewTelemetryStatistics telemetry,
        EditConfiguration editing,
        InstantSource clock,
        String version) {}
