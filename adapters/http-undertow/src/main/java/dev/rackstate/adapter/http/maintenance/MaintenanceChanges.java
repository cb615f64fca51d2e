package dev.rackstate.adapter.http.maintenance;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.editing.Change;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.domain.edit.ChangeRefusedException;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.maintenance.Coverage;
import dev.rackstate.domain.maintenance.MaintenanceChange;
import dev.rackstate.domain.maintenance.MaintenanceEditor;
import dev.rackstate.domain.maintenance.MaintenanceTarget;
import dev.rackstate.domain.topology.CompiledTopology;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Planning, altering, ending and forgetting work. */
final class MaintenanceChanges {
    private final Edits edits;
    private final InstantSource clock;
    private final Supplier<String> ids;

    MaintenanceChanges(Edits edits, InstantSource clock, Supplier<String> ids) {
        this.edits = edits;
        this.clock = clock;
        this.ids = ids;
    }

    private static RouteBuilder maintenance(HttpString method, String below, String operation) {
        return RouteBuilder.of(method, "/api/maintenances/{maintenance_id}" + below, operation, MaintenanceRoutes.TAG)
                .description(
                        "If-Match takes the ETag of GET /api/maintenances/{maintenance_id}, which also changes when"
                                + " the status does.")
                .takes(MaintenanceRoutes.MAINTENANCE)
                .needs(Role.OPERATOR)
                .refuses(404, "There is no such maintenance.");
    }

    List<Route> routes() {
        return List.of(
                Edits.declare(RouteBuilder.of(
                                        Methods.POST, "/api/maintenances", "planMaintenance", MaintenanceRoutes.TAG)
                                .summary("Plan work on a part of the building")
                                .description("If-Match takes the ETag of GET /api/maintenances.")
                                .takesBody(NewMaintenanceJson.class)
                                .answers(201, MaintenanceJson.class, "The new maintenance."))
                        .needs(Role.OPERATOR)
                        .example("A rack, from now until tonight", """
                                {"target_type": "rack", "target_id": "r1", "reason": "New power supplies",
                                 "effect": "hide", "expires_at": "2026-03-01T20:00:00Z"}
                                """, """
                                {"id": "5f2a90c41be7", "target_type": "rack", "target_id": "r1",
                                 "reason": "New power supplies", "effect": "hide",
                                 "created_at": "2026-03-01T12:00:05Z", "created_by": null, "starts_at": null,
                                 "expires_at": "2026-03-01T20:00:00Z", "ended_at": null, "status": "ACTIVE"}
                                """)
                        .works(this::plan),
                Edits.declare(maintenance(Methods.PUT, "", "alterMaintenance")
                                .summary("Change properties of a maintenance")
                                .takesBody(MaintenanceChangeJson.class)
                                .answers(MaintenanceJson.class, "The maintenance as it is now."))
                        .example("Until somebody ends it", "/api/maintenances/0a1b2c3d4e5f", """
                                {"reason": "Waiting for parts", "expires_at": null}
                                """, "")
                        .works(call -> alter(call, call.body(MaintenanceChangeJson.class)::of)),
                Edits.declare(maintenance(Methods.POST, "/stop", "stopMaintenance")
                                .summary("End a maintenance now")
                                .answers(MaintenanceJson.class, "The maintenance, which is over."))
                        .example("The work is done", "/api/maintenances/0a1b2c3d4e5f/stop", "", "")
                        .works(call -> alter(call, MaintenanceChange.Stop::new)),
                Edits.declare(maintenance(Methods.POST, "/reactivate", "reactivateMaintenance")
                                .summary("Let a maintenance go on that somebody ended")
                                .answers(MaintenanceJson.class, "The maintenance as it is now."))
                        .example("It was not done yet", "/api/maintenances/ffffffffffff/reactivate", "", "")
                        .works(call -> alter(call, MaintenanceChange.Reactivate::new)),
                Edits.declare(maintenance(Methods.DELETE, "", "deleteMaintenance")
                                .summary("Forget a maintenance")
                                .answersNothing("It is forgotten."))
                        .example("A maintenance", "/api/maintenances/0a1b2c3d4e5f", "", "")
                        .works(this::remove));
    }

    private Answer plan(Call call) throws Refusal {
        NewMaintenanceJson body = call.body(NewMaintenanceJson.class);
        if (body.targetId().isBlank()) {
            throw Refusal.of(400, "target_id must not be blank");
        }
        Caller caller = call.caller();
        MaintenanceChange.Plan plan = new MaintenanceChange.Plan(
                new MaintenanceTarget(body.targetType(), body.targetId()),
                body.reason(),
                body.effect(),
                caller.kind() == Caller.Kind.ANONYMOUS ? null : caller.name(),
                body.startsAt(),
                body.expiresAt(),
                ids.get());
        return edits.edit(
                call,
                Subject.added(
                        "maintenance " + plan.newId(),
                        in -> MaintenanceRoutes.list(in, clock.instant(), any -> true),
                        document(plan.newId())),
                now -> {
                    requireTarget(plan.target(), now);
                    return change(plan).on(now);
                },
                edited -> Answer.of(201, answer(edited, plan.newId())));
    }

    private static void requireTarget(MaintenanceTarget target, Configuration now) throws ChangeRefusedException {
        if (!Coverage.isThere(target, CompiledTopology.of(now.topology()))) {
            throw ChangeRefusedException.invalid(
                    "target_id: " + target.kind().word() + " " + EntityLookup.quoted(target.id()) + " not found");
        }
    }

    private Answer alter(Call call, Function<String, MaintenanceChange> change) throws Refusal {
        String id = call.get(MaintenanceRoutes.MAINTENANCE);
        return edits.edit(
                call,
                Subject.changed("maintenance " + id, document(id)),
                change(change.apply(id)),
                edited -> Answer.ok(answer(edited, id)));
    }

    private Answer remove(Call call) throws Refusal {
        String id = call.get(MaintenanceRoutes.MAINTENANCE);
        return edits.edit(
                call,
                Subject.removed("maintenance " + id, document(id)),
                change(new MaintenanceChange.Remove(id)),
                edited -> Answer.nothing());
    }

    private Change change(MaintenanceChange change) {
        return now -> List.of(new Wanted.Work(MaintenanceEditor.apply(change, now.maintenances(), clock.instant())));
    }

    private Function<Configuration, @Nullable Object> document(String id) {
        return in -> MaintenanceRoutes.find(in, id)
                .map(found -> MaintenanceJson.of(found, clock.instant()))
                .orElse(null);
    }

    private MaintenanceJson answer(Edited edited, String id) {
        return MaintenanceRoutes.find(edited.after(), id)
                .map(found -> MaintenanceJson.of(found, clock.instant()))
                .orElseThrow();
    }
}
