package dev.rackstate.bootstrap;

import dev.rackstate.application.configuration.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to listen, on the command line; what is not given stays as configured. */
final class ListenOptions {
    @Option(names = "--host", paramLabel = "ADDRESS", description = "the address to listen on")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "the port to listen on; 0 picks a free one")
    private @Nullable Integer port;

    Settings.Server applyTo(Settings.Server configured) throws StartException {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new StartException("--port " + port + " is no port; allowed: 0 to 65535");
        }
        return new Settings.Server(
                host == null ? configured.host() : host,
                port == null ? configured.port() : port,
                configured.urlPrefix(),
                configured.corsOrigins(),
                configured.tlsCertFile(),
                configured.tlsKeyFile(),
                configured.access());
    }
}
