package dev.rackstate.adapter.http.topology;

import static dev.rackstate.adapter.http.entity.EntityLookup.AISLE;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.ROOM;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.editing.Change;
import dev.rackstate.domain.edit.TopologyChange.AddRack;
import dev.rackstate.domain.edit.TopologyChange.AddStandaloneRack;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.topology.RackId;
import io.undertow.util.Methods;
import java.util.List;

/** Adding racks. */
final class NewRacks {
    private final Edits edits;

    NewRacks(Edits edits) {
        this.edits = edits;
    }

    /** A rack that is new. */
    record NewRackAnswerJson(
            @JsonPropertyDescription("Its id.") String rackId,
            @JsonPropertyDescription("What people call it.") String name,

            @JsonPropertyDescription("The aisle it stands in; null for a standalone rack.") @Nullable
            String aisleId) {}

    List<Route> routes() {
        return List.of(
                Edits.declare(RouteBuilder.of(
                                        Methods.POST,
                                        "/api/topology/aisles/{aisle_id}/racks",
                                        "createRack",
                                        TopologyRoutes.TAG)
                                .summary("Add an empty rack to an aisle")
                                .description("If-Match takes the ETag of GET /api/topology/aisles/{aisle_id}.")
                                .takes(AISLE, IN_SITE, IN_ROOM)
                                .takesBody(NewRackJson.class)
                                .answers(NewRackAnswerJson.class, "The new rack."))
                        .refuses(404, "There is no such aisle.")
                        .needs(Role.ADMIN)
                        .example("A rack of a template", "/api/topology/aisles/b/racks", """
                                {"name": "Rack 17", "template_id": "cabinet"}
                                """, """
                                {"rack_id": "rack-17", "name": "Rack 17", "aisle_id": "b"}
                                """)
                        .works(this::create),
                Edits.declare(RouteBuilder.of(
                                        Methods.POST,
                                        "/api/topology/rooms/{room_id}/racks",
                                        "createStandaloneRack",
                                        TopologyRoutes.TAG)
                                .summary("Add an empty rack that stands in no aisle")
                                .description("If-Match takes the ETag of GET /api/rooms/{room_id}/layout.")
                                .takes(ROOM, IN_SITE)
                                .takesBody(NewRackJson.class)
                                .answers(NewRackAnswerJson.class, "The new rack."))
                        .refuses(404, "There is no such room.")
                        .needs(Role.ADMIN)
                        .example("A low rack", "/api/topology/rooms/empty/racks", """
                                {"name": "Meet-me rack", "id": "mmr", "u_height": 24}
                                """, """
                                {"rack_id": "mmr", "name": "Meet-me rack", "aisle_id": null}
                                """)
                        .works(this::createStandalone));
    }

    private Answer create(Call call) throws Refusal {
        NewRackJson body = call.body(NewRackJson.class);
        AisleRef aisle = Given.aisle(call);
        String name = Given.name(body.name());
        RackId id = Given.newId(body.id(), name, "rack", RackId::new);
        return edits.edit(
                call,
                Subject.added(
                        "rack " + id,
                        Documents.aisle(aisle),
                        Documents.rack(new RackRef(aisle.site(), aisle.room(), id))),
                now -> Change.of(new AddRack(aisle, id, name, body.uHeight(now), body.templateId()))
                        .on(now),
                edited -> Answer.ok(
                        new NewRackAnswerJson(id.value(), name, aisle.aisle().value())));
    }

    private Answer createStandalone(Call call) throws Refusal {
        NewRackJson body = call.body(NewRackJson.class);
        RoomRef room = Given.room(call);
        String name = Given.name(body.name());
        RackId id = Given.newId(body.id(), name, "rack", RackId::new);
        return edits.edit(
                call,
                Subject.added(
                        "rack " + id, Documents.room(room), Documents.rack(new RackRef(room.site(), room.room(), id))),
                now -> Change.of(new AddStandaloneRack(room, id, name, body.uHeight(now), body.templateId()))
                        .on(now),
                edited -> Answer.ok(new NewRackAnswerJson(id.value(), name, null)));
    }
}
