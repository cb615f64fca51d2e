package dev.rackstate.adapter.http.simulator;

import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.simulationcontrol.ControlSimulation;
import io.undertow.util.Methods;
import java.time.InstantSource;
import java.util.List;

/** Forcing values, and no longer forcing them. */
final class OverrideChanges {
    private static final String ALL = "/api/simulator/overrides";
    private static final Parameter<String> OVERRIDE =
            Parameter.path("override_id", ParameterType.TEXT, "The override.");
    private static final String IF_MATCH = "If-Match takes the ETag of GET /api/simulator/overrides.";

    private final ControlSimulation control;
    private final InstantSource clock;

    OverrideChanges(ControlSimulation control, InstantSource clock) {
        this.control = control;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                SimulatorEdits.declare(RouteBuilder.of(Methods.POST, ALL, "addOverride", SimulatorRoutes.TAG)
                                .summary("Force a value")
                                .description("From now on, at the next scrape or query. " + IF_MATCH)
                                .takesBody(NewOverrideJson.class)
                                .answers(OverridesJson.class, "All values that are forced now, the new one last."))
                        .example("A node is down until somebody says otherwise", """
                                {"instance": "n001", "metric": "up", "value": 0, "ttl_seconds": 0}
                                """, """
                                {"overrides": [{"id": "n001-up-1772366405", "instance": "n001", "rack_id": null,
                                 "metric": "up", "value": 0.0, "starts_at": 1772366405, "expires_at": null}]}
                                """)
                        .example("A node is hot for five minutes", """
                                {"instance": "n002", "metric": "node_temperature_celsius", "value": 90,
                                 "ttl_seconds": 300}
                                """, "")
                        .example("All nodes of a rack are down for as long as the configuration says", """
                                {"rack_id": "r2", "metric": "up", "value": 0}
                                """, "")
                        .works(this::add),
                SimulatorEdits.declare(RouteBuilder.of(Methods.DELETE, ALL, "clearOverrides", SimulatorRoutes.TAG)
                                .summary("Force nothing any longer")
                                .description("Racks that are down by an incident come back, too. " + IF_MATCH)
                                .answers(OverridesJson.class, "An empty list."))
                        .example("Everything", "", "{\"overrides\": []}")
                        .works(call -> remove(call, "overrides", control::clearOverrides)),
                SimulatorEdits.declare(RouteBuilder.of(
                                        Methods.DELETE, ALL + "/{override_id}", "removeOverride", SimulatorRoutes.TAG)
                                .summary("Force a value no longer")
                                .description("An id that no override has changes nothing. " + IF_MATCH)
                                .takes(OVERRIDE)
                                .answers(OverridesJson.class, "The values that are still forced."))
                        .example("One of them", ALL + "/n001-up-1772366405", "", "{\"overrides\": []}")
                        .works(call -> {
                            String id = call.get(OVERRIDE);
                            return remove(call, "override " + id, options -> control.removeOverride(id, options));
                        }));
    }

    private Answer add(Call call) throws Refusal {
        NewOverrideJson body = call.body(NewOverrideJson.class);
        return SimulatorEdits.edit(
                call,
                subject("override of " + body.metric()),
                options -> control.addOverride(body.wanted(), options),
                this::all);
    }

    private Answer remove(Call call, String name, SimulatorEdits.Doing<Edited> doing) throws Refusal {
        return SimulatorEdits.edit(call, subject(name), doing, this::all);
    }

    private Subject subject(String name) {
        return Subject.changed(name, in -> OverridesJson.of(in, clock.instant()));
    }

    private Answer all(Edited edited) {
        return Answer.ok(OverridesJson.of(edited.after(), clock.instant()));
    }
}
