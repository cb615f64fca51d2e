package dev.rackstate.adapter.prometheus;

import dev.rackstate.testkit.process.MetricsServer;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.PrometheusServer;
import dev.rackstate.testkit.process.Scrape;

/** Questions to a real Prometheus. */
class PrometheusInquiryTest extends InquiryStory {
    @Override
    void assumeInstalled() {
        Program.PROMETHEUS.assumeInstalled();
    }

    @Override
    MetricsServer start(Scrape scrape) {
        return PrometheusServer.start(scrape);
    }
}
