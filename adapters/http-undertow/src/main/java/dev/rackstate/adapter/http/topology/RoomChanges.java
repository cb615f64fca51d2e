package dev.rackstate.adapter.http.topology;

import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.SITE;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.json.Clearable;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.json.PartialBody;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.Change;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.edit.TopologyChange.AddRoom;
import dev.rackstate.domain.edit.TopologyChange.ChangeRoom;
import dev.rackstate.domain.edit.TopologyChange.RemoveRoom;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.SiteId;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;

/** Adding, changing and removing rooms. */
final class RoomChanges {
    private final Edits edits;

    RoomChanges(Edits edits) {
        this.edits = edits;
    }

    /** A room to be. */
    record NewRoomJson(
            @JsonPropertyDescription("What people call it; blanks at its ends are dropped.")
            String name,

            @JsonPropertyDescription("Unique in its site; made of the name when absent or empty.") @Nullable
            String id,

            @JsonPropertyDescription("Free text.") @Nullable String description,

            @JsonPropertyDescription("Its floor plan.") @Nullable
            RoomLayoutJson layout) {}

    /** Other properties of a room; what is absent stays as it is. */
    record RoomChangeJson(
            @JsonPropertyDescription("What people call it.") Patch<String> name,

            @JsonPropertyDescription("Free text; null for none.") @Clearable
            Patch<String> description,

            @JsonPropertyDescription("Its floor plan; null for none.") @Clearable
            Patch<RoomLayoutJson> layout,

            @JsonPropertyDescription("How it takes part in propagation; null for plain worst-of.") @Clearable
            Patch<AggregationJson> aggregation) {
        RoomChangeJson {
            PartialBody.requireAny(name, description, layout, aggregation);
        }
    }

    /** A room as it is after a change. */
    record RoomAnswerJson(
            @JsonPropertyDescription("The room.") RoomJson room,
            @JsonPropertyDescription("The site it is in.") String siteId) {}

    /** The floor plan of a room as it is after a change. */
    record RoomLayoutAnswerJson(
            @JsonPropertyDescription("Always \"ok\".") String status,
            @JsonPropertyDescription("The room.") String roomId,
            @JsonPropertyDescription("Its floor plan.") RoomLayoutJson layout) {}

    /** A room that is gone. */
    record RoomGoneJson(
            @JsonPropertyDescription("Always \"deleted\".") String status,
            @JsonPropertyDescription("The room.") String roomId) {}

    private static RouteBuilder room(HttpString method, String below, String operation) {
        return RouteBuilder.of(method, "/api/topology/rooms/{room_id}" + below, operation, TopologyRoutes.TAG)
                .takes(ROOM, IN_SITE)
                .needs(Role.ADMIN)
                .refuses(404, "There is no such room.");
    }

    List<Route> routes() {
        return List.of(create(), change(), layout(), remove());
    }

    private Route create() {
        return Edits.declare(RouteBuilder.of(
                                Methods.POST, "/api/topology/sites/{site_id}/rooms", "createRoom", TopologyRoutes.TAG)
                        .summary("Add a room to a site")
                        .description("If-Match takes the ETag of GET /api/topology/sites/{site_id}.")
                        .takes(SITE)
                        .takesBody(NewRoomJson.class)
                        .answers(RoomAnswerJson.class, "The new room."))
                .refuses(404, "There is no such site.")
                .needs(Role.ADMIN)
                .example("A room", "/api/topology/sites/beta/rooms", """
                        {"name": "Battery Room", "description": "UPS and batteries"}
                        """, """
                        {"room": {"id": "battery-room", "name": "Battery Room", "description": "UPS and batteries",
                          "layout": null, "aisles": [], "standalone_racks": [],
                          "aggregation": {"reducer": "worst", "edge": "identity", "weight": 1}}, "site_id": "beta"}
                        """)
                .works(this::create);
    }

