package dev.rackstate.application.telemetry;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.SourceSettings;

/** Opens sources as the configuration asks for them. The bootstrap decides which adapter stands behind which kind. */
@FunctionalInterface
public interface TelemetrySources {
    /**
     * Opens a source; it connects when first asked.
     *
     * @param settings which server, and how
     * @param configuration the whole configuration, for a source that lives in this process
     * @throws IllegalArgumentException when the settings cannot work, such as a certificate file that cannot be read
     */
    TelemetrySource open(SourceSettings settings, Configuration configuration);
}
