package dev.rackstate.application.simulationcontrol;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.editing.Change;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.editing.EditConfiguration.Author;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.plugin.Plugin;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.Intervention;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.domain.edit.ChangeRefusedException;
import dev.rackstate.domain.identity.Caller;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Controls the simulation through changes of the configuration. Safe for concurrent use. */
public final class SimulationControl implements ControlSimulation {
    /** More than this is no experiment any more. */
    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SimulationControl.class);
    private static final Options PURGE =
            Options.of(new Author(Caller.local("simulator"), null), "purgeSimulation", "overrides that are over");

    private final Supplier<Configuration> inForce;
    private final EditConfiguration editing;
    private final SimulatedRoom room;
    private final InstantSource clock;
    private final Runnable reload;
    /** What a purge could not take away: it is tried again when there is something else. */
    private final AtomicReference<List<Intervention>> stuck = new AtomicReference<>(List.of());

    /**
     * A control.
     *
     * @param inForce the configuration that the simulator follows
     * @param reload reads the configuration again and puts it in force
     */
    public SimulationControl(
            Supplier<Configuration> inForce,
            EditConfiguration editing,
            SimulatedRoom room,
            InstantSource clock,
            Runnable reload) {
        this.inForce = inForce;
        this.editing = editing;
        this.room = room;
        this.clock = clock;
        this.reload = reload;
    }

    @Override
    public Status status() throws SimulatorOffException {
        requireOn();
        String endpoint = endpoint();
        return new Status(endpoint != null, endpoint, settings(), overrides().size(), incidents());
    }

    private SimulationSettings settings() {
        return inForce.get().simulation();
    }

    private @Nullable String endpoint() {
        boolean asked = inForce.get().settings().telemetry().sources().stream()
                .anyMatch(source -> source.kind() == SourceSettings.Kind.SIMULATOR);
        URI exporter = room.exporter();
        return asked ? Status.IN_PROCESS : exporter == null ? null : exporter.toString();
    }

    @Override
    public List<ForcibleMetric> metrics() throws SimulatorOffException {
        requireOn();
        return room.forcible();
    }

    @Override
    public List<ValueOverride> overrides() throws SimulatorOffException {
        requireOn();
        return settings().overridesAt(clock.instant());
    }

    @Override
    public List<Incident> incidents() throws SimulatorOffException {
        requireOn();
        return settings().incidentsAt(clock.instant());
    }

    @Override
    public Edited addOverride(NewOverride wanted, Options options) throws SimulatorOffException, EditRefusedException {
        return edit(options, kept -> kept.overrides.add(kept.maker().override(wanted)));
    }

    @Override
    public Edited removeOverride(String id, Options options) throws SimulatorOffException, EditRefusedException {
        return edit(
                options,
                kept -> kept.overrides.removeIf(override -> override.id().equals(id)));
    }

    @Override
    public Edited clearOverrides(Options options) throws SimulatorOffException, EditRefusedException {
        return edit(options, kept -> kept.overrides.clear());
    }

    @Override
    public Triggered trigger(NewIncident wanted, Options options) throws SimulatorOffException, EditRefusedException {
        AtomicReference<Incident> made = new AtomicReference<>();
        Edited edited = edit(options, kept -> {
            Incident incident = kept.maker().incident(wanted);
            made.set(incident);
            if (incident.type() == IncidentType.RACK_DOWN) {
                kept.overrides.add(new ValueOverride(
                        incident.id(),
                        null,
                        incident.target(),
                        ValueOverride.RACK_DOWN,
                        1,
                        incident.startsAt(),
                        incident.expiresAt()));
            } else {
                kept.incidents.add(incident);
            }
        });
        return new Triggered(made.get(), edited);
    }

    @Override
    public Edited endIncident(String id, Options options) throws SimulatorOffException, EditRefusedException {
        return edit(options, kept -> {
            boolean ended = kept.incidents.removeIf(incident -> incident.id().equals(id))
                    | kept.overrides.removeIf(override ->
                            override.id().equals(id) && override.asIncident().isPresent());
            if (!ended) {
                throw ChangeRefusedException.notFound("there is no incident '" + id + "', or it is over");
            }
        });
    }

    @Override
    public void restart(Options options) throws SimulatorOffException, EditRefusedException {
        requireRunning();
        editing.edit(now -> List.of(), options);
        reload.run();
        room.restart();
    }

    @Override
    public void purge() {
        Instant now = clock.instant();
        SimulationSettings settings = settings();
        List<Intervention> over = new ArrayList<>(settings.overrides());
        over.addAll(settings.incidents());
        over.removeIf(intervention -> !intervention.isOver(now));
        if (over.isEmpty() || over.equals(stuck.get())) {
            return;
        }
        try {
            editing.edit(change(kept -> {}), PURGE);
        } catch (EditRefusedException e) {
            stuck.set(over);
            LOG.warn("what the simulator was forced to and is over stays in its file: {}", e.getMessage());
        }
    }

    private Edited edit(Options options, Doing doing) throws SimulatorOffException, EditRefusedException {
        requireRunning();
        return editing.edit(change(doing), options);
    }

    private void requireOn() throws SimulatorOffException {
        if (!Plugin.SIMULATOR.isEnabled(inForce.get().document())) {
            throw SimulatorOffException.ofPlugin();
        }
    }

    private void requireRunning() throws SimulatorOffException {
        requireOn();
        if (endpoint() == null) {
            throw SimulatorOffException.withoutTakers();
        }
    }

    private Change change(Doing doing) {
        return current -> {
            Kept kept = new Kept(current.simulation(), clock.instant());
            doing.to(kept);
            if (kept.overrides.size() + kept.incidents.size() > MOST) {
                throw ChangeRefusedException.invalid("there are " + MOST
                        + " overrides and incidents already, which is the most; take some of them away first");
            }
            return List.of(new Wanted.Simulation(kept.overrides, kept.incidents));
        };
    }

    /** What is done to what is there. */
    @FunctionalInterface
    private interface Doing {
        void to(Kept kept) throws ChangeRefusedException;
    }

    /** What is there, without what is over. */
    private final class Kept {
        private final SimulationSettings settings;
        private final Instant now;
        private final List<ValueOverride> overrides;
        private final List<Incident> incidents;

        Kept(SimulationSettings settings, Instant now) {
            Predicate<Intervention> isOver = intervention -> intervention.isOver(now);
            this.settings = settings;
            this.now = now;
            overrides = new ArrayList<>(settings.overrides());
            overrides.removeIf(isOver);
            incidents = new ArrayList<>(settings.incidents());
            incidents.removeIf(isOver);
        }

        /** Moments are kept in whole seconds; what begins now holds at once. */
        NewIntervention maker() {
            return new NewIntervention(room, settings.with(overrides, incidents), now.truncatedTo(ChronoUnit.SECONDS));
        }
    }
}
