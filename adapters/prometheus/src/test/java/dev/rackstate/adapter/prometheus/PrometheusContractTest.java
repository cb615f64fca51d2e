package dev.rackstate.adapter.prometheus;

import dev.rackstate.testkit.process.MetricsServer;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.PrometheusServer;
import dev.rackstate.testkit.process.Scrape;

/** A real Prometheus keeps the contract. */
class PrometheusContractTest extends RealServerContract {
    @Override
    void assumeInstalled() {
        Program.PROMETHEUS.assumeInstalled();
    }

    @Override
    MetricsServer start(Scrape scrape) {
        return PrometheusServer.start(scrape);
    }
}
