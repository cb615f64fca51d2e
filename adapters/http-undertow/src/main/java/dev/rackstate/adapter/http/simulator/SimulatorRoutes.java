package dev.rackstate.adapter.http.simulator;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.message.EntityTag;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.simulationcontrol.ControlSimulation;
import dev.rackstate.application.simulationcontrol.SimulatorOffException;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looking at the simulator, and what is done to it. */
public final class SimulatorRoutes {
    static final Tag TAG = new Tag("Simulator", "Telemetry that is made up, and what goes wrong in it on purpose.");

    private final ControlSimulation control;

    private SimulatorRoutes(ControlSimulation control) {
        this.control = control;
    }

    /** The routes. */
    public static List<Route> routes(ControlSimulation control, InstantSource clock) {
        return Stream.of(
                        new SimulatorRoutes(control).routes(),
                        new OverrideChanges(control, clock).routes(),
                        new IncidentChanges(control, clock).routes())
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> routes() {
        return List.of(
                look("/api/simulator/status", "getSimulatorStatus")
                        .summary("How the simulator is")
                        .answers(SimulatorStatusJson.class, "How it is, running or not.")
                        .replies(call -> seen(control::status, status -> Answer.ok(SimulatorStatusJson.of(status)))),
                look("/api/simulator/metrics", "listForcibleMetrics")
                        .summary("What can be forced")
                        .description("Metrics of the library whose value follows from one value of the simulator's, by"
                                + " their ids; and the simulator's own metrics, by their names. What counts or adds up"
                                + " cannot be forced, and neither can a state that is told by one series for each.")
                        .answers(ForcibleMetricsJson.class, "The metrics.")
                        .works(call -> seen(control::metrics, metrics -> Answer.ok(ForcibleMetricsJson.of(metrics)))),
                look("/api/simulator/overrides", "listOverrides")
                        .summary("The values that are forced")
                        .answers(OverridesJson.class, "Those that are forced now.")
                        .replies(call -> seen(control::overrides, now -> tagged(OverridesJson.of(now)))),
                look("/api/simulator/incidents", "listIncidents")
                        .summary("What goes wrong by hand")
                        .answers(IncidentsJson.class, "What goes wrong by hand now.")
                        .replies(call -> seen(control::incidents, now -> tagged(IncidentsJson.of(now)))),
                SimulatorEdits.declareOff(
                                RouteBuilder.of(Methods.POST, "/api/simulator/restart", "restartSimulator", TAG))
                        .summary("Let the simulator begin anew")
                        .description("Its files are read again, and what was done by hand and is over is forgotten. No"
                                + " change of its configuration needs this.")
                        .needs(Role.OPERATOR)
                        .answers(SimulatorRestartJson.class, "It begins anew.")
                        .refuses(503, "Nothing is simulated, or the configuration cannot be read.")
                        .example("Anew", "", "{\"status\": \"restarting\"}")
                        .works(this::restart));
    }

    private static RouteBuilder look(String path, String operation) {
        return SimulatorEdits.declareOff(RouteBuilder.get(path, operation, TAG));
    }

    /** Something that can be looked at while the plugin is switched on. */
    @FunctionalInterface
    private interface Sight<T> {
        T see() throws SimulatorOffException;
    }

    private static <T> Answer seen(Sight<T> sight, Function<T, Answer> answer) throws Refusal {
        try {
            return answer.apply(sight.see());
        } catch (SimulatorOffException e) {
            throw SimulatorEdits.refusal(e);
        }
    }

    private static Answer tagged(Object document) {
        return Answer.ok(document)
                .with(Headers.ETAG_STRING, EntityTag.ofContent(document).plain());
    }

    private Answer restart(Call call) throws Refusal {
        try {
            control.restart(Options.of(Edits.author(call), call.route().operation(), "simulator"));
            return Answer.ok(SimulatorRestartJson.RESTARTING);
        } catch (SimulatorOffException e) {
            throw SimulatorEdits.refusal(e);
        } catch (EditRefusedException e) {
            throw Edits.refusal(e);
        }
    }
}
