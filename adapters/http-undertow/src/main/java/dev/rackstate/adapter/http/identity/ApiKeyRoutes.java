package dev.rackstate.adapter.http.identity;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.message.EntityTag;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.identity.ManageAccounts;
import dev.rackstate.application.identity.ManageAccounts.ApiKeyView;
import dev.rackstate.application.identity.ManageAccounts.CreatedKey;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of programs, for administrators. */
final class ApiKeyRoutes {
    private static final String ALL = "/api/api-keys";
    private static final Parameter<String> ID = Parameter.path("id", ParameterType.TEXT, "What the key is known by.");

    private final ManageAccounts accounts;

    private ApiKeyRoutes(ManageAccounts accounts) {
        this.accounts = accounts;
    }

    static List<Route> routes(ManageAccounts accounts) {
        ApiKeyRoutes routes = new ApiKeyRoutes(accounts);
        return List.of(
                RouteBuilder.get(ALL, "listApiKeys", UserRoutes.TAG)
                        .summary("All keys of programs")
                        .needs(Role.ADMIN)
                        .answers(ApiKeysJson.class, "The keys, without what makes them keys.")
                        .works(routes::list),
                changing(RouteBuilder.of(Methods.POST, ALL, "createApiKey", UserRoutes.TAG))
                        .summary("Makes a key for a program")
                        .takesBody(NewApiKeyJson.class)
                        .answers(201, CreatedApiKeyJson.class, "The key. It is shown this once.")
                        .works(routes::create),
                changing(RouteBuilder.of(Methods.DELETE, ALL + "/{id}", "revokeApiKey", UserRoutes.TAG))
                        .summary("Ends a key at once")
                        .takes(ID)
                        .answers(DoneJson.class, "The key is not in force any more.")
                        .refuses(404, "There is no such key.")
                        .works(routes::revoke));
    }

    private static RouteBuilder changing(RouteBuilder route) {
        return Edits.declare(route).needs(Role.ADMIN).description("If-Match is held against the list of keys.");
    }

    private Answer list(Call call) {
        ApiKeysJson keys = ApiKeysJson.of(accounts.apiKeys());
        return Answer.ok(keys)
                .with(Headers.ETAG_STRING, EntityTag.ofContent(keys.unused()).plain());
    }

    private Answer create(Call call) throws Refusal {
        NewApiKeyJson wanted = call.body(NewApiKeyJson.class);
        return AccountEdits.edit(
                call,
                Subject.removed("api-keys/" + wanted.name(), ApiKeyRoutes::kept),
                options -> accounts.createApiKey(wanted.name(), wanted.role(), wanted.expiresAt(), options),
                CreatedKey::edited,
                created -> Answer.of(201, CreatedApiKeyJson.of(created)));
    }

    private Answer revoke(Call call) throws Refusal {
        String id = call.get(ID);
        return AccountEdits.edit(
                call,
                Subject.removed("api-keys/" + id, ApiKeyRoutes::kept),
                options -> accounts.revokeApiKey(id, options),
                edited -> Answer.ok(DoneJson.DONE));
    }

    private static @Nullable Object kept(Configuration configuration) {
        return ApiKeysJson.of(configuration.accounts().apiKeys().stream()
                .map(key -> ApiKeyView.of(key, null))
                .toList());
    }
}
