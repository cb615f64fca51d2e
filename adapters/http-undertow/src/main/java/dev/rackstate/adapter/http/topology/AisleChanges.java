package dev.rackstate.adapter.http.topology;

import static dev.rackstate.adapter.http.entity.EntityLookup.AISLE;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.ROOM;

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
import dev.rackstate.application.editing.Change;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.edit.TopologyChange.AddAisles;
import dev.rackstate.domain.edit.TopologyChange.AddAisles.NewAisle;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.ChangeAisle;
import dev.rackstate.domain.edit.TopologyChange.RemoveAisle;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.topology.AisleId;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.ArrayList;
import java.util.List;

/** Adding, changing and removing aisles. */
final class AisleChanges {
    private final Edits edits;

    AisleChanges(Edits edits) {
        this.edits = edits;
    }

    /** Aisles to be. */
    record NewAislesJson(
            @JsonPropertyDescription("The aisles; at least one.")
            List<NewAisleJson> aisles) {}

    /** An aisle to be. */
    record NewAisleJson(
            @JsonPropertyDescription("What people call it; must not be blank.") @Nullable
            String name,

            @JsonPropertyDescription("Unique in its room; made of the name when absent or empty.") @Nullable
            String id) {}

    /** Aisles that are new. */
    record AislesAnswerJson(
            @JsonPropertyDescription("The room.") String roomId,
            @JsonPropertyDescription("The new aisles.") List<AisleNameJson> aisles) {}

    /** The name of an aisle. */
    record AisleNameJson(
            @JsonPropertyDescription("Its id.") String id,
            @JsonPropertyDescription("What people call it.") String name) {}

    /** Other properties of an aisle; what is absent stays as it is. */
    record AisleChangeJson(
            @JsonPropertyDescription("What people call it.") Patch<String> name,

            @JsonPropertyDescription("How it takes part in propagation; null for plain worst-of.") @Clearable
            Patch<AggregationJson> aggregation) {
        AisleChangeJson {
            PartialBody.requireAny(name, aggregation);
        }
    }

    /** An aisle as it is after a change. */
    record AisleAnswerJson(
            @JsonPropertyDescription("The aisle.") AisleJson aisle,
            @JsonPropertyDescription("The room it is in.") String roomId) {}

    /** An aisle that is gone. */
    record AisleGoneJson(
            @JsonPropertyDescription("Always \"deleted\".") String status,
            @JsonPropertyDescription("The aisle.") String aisleId) {}

    private static RouteBuilder aisle(HttpString method, String operation) {
        return RouteBuilder.of(method, "/api/topology/aisles/{aisle_id}", operation, TopologyRoutes.TAG)
                .description("If-Match takes the ETag of GET /api/topology/aisles/{aisle_id}.")
                .takes(AISLE, IN_SITE, IN_ROOM)
                .needs(Role.ADMIN)
                .refuses(404, "There is no such aisle.");
    }

    List<Route> routes() {
        return List.of(
                Edits.declare(RouteBuilder.of(
                                        Methods.POST,
                                        "/api/topology/rooms/{room_id}/aisles/create",
                                        "createAisles",
                                        TopologyRoutes.TAG)
                                .summary("Add aisles to a room: all of them or none")
                                .description("If-Match takes the ETag of GET /api/rooms/{room_id}/layout.")
                                .takes(ROOM, IN_SITE)
                                .takesBody(NewAislesJson.class)
                                .answers(AislesAnswerJson.class, "The new aisles."))
                        .refuses(404, "There is no such room.")
                        .needs(Role.ADMIN)
                        .example("Two aisles", "/api/topology/rooms/empty/aisles/create", """
                                {"aisles": [{"name": "Cold Aisle 1"}, {"name": "Cold Aisle 2", "id": "cold-2"}]}
                                """, """
                                {"room_id": "empty", "aisles": [{"id": "cold-aisle-1", "name": "Cold Aisle 1"},
                                  {"id": "cold-2", "name": "Cold Aisle 2"}]}
                                """)
                        .works(this::create),
                Edits.declare(aisle(Methods.PUT, "changeAisle")
                                .summary("Change properties of an aisle")
                                .takesBody(AisleChangeJson.class)
                                .answers(AisleAnswerJson.class, "The aisle as it is now."))
                        .example("Another name", "/api/topology/aisles/b", """
                                {"name": "Back row"}
                                """, "")
                        .works(this::change),
                Edits.declare(aisle(Methods.DELETE, "deleteAisle")
                                .summary("Remove an aisle with its racks")
                                .answers(AisleGoneJson.class, "It is gone."))
                        .example("An aisle", "/api/topology/aisles/b", "", """
                                {"status": "deleted", "aisle_id": "b"}
                                """)
                        .works(this::remove));
    }

    private Answer create(Call call) throws Refusal {
        RoomRef room = Given.room(call);
        List<NewAisle> aisles = new ArrayList<>();
        for (NewAisleJson aisle : call.body(NewAislesJson.class).aisles()) {
            String name = Given.name(aisle.name());
            aisles.add(new NewAisle(Given.newId(aisle.id(), name, "aisle", AisleId::new), name));
        }
        return edits.edit(
                call,
                Subject.changed("room " + room.room(), Documents.room(room)),
                Change.of(new AddAisles(room, aisles)),
                edited -> Answer.ok(new AislesAnswerJson(
                        room.room().value(),
                        aisles.stream()
                                .map(aisle -> new AisleNameJson(aisle.id().value(), aisle.name()))
                                .toList())));
    }

    private Answer change(Call call) throws Refusal {
        AisleChangeJson body = call.body(AisleChangeJson.class);
        AisleRef aisle = Given.aisle(call);
        return edits.edit(
                call,
                Subject.changed("aisle " + aisle.aisle(), Documents.aisle(aisle)),
                Change.of(new ChangeAisle(aisle, body.name(), body.aggregation().map(AggregationJson::aggregation))),
                edited -> {
                    Located found =
                            Located.aisle(edited.after().topology(), aisle).orElseThrow();
                    return Answer.ok(new AisleAnswerJson(
                            AisleJson.of(found.theAisle()), found.room().id().value()));
                });
    }

    private Answer remove(Call call) throws Refusal {
        AisleRef aisle = Given.aisle(call);
        return edits.edit(
                call,
                Subject.removed("aisle " + aisle.aisle(), Documents.aisle(aisle)),
                Change.of(new RemoveAisle(aisle)),
                edited -> Answer.ok(new AisleGoneJson("deleted", aisle.aisle().value())));
    }
}
