package dev.rackstate.adapter.prometheus;

import dev.rackstate.testkit.process.MetricsServer;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.Scrape;
import dev.rackstate.testkit.process.VictoriaMetricsServer;

/** Questions to a real VictoriaMetrics. */
class VictoriaMetricsInquiryTest extends InquiryStory {
    @Override
    void assumeInstalled() {
        Program.VICTORIA_METRICS.assumeInstalled();
    }

    @Override
    MetricsServer start(Scrape scrape) {
        return VictoriaMetricsServer.start(scrape);
    }
}
