package dev.rackstate.bootstrap;

import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Transaction;
import dev.rackstate.application.configuration.Wanted;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Where a demo takes its telemetry from, which its command line says: its file is made to say the same. A site that is
 * kept may have been left by a demo with a Prometheus that is long gone.
 */
final class DemoTelemetry {
    private static final String SOURCE = "telemetry.source";

    private DemoTelemetry() {}

    /** From the simulator, in this process. */
    static void isSimulated(ConfigurationStore store) throws StartException {
        change(store, Map.of(SOURCE, "simulator"));
    }

    /** From a Prometheus. */
    static void comesFrom(URI prometheus, ConfigurationStore store) throws StartException {
        change(store, Map.of(SOURCE, "prometheus", "telemetry.prometheus_url", prometheus.toString()));
    }

    private static void change(ConfigurationStore store, Map<String, Object> values) throws StartException {
        try (Transaction transaction = store.begin()) {
            transaction.draft(List.of(new Wanted.Values(Map.copyOf(values)))).commit();
        } catch (ConfigurationException | NotWritableException e) {
            throw new StartException("the demo site cannot be told where its telemetry is: " + e.getMessage(), e);
        }
    }
}
