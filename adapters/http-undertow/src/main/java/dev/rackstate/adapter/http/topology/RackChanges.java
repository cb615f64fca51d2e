package dev.rackstate.adapter.http.topology;

import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.RACK;

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
import dev.rackstate.domain.edit.TopologyChange.ChangeRack;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RemoveRack;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;

/** Changing and removing racks. */
final class RackChanges {
    private final Edits edits;

    RackChanges(Edits edits) {
        this.edits = edits;
    }

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
