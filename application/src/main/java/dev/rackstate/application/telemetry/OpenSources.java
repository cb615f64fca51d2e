package dev.rackstate.application.telemetry;

import dev.rackstate.application.configuration.SourceSettings;
import java.util.List;

/** The sources of telemetry in use, for questions that somebody asks now. */
@FunctionalInterface
public interface OpenSources {
    /** The sources of the configuration in force. One that is taken out of it meanwhile answers with failures. */
    List<Open> open();

    /**
     * A source in use.
     *
     * @param settings which server, and what it answers for
     * @param source the source
     */
    record Open(SourceSettings settings, TelemetrySource source) {}
}
