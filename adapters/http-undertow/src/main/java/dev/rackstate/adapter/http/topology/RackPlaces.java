package dev.rackstate.adapter.http.topology;

import static dev.rackstate.adapter.http.entity.EntityLookup.AISLE;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.RACK;
import static dev.rackstate.adapter.http.entity.EntityLookup.ROOM;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.editing.Change;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.ArrangeRacks;
import dev.rackstate.domain.edit.TopologyChange.MoveRack;
import dev.rackstate.domain.edit.TopologyChange.OrderRacks;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.SiteId;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Map;

/** Where racks stand: the order in an aisle, the aisles of a room, and moves to anywhere. */
final class RackPlaces {
    private final Edits edits;

    RackPlaces(Edits edits) {
        this.edits = edits;
    }

    /** Which racks stand in which aisle of a room. */
    record RackArrangementJson(
            @JsonPropertyDescription(
                    "Every aisle of the room, with the ids of its racks in order. Every rack that stands"
                            + " in an aisle of the room occurs exactly once; standalone racks may be named, too.")
            Map<String, List<String>> aisles) {}

    /** A room whose racks were arranged. */
    record RackArrangementAnswerJson(
            @JsonPropertyDescription("Always \"ok\".") String status,
            @JsonPropertyDescription("The room.") String roomId) {}

    /** The order of the racks of an aisle. */
    record RackOrderJson(
            @JsonPropertyDescription("The room that the aisle is in.")
            String roomId,

            @JsonPropertyDescription("The ids of its racks in order, each of them exactly once.")
            List<String> racks) {}

    /** An aisle whose racks were put in order. */
    record RackOrderAnswerJson(
            @JsonPropertyDescription("Always \"ok\".") String status,
            @JsonPropertyDescription("The aisle.") String aisleId,

            @JsonPropertyDescription("The ids of its racks in order.")
            List<String> racks) {}

    /** Another place for a rack. */
    record RackMoveJson(
            @JsonPropertyDescription("The room it moves to.")
            String roomId,

            @JsonPropertyDescription("The site of that room; absent, the first site that has such a room.") @Nullable
            String siteId,

            @JsonPropertyDescription("The aisle of that room; absent or null, the rack stands in no aisle.") @Nullable
            String aisleId,

            @JsonPropertyDescription("Its place among the racks there, counted from 0; absent, the last.")
            @Nullable
            @Allowed(least = 0)
            Integer position) {}

    /** Where a rack stands after it was moved. */
    record RackMoveAnswerJson(
            @JsonPropertyDescription("Always \"ok\".") String status,
            @JsonPropertyDescription("The rack.") String rackId,
            @JsonPropertyDescription("The site it is in.") String siteId,
            @JsonPropertyDescription("The room it is in.") String roomId,

            @JsonPropertyDescription("The aisle it stands in; null for a standalone rack.") @Nullable
            String aisleId) {}

