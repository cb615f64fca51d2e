package dev.rackstate.bootstrap;

import dev.rackstate.testkit.process.MetricsServer;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.Scrape;
import dev.rackstate.testkit.process.VictoriaMetricsServer;

/** The story with a real VictoriaMetrics: the way out for those who outgrow one Prometheus. */
class VictoriaMetricsStoryTest extends TelemetryServerStory {
    @Override
    MetricsServer startTelemetry(Scrape scrape) {
        Program.VICTORIA_METRICS.assumeInstalled();
        return VictoriaMetricsServer.start(scrape);
    }
}
