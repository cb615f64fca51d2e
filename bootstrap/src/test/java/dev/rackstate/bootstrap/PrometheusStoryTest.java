package dev.rackstate.bootstrap;

import dev.rackstate.testkit.process.MetricsServer;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.PrometheusServer;
import dev.rackstate.testkit.process.Scrape;

/** The story with a real Prometheus. */
class PrometheusStoryTest extends TelemetryServerStory {
    @Override
    MetricsServer startTelemetry(Scrape scrape) {
        Program.PROMETHEUS.assumeInstalled();
        return PrometheusServer.start(scrape);
    }
}
