package dev.rackstate.adapter.prometheus;

import dev.rackstate.testkit.process.MetricsServer;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.Scrape;
import dev.rackstate.testkit.process.VictoriaMetricsServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real VictoriaMetrics keeps the contract, asked in the same words. */
class VictoriaMetricsContractTest extends RealServerContract {
    @Override
    void assumeInstalled() {
        Program.VICTORIA_METRICS.assumeInstalled();
    }

    @Override
    MetricsServer start(Scrape scrape) {
        return VictoriaMetricsServer.start(scrape);
    }

    /** It stores decimal numbers of limited precision and range, and takes NaN for no sample at all. */
    @Override
    Map<String, Double> expectedNumbers(List<Double> numbers) {
        Map<String, Double> expected = new HashMap<>(super.expectedNumbers(numbers));
        expected.values().removeIf(value -> value.isNaN());
        expected.replaceAll((number, value) -> value == Double.MIN_VALUE ? 0.0 : value);
        expected.replaceAll((number, value) -> value == Double.MAX_VALUE ? 1.797693134862315E308 : value);
        return expected;
    }
}
