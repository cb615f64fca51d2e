package dev.rackstate.adapter.http.simulator;

import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.simulationcontrol.ControlSimulation;
import dev.rackstate.application.simulationcontrol.ControlSimulation.Triggered;
import io.undertow.util.Methods;
import java.time.InstantSource;
import java.util.List;

/** Letting things go wrong, and ending that. */
final class IncidentChanges {
    private static final String ALL = "/api/simulator/incidents";
    private static final Parameter<String> INCIDENT =
            Parameter.path("incident_id", ParameterType.TEXT, "The incident.");
    private static final String IF_MATCH = "If-Match takes the ETag of GET /api/simulator/incidents.";

    private final ControlSimulation control;
    private final InstantSource clock;

    IncidentChanges(ControlSimulation control, InstantSource clock) {
        this.control = control;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                SimulatorEdits.declare(RouteBuilder.of(Methods.POST, ALL, "triggerIncident", SimulatorRoutes.TAG)
                                .summary("Let something go wrong")
                                .description("From now on, at the next scrape or query. A rack that goes down is an"
                                        + " override, too, of rack_down. " + IF_MATCH)
                                .takesBody(NewIncidentJson.class)
                                .answers(TriggeredJson.class, "What goes wrong now."))
                        .example("A rack is down for five minutes", """
                                {"type": "rack_down", "target_id": "r2", "duration": 300}
                                """, """
                                {"status": "triggered", "id": "r2-rack_down-1772366405", "incident_type": "rack_down",
                                 "target_id": "r2", "duration": 300, "expires_at": 1772366705}
                                """)
                        .example("The cooling of an aisle fails until somebody says otherwise", """
                                {"type": "aisle_cooling", "target_id": "a", "duration": 0}
                                """, "")
                        .works(this::trigger),
                SimulatorEdits.declare(RouteBuilder.of(
                                        Methods.DELETE, ALL + "/{incident_id}", "endIncident", SimulatorRoutes.TAG)
                                .summary("End an incident")
                                .description(IF_MATCH)
                                .takes(INCIDENT)
                                .answers(IncidentsJson.class, "What still goes wrong by hand.")
                                .refuses(404, "There is no such incident, or it is over."))
                        .example("The network of a rack is whole again", ALL + "/cut-r1", "", "{\"incidents\": []}")
                        .works(this::end));
    }

    private Answer trigger(Call call) throws Refusal {
        NewIncidentJson body = call.body(NewIncidentJson.class);
        return SimulatorEdits.edit(
                call,
                subject("incident " + body.type() + " of " + body.targetId()),
                options -> control.trigger(body.wanted(), options),
                Triggered::edited,
                triggered -> Answer.ok(TriggeredJson.of(triggered.incident(), body.duration())));
    }

    private Answer end(Call call) throws Refusal {
        String id = call.get(INCIDENT);
        return SimulatorEdits.edit(
                call,
                subject("incident " + id),
                options -> control.endIncident(id, options),
                edited -> Answer.ok(IncidentsJson.of(edited.after(), clock.instant())));
    }

    private Subject subject(String name) {
        return Subject.changed(name, in -> IncidentsJson.of(in, clock.instant()));
    }
}
