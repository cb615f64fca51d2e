package dev.rackstate.adapter.http.topology;

import static dev.rackstate.adapter.http.entity.EntityLookup.AISLE;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.RACK;
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
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.Change;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.edit.TopologyChange.AddRack;
import dev.rackstate.domain.edit.TopologyChange.AddStandaloneRack;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.ChangeRack;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RemoveRack;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.topology.RackId;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;

/** Adding, changing and removing racks. */
final class RackChanges {
    private final Edits edits;

    RackChanges(Edits edits) {
        this.edits = edits;
    }

    /** A rack to be. */
    record NewRackJson(
            @JsonPropertyDescription("What people call it; blanks at its ends are dropped.")
            String name,

            @JsonPropertyDescription("Unique in the installation; made of the name when absent or empty.") @Nullable
            String id,

            @JsonPropertyDescription("Its height in rack units, 1 to 60; absent, that of its template, or 42.")
            @Nullable
            Integer uHeight,

            @JsonPropertyDescription("Its rack template.") @Nullable
            String templateId) {
        /** A template named by no text at all is none. */
        NewRackJson {
            templateId = templateId == null || templateId.isBlank() ? null : templateId;
        }

        int uHeight(Configuration in) {
            return uHeight != null ? uHeight : in.catalog().rackHeight(templateId);
        }
    }

    /** A rack that is new. */
    record NewRackAnswerJson(
            @JsonPropertyDescription("Its id.") String rackId,
            @JsonPropertyDescription("What people call it.") String name,

            @JsonPropertyDescription("The aisle it stands in; null for a standalone rack.") @Nullable
            String aisleId) {}

    /** Other properties of a rack; what is absent stays as it is. */
    record RackChangeJson(
            @JsonPropertyDescription("What people call it.") Patch<String> name,

            @JsonPropertyDescription(
                    "Its height in rack units, 1 to 60; null for that of its template. What is mounted must"
                            + " still fit.")
            @Clearable
            Patch<Integer> uHeight,

            @JsonPropertyDescription("Its rack template; null for none.") @Clearable
            Patch<String> templateId,

            @JsonPropertyDescription("How it takes part in propagation; null for plain worst-of.") @Clearable
            Patch<AggregationJson> aggregation) {
        RackChangeJson {
            PartialBody.requireAny(name, uHeight, templateId, aggregation);
        }
    }

    /** A rack as it is after a change. */
    record RackAnswerJson(
            @JsonPropertyDescription("The rack.") RackJson rack) {}

    /** Another template for a rack. */
    record RackTemplateChangeJson(
            @JsonPropertyDescription("The rack template; absent, null or empty for none.") @Nullable
            String templateId) {}

    /** The template of a rack as it is after a change. */
    record RackTemplateAnswerJson(
            @JsonPropertyDescription("Always \"ok\".") String status,
            @JsonPropertyDescription("The rack.") String rackId,

            @JsonPropertyDescription("Its rack template; null for none.") @Nullable
            String templateId) {}

    /** A rack that is gone. */
    record RackGoneJson(
            @JsonPropertyDescription("Always \"deleted\".") String status,
            @JsonPropertyDescription("The rack.") String rackId) {}

    private static RouteBuilder rack(HttpString method, String below, String operation) {
        return RouteBuilder.of(method, "/api/topology/racks/{rack_id}" + below, operation, TopologyRoutes.TAG)
                .description("If-Match takes the ETag of GET /api/racks/{rack_id}.")
                .takes(RACK, IN_SITE, IN_ROOM)
                .needs(Role.ADMIN)
                .refuses(404, "There is no such rack.");
    }

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
                        .works(this::createStandalone),
                Edits.declare(rack(Methods.PUT, "", "changeRack")
                                .summary("Change properties of a rack")
                                .takesBody(RackChangeJson.class)
                                .answers(RackAnswerJson.class, "The rack as it is now."))
                        .example("A higher rack", "/api/topology/racks/lone", """
                                {"u_height": 47}
                                """, "")
                        .works(this::change),
                Edits.declare(rack(Methods.PUT, "/template", "putRackTemplate")
                                .summary("Give a rack another template, or none")
                                .takesBody(RackTemplateChangeJson.class)
                                .answers(RackTemplateAnswerJson.class, "Its template as it is now."))
                        .example("No template", "/api/topology/racks/lone/template", """
                                {"template_id": null}
                                """, """
                                {"status": "ok", "rack_id": "lone", "template_id": null}
                                """)
                        .works(this::putTemplate),
                Edits.declare(rack(Methods.DELETE, "", "deleteRack")
                                .summary("Remove a rack with everything in it")
                                .answers(RackGoneJson.class, "It is gone."))
                        .example("A rack", "/api/topology/racks/lone", "", """
                                {"status": "deleted", "rack_id": "lone"}
                                """)
                        .works(this::remove));
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

    private Answer change(Call call) throws Refusal {
        RackChangeJson body = call.body(RackChangeJson.class);
        RackRef rack = Given.rack(call);
        ChangeRack change = new ChangeRack(
                rack,
                body.name(),
                body.uHeight(),
                body.templateId(),
                body.aggregation().map(AggregationJson::aggregation));
        return edits.edit(
                call,
                Subject.changed("rack " + rack.rack(), Documents.rack(rack)),
                Change.of(change),
                edited -> Answer.ok(new RackAnswerJson(
                        RackJson.of(Located.rack(edited.after().topology(), rack)
                                .orElseThrow()
                                .theRack()))));
    }

    private Answer putTemplate(Call call) throws Refusal {
        String given = call.body(RackTemplateChangeJson.class).templateId();
        String template = given == null || given.isEmpty() ? null : given;
        RackRef rack = Given.rack(call);
        ChangeRack change = new ChangeRack(rack, Patch.keep(), Patch.keep(), Patch.to(template), Patch.keep());
        return edits.edit(
                call,
                Subject.changed("rack " + rack.rack(), Documents.rack(rack)),
                Change.of(change),
                edited -> Answer.ok(new RackTemplateAnswerJson("ok", rack.rack().value(), template)));
    }

    private Answer remove(Call call) throws Refusal {
        RackRef rack = Given.rack(call);
        return edits.edit(
                call,
                Subject.removed("rack " + rack.rack(), Documents.rack(rack)),
                Change.of(new RemoveRack(rack)),
                edited -> Answer.ok(new RackGoneJson("deleted", rack.rack().value())));
    }
}