    List<Route> routes() {
        return List.of(
                Edits.declare(RouteBuilder.of(
                                        Methods.PUT,
                                        "/api/topology/rooms/{room_id}/aisles",
                                        "arrangeRacks",
                                        TopologyRoutes.TAG)
                                .summary("Arrange the racks of a room in its aisles")
                                .description("If-Match takes the ETag of GET /api/rooms/{room_id}/layout.")
                                .takes(ROOM, IN_SITE)
                                .takesBody(RackArrangementJson.class)
                                .answers(RackArrangementAnswerJson.class, "It is so."))
                        .refuses(404, "There is no such room.")
                        .needs(Role.ADMIN)
                        .example(
                                "A rack moves to the other aisle",
                                "/api/topology/rooms/hall/aisles?site_id=beta",
                                """
                                {"aisles": {"a": ["r1"]}}
                                """,
                                """
                                {"status": "ok", "room_id": "hall"}
                                """)
                        .works(this::arrange),
                Edits.declare(RouteBuilder.of(
                                        Methods.PUT,
                                        "/api/topology/aisles/{aisle_id}/racks",
                                        "orderRacks",
                                        TopologyRoutes.TAG)
                                .summary("Put the racks of an aisle in order")
                                .description("If-Match takes the ETag of GET /api/topology/aisles/{aisle_id}.")
                                .takes(AISLE, IN_SITE)
                                .takesBody(RackOrderJson.class)
                                .answers(RackOrderAnswerJson.class, "It is so."))
                        .refuses(404, "There is no such aisle in that room.")
                        .needs(Role.ADMIN)
                        .example("Two racks change places", "/api/topology/aisles/a/racks", """
                                {"room_id": "hall", "racks": ["r2", "r1"]}
                                """, """
                                {"status": "ok", "aisle_id": "a", "racks": ["r2", "r1"]}
                                """)
                        .works(this::order),
                Edits.declare(RouteBuilder.of(
                                        Methods.POST,
                                        "/api/topology/racks/{rack_id}/move",
                                        "moveRack",
                                        TopologyRoutes.TAG)
                                .summary("Move a rack with everything in it")
                                .description("The query says which rack is meant, the body where it moves to."
                                        + " If-Match takes the ETag of GET /api/racks/{rack_id}.")
                                .takes(RACK, IN_SITE, IN_ROOM)
                                .takesBody(RackMoveJson.class)
                                .answers(RackMoveAnswerJson.class, "Where it stands now."))
                        .refuses(404, "There is no such rack, or no such room or aisle to move it to.")
                        .needs(Role.ADMIN)
                        .example("To the beginning of an aisle", "/api/topology/racks/lone/move", """
                                {"room_id": "hall", "aisle_id": "b", "position": 0}
                                """, """
                                {"status": "ok", "rack_id": "lone", "site_id": "alpha", "room_id": "hall",
                                 "aisle_id": "b"}
                                """)
                        .works(this::move));
    }

    private Answer arrange(Call call) throws Refusal {
        RoomRef room = Given.room(call);
        Map<String, List<String>> racks = call.body(RackArrangementJson.class).aisles();
        return edits.edit(
                call,
                Subject.changed("room " + room.room(), Documents.room(room)),
                Change.of(new ArrangeRacks(room, racks)),
                edited -> Answer.ok(
                        new RackArrangementAnswerJson("ok", room.room().value())));
    }

    private Answer order(Call call) throws Refusal {
        RackOrderJson body = call.body(RackOrderJson.class);
        AisleRef aisle = new AisleRef(
                Given.inSite(call),
                Given.id("room_id", body.roomId(), RoomId::new),
                Given.id("aisle_id", call.get(AISLE), AisleId::new));
        return edits.edit(
                call,
                Subject.changed("aisle " + aisle.aisle(), Documents.aisle(aisle)),
                Change.of(new OrderRacks(aisle, body.racks())),
                edited -> Answer.ok(new RackOrderAnswerJson("ok", aisle.aisle().value(), body.racks())));
    }

    private Answer move(Call call) throws Refusal {
        RackMoveJson body = call.body(RackMoveJson.class);
        RackRef rack = Given.rack(call);
        RoomRef room = new RoomRef(
                Given.optional("site_id", body.siteId(), SiteId::new), Given.id("room_id", body.roomId(), RoomId::new));
        AisleId aisle = Given.optional("aisle_id", body.aisleId(), AisleId::new);
        RackRef moved = new RackRef(room.site(), room.room(), rack.rack());
        return edits.edit(
                call,
                new Subject("rack " + rack.rack(), Documents.rack(rack), Documents.rack(moved)),
                Change.of(new MoveRack(rack, room, aisle, body.position())),
                edited -> {
                    Located found =
                            Located.rack(edited.after().topology(), moved).orElseThrow();
                    return Answer.ok(new RackMoveAnswerJson(
                            "ok",
                            rack.rack().value(),
                            found.site().id().value(),
                            found.room().id().value(),
                            aisle == null ? null : aisle.value()));
                });
    }
}
