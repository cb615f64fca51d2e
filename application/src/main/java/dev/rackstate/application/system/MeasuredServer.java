package dev.rackstate.application.system;

import dev.rackstate.application.telemetry.TelemetryException;

/** A server that tells what its own process uses. A source of telemetry whose server does so implements this, too. */
public interface MeasuredServer {
    /**
     * What its process uses now. Waits for the answer, within the source's own time limit. Safe for concurrent use.
     *
     * @throws TelemetryException when there is no answer
     */
    ProcessUsage usage() throws TelemetryException;
}
