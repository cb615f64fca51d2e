package dev.rackstate.adapter.simulator;

import dev.rackstate.adapter.simulator.model.Forcing;
import dev.rackstate.adapter.simulator.model.Interventions;
import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType.TargetKind;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulationcontrol.ForcibleMetric;
import dev.rackstate.application.simulationcontrol.SimulatedRoom;
import dev.rackstate.domain.topology.CompiledTopology;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulation of a machine room as the configuration has it, for everybody who offers its values or asks for them.
 * What reads it takes the simulation once and works on that, so that an answer never mixes two configurations. It is
 * built when it is first needed: a simulator that nobody asks costs nothing. Safe for concurrent use.
 */
public final class Simulator implements SimulatedRoom {
    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);

    private final InstantSource clock;
    private @Nullable Configuration followed;
    private EndedInterventions ended = EndedInterventions.NONE;
    private volatile @Nullable Running running;
    private volatile @Nullable URI exporter;

    /**
     * A simulator, which needs a configuration to {@link #follow} before anything else.
     *
     * @param clock tells when what is done by hand ends
     */
    public Simulator(InstantSource clock) {
        this.clock = clock;
    }

    /** A simulation that was built, what for, and what of that is without effect. */
    private record Running(
            Configuration configuration, Simulation simulation, LibraryMetrics library, List<String> ineffective) {}

    /**
     * Simulates what another configuration says, from now on: the machine room, the mode and its rates show at once, and
     * in the past too, as everything is a function of them. What is done by hand holds from its beginning to its end. A
     * configuration that cannot be simulated is logged, and the one before it goes on.
     */
    public void follow(Configuration configuration) {
        synchronized (this) {
            if (configuration == followed) {
                return;
            }
            if (followed != null) {
                ended = ended.with(followed.simulation(), configuration.simulation(), clock.instant());
            }
            followed = configuration;
            if (running != null) {
                rebuild(running);
            }
        }
    }

    private void rebuild(@Nullable Running before) {
        try {
            running = built(before);
        } catch (IllegalArgumentException e) {
            LOG.error("what was simulated goes on, for what is configured cannot be: {}", e.getMessage());
        }
    }

    /**
     * The simulation in force.
     *
     * @throws IllegalArgumentException when the very first configuration cannot be simulated: its catalogue of metrics
     *     holds a label name or a range that cannot be
     */
    public Simulation simulation() {
        return running().simulation();
    }

    private Running running() {
        Running known = running;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            Running first = running == null ? built(null) : running;
            running = first;
            return first;
        }
    }

    private Running built(@Nullable Running before) {
        Configuration configuration = Objects.requireNonNull(followed, "there is no configuration to follow yet");
        SimulationSettings settings = configuration.simulation();
        boolean sameRoom = before != null
                && before.configuration().topology().equals(configuration.topology())
                && before.configuration().catalog().equals(configuration.catalog());
        Simulation plain = before != null && sameRoom
                ? before.simulation().with(settings)
                : Simulation.of(CompiledTopology.of(configuration.topology()), configuration.catalog(), settings);
        LibraryMetrics library = new LibraryMetrics(
                configuration.metrics(), configuration.settings().telemetry().jobRegex(), plain);
        List<Forcing> forcings = Stream.concat(ended.overrides().stream(), settings.overrides().stream())
                .map(library::resolve)
                .toList();
        List<Incident> incidents = new ArrayList<>(ended.incidents());
        incidents.addAll(settings.incidents());
        List<String> ineffective = new ArrayList<>(plain.ignoredEntries());
        ineffective.addAll(Ineffective.among(settings, library, plain));
        if (!ineffective.isEmpty() && (before == null || !before.ineffective().equals(ineffective))) {
            LOG.warn("what the simulator is told is in part without effect: {}", String.join("; ", ineffective));
        }
        Simulation simulation = plain.under(new Interventions(forcings, incidents));
        return new Running(configuration, simulation, library, List.copyOf(ineffective));
    }

    /** Says where a Prometheus finds the values, without the path; null for nowhere any more. */
    public void exportedAt(@Nullable URI address) {
        exporter = address;
    }

    @Override
    public @Nullable URI exporter() {
        return exporter;
    }

    @Override
    public List<ForcibleMetric> forcible() {
        return running().library().forcible();
    }

    @Override
    public Set<String> carriers(String metric, TargetKind kind) {
        return running().library().carriers(metric, kind);
    }

    @Override
    public Set<String> ids(TargetKind kind) {
        return simulation().ids(kind);
    }

    @Override
    public void restart() {
        synchronized (this) {
            ended = EndedInterventions.NONE;
            rebuild(null);
        }
    }
}
