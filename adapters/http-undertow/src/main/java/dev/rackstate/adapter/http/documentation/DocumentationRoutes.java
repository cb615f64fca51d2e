package dev.rackstate.adapter.http.documentation;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.message.SecurityHeaders;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Endpoint.Runner;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.RouteTable;
import dev.rackstate.adapter.http.route.Tag;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI document and the page that shows it. The document describes these routes too, so they are made first and
 * told afterwards what there is to describe.
 */
public final class DocumentationRoutes {
    private static final Tag TAG = new Tag("Documentation", "The API described.");
    private static final Parameter<String> FILE = Parameter.path("file", ParameterType.TEXT, "A file of the page.");

    private final SwaggerUi page = new SwaggerUi();
    private volatile @Nullable Asset document;
    private volatile String prefix = "";

    /** Routes that do not know the table yet. */
    public DocumentationRoutes() {}

    /** Makes the document; to be called once, before the first request. */
    public void describe(RouteTable table, String urlPrefix, String version) {
        prefix = urlPrefix;
        document = Asset.of(Body.json(OpenApiDocument.of(table, urlPrefix, version)));
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                document("/openapi.json", "getOpenApi"),
                document("/api/openapi.json", "getOpenApiBelowApi"),
                RouteBuilder.get("/", "getRoot", TAG)
                        .summary("Leads to the page of the API")
                        .needs(Role.ANONYMOUS)
                        .answersWith("text/html", "The page, after a redirect.")
                        .streams(Runner.IO, this::redirectToPage),
                RouteBuilder.get("/docs", "getApiPage", TAG)
                        .summary("A page to read and try the API")
                        .needs(Role.ANONYMOUS)
                        .answersWith("text/html", "The page.")
                        .streams(Runner.WORKER, call -> file(call, "index.html")),
                RouteBuilder.get("/docs/{file}", "getApiPageFile", TAG)
                        .summary("A file of that page")
                        .takes(FILE)
                        .needs(Role.ANONYMOUS)
                        .answersWith("*/*", "The file.")
                        .refuses(404, "The page has no such file.")
                        .streams(Runner.WORKER, call -> file(call, call.get(FILE))));
    }

    private Route document(String path, String operation) {
        return RouteBuilder.get(path, operation, TAG)
                .summary("This document")
                .needs(Role.ANONYMOUS)
                .answers(Object.class, "The OpenAPI 3.1 document of this server.")
                .streams(Runner.IO, call -> {
                    Asset made = document;
                    if (made == null) {
                        throw Refusal.busy("The server is starting", 1);
                    }
                    made.send(call.exchange());
                });
    }

    private void redirectToPage(Call call) {
        call.exchange().setStatusCode(StatusCodes.TEMPORARY_REDIRECT);
        call.exchange().getResponseHeaders().put(Headers.LOCATION, prefix + "/docs");
        call.exchange().endExchange();
    }

    private void file(Call call, String name) throws Refusal {
        Asset file = page.file(name).orElseThrow(() -> Refusal.notFound("The page has no file '" + name + "'"));
        SecurityHeaders.putForPage(call.exchange().getResponseHeaders());
        file.send(call.exchange());
    }
}
