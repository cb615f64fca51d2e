package dev.rackstate.adapter.http.topology;

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
import dev.rackstate.domain.edit.TopologyChange.AddSite;
import dev.rackstate.domain.edit.TopologyChange.ChangeSite;
import dev.rackstate.domain.edit.TopologyChange.RemoveSite;
import dev.rackstate.domain.topology.SiteId;
import io.undertow.util.Methods;
import java.util.List;

/** Adding, changing and removing sites. */
final class SiteChanges {
    private final Edits edits;

    SiteChanges(Edits edits) {
        this.edits = edits;
    }

    /** A site to be. */
    record NewSiteJson(
            @JsonPropertyDescription("What people call it; blanks at its ends are dropped.")
            String name,

            @JsonPropertyDescription("Unique in the installation; made of the name when absent or empty.") @Nullable
            String id,

            @JsonPropertyDescription("Free text.") @Nullable String description,

            @JsonPropertyDescription("Where it is on the map.") @Nullable
            LocationJson location) {}

    /** Other properties of a site; what is absent stays as it is. */
    record SiteChangeJson(
            @JsonPropertyDescription("What people call it.") Patch<String> name,

            @JsonPropertyDescription("Free text; null for none.") @Clearable
            Patch<String> description,

            @JsonPropertyDescription("Where it is on the map; null for nowhere.") @Clearable
            Patch<LocationJson> location,

            @JsonPropertyDescription("How it takes part in propagation; null for plain worst-of.") @Clearable
            Patch<AggregationJson> aggregation) {
        SiteChangeJson {
            PartialBody.requireAny(name, description, location, aggregation);
        }
    }

    /** A site as it is after a change. */
    record SiteAnswerJson(
            @JsonPropertyDescription("The site.") SiteJson site) {}

    /** A site that is gone. */
    record SiteGoneJson(
            @JsonPropertyDescription("Always \"deleted\".") String status,
            @JsonPropertyDescription("The site.") String siteId) {}

    List<Route> routes() {
        return List.of(
                Edits.declare(RouteBuilder.of(Methods.POST, "/api/topology/sites", "createSite", TopologyRoutes.TAG)
                                .summary("Add a site")
                                .description("If-Match takes the ETag of GET /api/sites.")
                                .takesBody(NewSiteJson.class)
                                .answers(SiteAnswerJson.class, "The new site."))
                        .needs(Role.ADMIN)
                        .example("A site on the map", """
                                {"name": "North Campus",
                                 "location": {"lat": 60.17, "lon": 24.94, "address": "2 Harbour Street"}}
                                """, """
                                {"site": {"id": "north-campus", "name": "North Campus", "description": null,
                                  "location": {"lat": 60.17, "lon": 24.94, "address": "2 Harbour Street"}, "rooms": [],
                                  "aggregation": {"reducer": "worst", "edge": "identity", "weight": 1}}}
                                """)
                        .works(this::create),
                Edits.declare(RouteBuilder.of(
                                        Methods.PUT, "/api/topology/sites/{site_id}", "changeSite", TopologyRoutes.TAG)
                                .summary("Change properties of a site")
                                .takes(SITE)
                                .takesBody(SiteChangeJson.class)
                                .answers(SiteAnswerJson.class, "The site as it is now."))
                        .refuses(404, "There is no such site.")
                        .needs(Role.ADMIN)
                        .example("A better name, and no description", "/api/topology/sites/beta", """
                                {"name": "Beta Hall", "description": null}
                                """, "")
                        .works(this::change),
                Edits.declare(RouteBuilder.of(
                                        Methods.DELETE,
                                        "/api/topology/sites/{site_id}",
                                        "deleteSite",
                                        TopologyRoutes.TAG)
                                .summary("Remove a site with everything in it")
                                .takes(SITE)
                                .answers(SiteGoneJson.class, "It is gone."))
                        .refuses(404, "There is no such site.")
                        .needs(Role.ADMIN)
                        .example("A site", "/api/topology/sites/beta", "", """
                                {"status": "deleted", "site_id": "beta"}
                                """)
                        .works(this::remove));
    }

    private Answer create(Call call) throws Refusal {
        NewSiteJson body = call.body(NewSiteJson.class);
        String name = Given.name(body.name());
        SiteId id = Given.newId(body.id(), name, "site", SiteId::new);
        LocationJson location = body.location();
        return edits.edit(
                call,
                Subject.added("site " + id, Documents.sites(), Documents.site(id)),
                Change.of(new AddSite(id, name, body.description(), location == null ? null : location.location())),
                edited -> Answer.ok(answer(edited.after(), id)));
    }

    private Answer change(Call call) throws Refusal {
        SiteChangeJson body = call.body(SiteChangeJson.class);
        SiteId id = Given.site(call);
        return edits.edit(
                call,
                Subject.changed("site " + id, Documents.site(id)),
                Change.of(new ChangeSite(
                        id,
                        body.name(),
                        body.description(),
                        body.location().map(LocationJson::location),
                        body.aggregation().map(AggregationJson::aggregation))),
                edited -> Answer.ok(answer(edited.after(), id)));
    }

    private Answer remove(Call call) throws Refusal {
        SiteId id = Given.site(call);
        return edits.edit(
                call,
                Subject.removed("site " + id, Documents.site(id)),
                Change.of(new RemoveSite(id)),
                edited -> Answer.ok(new SiteGoneJson("deleted", id.value())));
    }

    private static SiteAnswerJson answer(Configuration after, SiteId id) {
        return new SiteAnswerJson(
                Located.site(after.topology(), id).map(SiteJson::of).orElseThrow());
    }
}
