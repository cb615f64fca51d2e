package dev.rackstate.adapter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.simulator.model.MetricFamily;
import dev.rackstate.adapter.simulator.model.Moment;
import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.application.simulation.SimulationSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All values of a simulation at one instant, by labels; of series that are not there, none. */
public final class Readout {
    private final Map<Map<String, String>, Double> values = new LinkedHashMap<>();

    private Readout() {}

    /** Reads a simulation. No two series may have the same labels. */
    public static Readout of(Simulation simulation, Instant at) {
        Readout readout = new Readout();
        Moment moment = simulation.at(at);
        for (MetricFamily family : simulation.families()) {
            for (int series = 0; series < family.size(); series++) {
                Map<String, String> labels = family.labels(series).toMap();
                double value = family.value(series, moment);
                if (!MetricFamily.isAbsent(value)) {
                    assertThat(readout.values.put(labels, value))
                            .as("second %s", labels)
                            .isNull();
                }
            }
        }
        return readout;
    }

    /** Reads the two sites under these settings, at noon. */
    public static Readout of(SimulationSettings settings) {
        return of(settings, MachineRooms.NOON);
    }

    /** Reads the two sites under these settings. */
    public static Readout of(SimulationSettings settings, Instant at) {
        return of(Simulation.of(MachineRooms.twoSites(), MachineRooms.catalog(), settings), at);
    }

    /** Every value by its labels. */
    public Map<Map<String, String>, Double> all() {
        return values;
    }

    /** The values of a metric on the series with these labels; names and values alternate. */
    public List<Double> values(String metric, String... labels) {
        return values.entrySet().stream()
                .filter(entry -> metric.equals(entry.getKey().get("__name__")))
                .filter(entry -> {
                    for (int i = 0; i < labels.length; i += 2) {
                        if (!labels[i + 1].equals(entry.getKey().getOrDefault(labels[i], ""))) {
                            return false;
                        }
                    }
                    return true;
                })
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The value of the only series of a metric that has these labels. */
    public double value(String metric, String... labels) {
        List<Double> found = values(metric, labels);
        assertThat(found).as("%s %s", metric, List.of(labels)).hasSize(1);
        return found.get(0);
    }
}
