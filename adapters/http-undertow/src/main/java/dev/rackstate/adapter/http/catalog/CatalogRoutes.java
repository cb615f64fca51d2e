package dev.rackstate.adapter.http.catalog;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.json.Json;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.Selection;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.edit.CatalogChange.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading and editing the catalog. */
public final class CatalogRoutes {
    static final Tag TAG = new Tag("Catalog", "Hardware templates: reading and editing them.");
    static final Parameter<Kind> KIND =
            Parameter.path("kind", ParameterType.choice(Kind.class), "Of which kind the template is.");
    static final Parameter<String> TEMPLATE = Parameter.path("template_id", ParameterType.TEXT, "The template.");

    private static final SnapshotView CATALOG = SnapshotView.ofEverything(
                    now -> CatalogJson.of(now.published().configuration().catalog()))
            .taggedByContent();

    private CatalogRoutes() {}

    /** The routes. */
    public static List<Route> routes(Publications publications, Edits edits) {
        return Stream.of(reads(publications), new TemplateChanges(edits, publications).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> reads(Publications publications) {
        return List.of(
                RouteBuilder.get("/api/catalog", "getCatalog", TAG)
                        .summary("All hardware templates")
                        .answers(CatalogJson.class, "The templates by kind.")
                        .reads(publications, (now, call) -> CATALOG.ofEverything()),
                RouteBuilder.get("/api/catalog/templates/{kind}/{template_id}", "getTemplate", TAG)
                        .summary("One hardware template")
                        .takes(KIND, TEMPLATE)
                        .answers(DeviceTemplateJson.class, "The template; a device template,")
                        .answers(RackTemplateJson.class, "a rack template")
                        .answers(ComponentTemplateJson.class, "or a component template.")
                        .refuses(404, "There is no such template.")
                        .reads(publications, (now, call) -> {
                            Object template = document(
                                    now.published().configuration().catalog(), call.get(KIND), call.get(TEMPLATE));
                            if (template == null) {
                                throw Refusal.notFound("There is no " + Json.word(call.get(KIND)) + " template "
                                        + EntityLookup.quoted(call.get(TEMPLATE)));
                            }
                            return Selection.onceTaggedByContent(any -> template);
                        }));
    }

    /** What reads show of a template that a configuration holds; null when it holds none. */
    static Function<Configuration, @Nullable Object> document(Kind kind, String id) {
        return in -> document(in.catalog(), kind, id);
    }

    private static @Nullable Object document(Catalog catalog, Kind kind, String id) {
        return switch (kind) {
            case DEVICE -> catalog.device(id).map(DeviceTemplateJson::of).orElse(null);
            case RACK -> catalog.rack(id).map(RackTemplateJson::of).orElse(null);
            case RACK_COMPONENT ->
                catalog.component(id).map(ComponentTemplateJson::of).orElse(null);
        };
    }
}