    private Route change() {
        return Edits.declare(room(Methods.PUT, "", "changeRoom")
                        .summary("Change properties of a room")
                        .description("If-Match takes the ETag of GET /api/rooms/{room_id}/layout.")
                        .takesBody(RoomChangeJson.class)
                        .answers(RoomAnswerJson.class, "The room as it is now."))
                .example("Two broken children are tolerated", "/api/topology/rooms/empty", """
                        {"aggregation": {"reducer": "nth-worst(3)"}}
                        """, """
                        {"room": {"id": "empty", "name": "empty room", "description": null, "layout": null,
                          "aisles": [], "standalone_racks": [],
                          "aggregation": {"reducer": "nth-worst(3)", "edge": "identity", "weight": 1}},
                         "site_id": "alpha"}
                        """)
                .works(this::change);
    }

    private Route layout() {
        return Edits.declare(room(Methods.PUT, "/layout", "putRoomLayout")
                        .summary("Put another floor plan in place of a room's")
                        .description("If-Match takes the ETag of GET /api/rooms/{room_id}/layout.")
                        .takesBody(RoomLayoutJson.class)
                        .answers(RoomLayoutAnswerJson.class, "The floor plan as it is now."))
                .example("A small room without a door", "/api/topology/rooms/empty/layout", """
                        {"size": {"width": 12, "height": 8}, "door": null}
                        """, """
                        {"status": "ok", "room_id": "empty",
                         "layout": {"shape": "rectangle", "size": {"width": 12.0, "height": 8.0},
                          "orientation": {"north": "top"}, "grid": {"enabled": false, "cell": 32.0}, "door": null}}
                        """)
                .works(this::putLayout);
    }

    private Route remove() {
        return Edits.declare(room(Methods.DELETE, "", "deleteRoom")
                        .summary("Remove a room with everything in it")
                        .description("If-Match takes the ETag of GET /api/rooms/{room_id}/layout.")
                        .answers(RoomGoneJson.class, "It is gone."))
                .example("A room", "/api/topology/rooms/empty", "", """
                        {"status": "deleted", "room_id": "empty"}
                        """)
                .works(this::remove);
    }

    private Answer create(Call call) throws Refusal {
        NewRoomJson body = call.body(NewRoomJson.class);
        SiteId site = Given.site(call);
        String name = Given.name(body.name());
        RoomRef room = new RoomRef(site, Given.newId(body.id(), name, "room", RoomId::new));
        RoomLayoutJson layout = body.layout();
        return edits.edit(
                call,
                Subject.added("room " + room.room(), Documents.site(site), Documents.room(room)),
                Change.of(new AddRoom(
                        site, room.room(), name, body.description(), layout == null ? null : layout.layout())),
                edited -> Answer.ok(answer(edited.after(), room)));
    }

    private Answer change(Call call) throws Refusal {
        RoomChangeJson body = call.body(RoomChangeJson.class);
        RoomRef room = Given.room(call);
        ChangeRoom change = new ChangeRoom(
                room,
                body.name(),
                body.description(),
                body.layout().map(RoomLayoutJson::layout),
                body.aggregation().map(AggregationJson::aggregation));
        return edits.edit(call, subject(room), Change.of(change), edited -> Answer.ok(answer(edited.after(), room)));
    }

    private Answer putLayout(Call call) throws Refusal {
        RoomLayoutJson layout = call.body(RoomLayoutJson.class);
        RoomRef room = Given.room(call);
        ChangeRoom change = new ChangeRoom(room, Patch.keep(), Patch.keep(), Patch.to(layout.layout()), Patch.keep());
        return edits.edit(
                call,
                subject(room),
                Change.of(change),
                edited -> Answer.ok(new RoomLayoutAnswerJson("ok", room.room().value(), layout)));
    }

    private Answer remove(Call call) throws Refusal {
        RoomRef room = Given.room(call);
        return edits.edit(
                call,
                Subject.removed("room " + room.room(), Documents.room(room)),
                Change.of(new RemoveRoom(room)),
                edited -> Answer.ok(new RoomGoneJson("deleted", room.room().value())));
    }

    private static Subject subject(RoomRef room) {
        return Subject.changed("room " + room.room(), Documents.room(room));
    }

    private static RoomAnswerJson answer(Configuration after, RoomRef ref) {
        Located found = Located.room(after.topology(), ref).orElseThrow();
        return new RoomAnswerJson(RoomJson.of(found.room()), found.site().id().value());
    }
}
