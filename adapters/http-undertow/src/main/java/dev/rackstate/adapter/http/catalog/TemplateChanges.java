package dev.rackstate.adapter.http.catalog;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.json.FieldError;
import dev.rackstate.adapter.http.json.InvalidBodyException;
import dev.rackstate.adapter.http.json.Json;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.Change;
import dev.rackstate.domain.edit.CatalogChange;
import dev.rackstate.domain.edit.CatalogChange.Kind;
import dev.rackstate.domain.edit.CatalogEditor;
import dev.rackstate.domain.edit.ChangeRefusedException;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Objects;

/** Adding, changing, removing and validating templates. */
final class TemplateChanges {
    private static final String[] IN_BODY = {"body", "template"};
    private static final String SWITCH = """
            {"kind": "device", "template": {"id": "edge-switch", "name": "Edge switch", "type": "network",
              "u_height": 1}}
            """;
    private static final String SWITCH_ANSWER = """
            {"id": "edge-switch", "name": "Edge switch", "type": "network", "storage_type": null, "role": null,
             "u_height": 1, "layout": null, "disk_layout": null, "rear_layout": null, "rear_components": [],
             "checks": [], "metrics": [], "display_thresholds": {}}
            """;

    private final Edits edits;
    private final Publications publications;

    TemplateChanges(Edits edits, Publications publications) {
        this.edits = edits;
        this.publications = publications;
    }

    /** A template that is gone. */
    record TemplateGoneJson(
            @JsonPropertyDescription("Always \"ok\".") String status,
            @JsonPropertyDescription("The template.") String deleted) {}

    /** A template that is as it may be. */
    record TemplateValidJson(
            @JsonPropertyDescription("Always \"ok\".") String status) {}

    /** A template that is not as it may be. */
    record TemplateInvalidJson(
            @JsonPropertyDescription("What is wrong with it.")
            TemplateErrorsJson detail) {}

    /** What is wrong with a template. */
    record TemplateErrorsJson(
            @JsonPropertyDescription("In one sentence.") String message,

            @JsonPropertyDescription("Everything; the places begin at the template.")
            List<FieldError> errors) {}

    private static RouteBuilder template(HttpString method, String operation) {
        return RouteBuilder.of(method, "/api/catalog/templates", operation, CatalogRoutes.TAG)
                .takesBody(TemplateRequestJson.class)
                .needs(Role.ADMIN)
                .answers(DeviceTemplateJson.class, "The whole template, defaults filled in: that of a device,")
                .answers(RackTemplateJson.class, "of a rack")
                .answers(ComponentTemplateJson.class, "or of a component.");
    }

    List<Route> routes() {
        return List.of(
                Edits.declare(template(Methods.POST, "createTemplate")
                                .summary("Add a template")
                                .description("If-Match takes the ETag of GET /api/catalog."))
                        .example("A switch", SWITCH, SWITCH_ANSWER)
                        .works(this::create),
                Edits.declare(template(Methods.PUT, "putTemplate")
                                .summary("Add a template, or put it in place of the one with its id")
                                .description("If-Match takes the ETag of"
                                        + " GET /api/catalog/templates/{kind}/{template_id}."))
                        .example("A component", """
                                {"kind": "rack_component", "template": {"id": "pdu-left", "name": "PDU, left",
                                  "type": "pdu", "location": "side", "side": "left", "u_height": 20,
                                  "metrics": ["pdu_power"]}}
                                """, """
                                {"id": "pdu-left", "name": "PDU, left", "type": "pdu", "model": null, "role": null,
                                 "location": "side", "side": "left", "u_height": 20, "u_position": null,
                                 "checks": [], "metrics": ["pdu_power"]}
                                """)
                        .works(this::put),
                Edits.declare(RouteBuilder.of(
                                        Methods.DELETE,
                                        "/api/catalog/templates/{kind}/{template_id}",
                                        "deleteTemplate",
                                        CatalogRoutes.TAG)
                                .summary("Remove a template that nothing uses")
                                .description("If-Match takes the ETag of its GET.")
                                .takes(CatalogRoutes.KIND, CatalogRoutes.TEMPLATE)
                                .answers(TemplateGoneJson.class, "It is gone."))
                        .refuses(404, "There is no such template.")
                        .refuses(409, "A rack, a device or another template uses it; the answer names some.")
                        .needs(Role.ADMIN)
                        .example("A device template", "/api/catalog/templates/device/spare", "", """
                                {"status": "ok", "deleted": "spare"}
                                """)
                        .works(this::remove),
                RouteBuilder.of(Methods.POST, "/api/catalog/templates/validate", "validateTemplate", CatalogRoutes.TAG)
                        .summary("Hold a template against the rules of its kind")
                        .description("Changes nothing. Says what putting it into the catalog would say.")
                        .takesBody(TemplateRequestJson.class)
                        .answers(TemplateValidJson.class, "It is as it may be.")
                        .answers(400, TemplateInvalidJson.class, "It is not; all that is wrong is listed.")
                        .example("A switch", SWITCH, """
                                {"status": "ok"}
                                """)
                        .works(this::validate));
    }

