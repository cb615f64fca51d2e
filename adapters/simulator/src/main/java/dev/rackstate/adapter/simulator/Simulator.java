package dev.rackstate.adapter.simulator;

import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.topology.CompiledTopology;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulation that is running, replaceable as a whole. What reads it takes the simulation once and works on that, so
 * that an answer never mixes two settings. Safe for concurrent use.
 */
public final class Simulator {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);

    private final AtomicReference<Simulation> simulation;

    private Simulator(Simulation simulation) {
        this.simulation = new AtomicReference<>(simulation);
        logIgnored(simulation);
    }

    /**
     * Starts simulating.
     *
     * @throws IllegalArgumentException when the settings' catalogue of metrics holds a label name or a range that
     *     cannot be
     */
    public static Simulator of(CompiledTopology topology, Catalog catalog, SimulationSettings settings) {
        return new Simulator(Simulation.of(topology, catalog, settings));
    }

    /**
     * Changes the settings. As everything is a function of them, the change shows at once and in the past too.
     *
     * @throws IllegalArgumentException when the settings' catalogue cannot be; the old settings stay
     */
    public void update(SimulationSettings settings) {
        logIgnored(simulation.updateAndGet(running -> running.with(settings)));
    }

    /**
     * Changes the machine room.
     *
     * @throws IllegalArgumentException when the settings' catalogue cannot be; the old simulation stays
     */
    public void update(CompiledTopology topology, Catalog catalog, SimulationSettings settings) {
        Simulation changed = Simulation.of(topology, catalog, settings);
        simulation.set(changed);
        logIgnored(changed);
    }

    /** The settings in force. */
    public SimulationSettings settings() {
        return simulation.get().settings();
    }

    /** The simulation in force. */
    public Simulation simulation() {
        return simulation.get();
    }

    private static void logIgnored(Simulation simulation) {
        if (!simulation.ignoredEntries().isEmpty()) {
            LOG.warn(
                    "the simulator's catalogue of metrics has entries without effect: {}",
                    String.join("; ", simulation.ignoredEntries()));
        }
    }
}
