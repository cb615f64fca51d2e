package dev.rackstate.application.simulationcontrol;

import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.IncidentType;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people do to the simulated machine room. What they did stands in the file of overrides, so that it outlives a
 * restart; what is over goes from it.
 *
 * <p>Reading is done in memory. Everything else reads and writes files: not for a thread that must not wait.
 */
public interface ControlSimulation {
    /**
     * How it is, running or not.
     *
     * @throws SimulatorOffException when its plugin is switched off
     */
    Status status() throws SimulatorOffException;

    /** What can be forced. */
    List<ForcibleMetric> metrics() throws SimulatorOffException;

    /** The values that are forced now, in the order in which they were. */
    List<ValueOverride> overrides() throws SimulatorOffException;

    /** What goes wrong by hand now; a rack that is forced down is among it. */
    List<Incident> incidents() throws SimulatorOffException;

    /**
     * Forces a value from now on.
     *
     * @throws SimulatorOffException when its plugin is switched off, or nothing is simulated
     * @throws EditRefusedException when it was not done
     */
    Edited addOverride(NewOverride wanted, Options options) throws SimulatorOffException, EditRefusedException;

    /** Forces a value no longer; one that is not forced stays so. */
    Edited removeOverride(String id, Options options) throws SimulatorOffException, EditRefusedException;

    /** Forces no value any longer. */
    Edited clearOverrides(Options options) throws SimulatorOffException, EditRefusedException;

    /** Lets something go wrong from now on. A rack that goes down is a forced value, too. */
    Triggered trigger(NewIncident wanted, Options options) throws SimulatorOffException, EditRefusedException;

    /** Ends an incident; refused when there is none of that name. */
    Edited endIncident(String id, Options options) throws SimulatorOffException, EditRefusedException;

    /** Reads the simulator's files again and begins anew. */
    void restart(Options options) throws SimulatorOffException, EditRefusedException;

    /** Takes what is over out of the file. Does nothing when nothing is over; what hinders it is only logged. */
    void purge();

    /**
     * How the simulator is.
     *
     * @param running whether anything is simulated
     * @param endpoint where its values are offered, {@code in-process} when they are taken inside this process, or null
     *     when nothing is simulated
     * @param settings what it is told to do
     * @param overrides how many values are forced now
     * @param incidents what goes wrong by hand now
     */
    record Status(
            boolean running,
            @Nullable String endpoint,
            SimulationSettings settings,
            int overrides,
            List<Incident> incidents) {
        /** The endpoint of a simulator that is asked inside this process. */
        public static final String IN_PROCESS = "in-process";

        /** Copies the list. */
        public Status {
            incidents = List.copyOf(incidents);
        }
    }

    /**
     * A value that somebody wants to force. What is missing or not allowed is refused when it is carried out.
     *
     * @param id its name, or null for one that is made up
     * @param instance the node, or null when a rack is meant
     * @param rackId the rack, or null when a node is meant
     * @param metric the id or name of a {@link ForcibleMetric}
     * @param value what is emitted instead
     * @param ttlSeconds how long; 0 for ever, null for as long as the configuration says
     */
    record NewOverride(
            @Nullable String id,
            @Nullable String instance,
            @Nullable String rackId,
            @Nullable String metric,
            @Nullable Double value,
            @Nullable Integer ttlSeconds) {}

    /**
     * Something that somebody wants to go wrong. What is missing or not allowed is refused when it is carried out.
     *
     * @param type an {@link IncidentType} as it is written
     * @param target the id of what it happens to
     * @param seconds how long; 0 for ever
     */
    record NewIncident(@Nullable String type, @Nullable String target, int seconds) {}

    /**
     * An incident that was triggered.
     *
     * @param edited what it did to the configuration
     */
    record Triggered(Incident incident, Edited edited) {}
}