    private Answer create(Call call) throws Refusal {
        TemplateRequestJson.Read read = read(call, true);
        Kind kind = call.body(TemplateRequestJson.class).kind();
        return edits.edit(
                call,
                Subject.added(
                        name(kind, read.id()),
                        in -> CatalogJson.of(in.catalog()),
                        CatalogRoutes.document(kind, read.id())),
                Change.of(read.put()),
                edited -> answer(edited.after(), kind, read.id()));
    }

    private Answer put(Call call) throws Refusal {
        TemplateRequestJson.Read read = read(call, false);
        Kind kind = call.body(TemplateRequestJson.class).kind();
        return edits.edit(
                call,
                Subject.changed(name(kind, read.id()), CatalogRoutes.document(kind, read.id())),
                Change.of(read.put()),
                edited -> answer(edited.after(), kind, read.id()));
    }

    private static Answer answer(Configuration after, Kind kind, String id) {
        return Answer.ok(Objects.requireNonNull(CatalogRoutes.document(kind, id).apply(after), id));
    }

    private static TemplateRequestJson.Read read(Call call, boolean mustBeNew) throws Refusal {
        try {
            return call.body(TemplateRequestJson.class).read(mustBeNew, IN_BODY);
        } catch (InvalidBodyException e) {
            throw Refusal.invalid(e.errors());
        }
    }

    private Answer remove(Call call) throws Refusal {
        Kind kind = call.get(CatalogRoutes.KIND);
        String id = call.get(CatalogRoutes.TEMPLATE);
        return edits.edit(
                call,
                Subject.removed(name(kind, id), CatalogRoutes.document(kind, id)),
                Change.of(new CatalogChange.Remove(kind, id)),
                edited -> Answer.ok(new TemplateGoneJson("ok", id)));
    }

    private Answer validate(Call call) {
        TemplateRequestJson request = call.body(TemplateRequestJson.class);
        Configuration now = publications.current().published().configuration();
        try {
            CatalogChange put = request.read(false).put();
            CatalogEditor.apply(put, now.catalog(), now.topology(), now.checks(), now.metrics());
            return Answer.ok(new TemplateValidJson("ok"));
        } catch (InvalidBodyException e) {
            return invalid(request.kind(), e.errors());
        } catch (ChangeRefusedException e) {
            String message = String.valueOf(e.getMessage());
            return invalid(
                    request.kind(), List.of(new FieldError("value_error", List.of(), message, request.template())));
        }
    }

    private static Answer invalid(Kind kind, List<FieldError> errors) {
        String message = "The template is no valid " + Json.word(kind) + " template";
        return Answer.of(400, new TemplateInvalidJson(new TemplateErrorsJson(message, errors)));
    }

    private static String name(Kind kind, String id) {
        return Json.word(kind) + " template '" + id + "'";
    }
}
