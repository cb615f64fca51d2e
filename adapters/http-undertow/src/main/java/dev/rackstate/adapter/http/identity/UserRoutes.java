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
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.identity.ManageAccounts;
import dev.rackstate.application.identity.ManageAccounts.UserView;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The users, for administrators. */
final class UserRoutes {
    static final Tag TAG = new Tag("Accounts", "Users and API keys, for administrators.");
    private static final String ALL = "/api/users";
    private static final String ONE = "/api/users/{username}";
    private static final Parameter<String> USERNAME =
            Parameter.path("username", ParameterType.TEXT, "What the user signs in as.");

    private final ManageAccounts accounts;

    private UserRoutes(ManageAccounts accounts) {
        this.accounts = accounts;
    }

    static List<Route> routes(ManageAccounts accounts) {
        UserRoutes routes = new UserRoutes(accounts);
        return List.of(
                RouteBuilder.get(ALL, "listUsers", TAG)
                        .summary("Everybody who may sign in")
                        .needs(Role.ADMIN)
                        .answers(UsersJson.class, "The users.")
                        .works(routes::list),
                RouteBuilder.get(ONE, "getUser", TAG)
                        .summary("Somebody who may sign in")
                        .takes(USERNAME)
                        .needs(Role.ADMIN)
                        .answers(UserJson.class, "The user.")
                        .refuses(404, "There is no such user.")
                        .works(routes::get),
                withPassword(RouteBuilder.of(Methods.POST, ALL, "addUser", TAG))
                        .summary("Lets somebody new sign in")
                        .description("If-Match is held against the list of users.")
                        .takesBody(NewUserJson.class)
                        .answers(201, UserJson.class, "The new user.")
                        .waits(routes::add),
                withPassword(RouteBuilder.of(Methods.PUT, ONE, "changeUser", TAG))
                        .summary("Changes the role, the password or the access of a user")
                        .description("What is absent stays as it is. Counts for open sessions at once. The built-in"
                                + " administrator keeps the role and cannot be disabled.")
                        .takes(USERNAME)
                        .takesBody(UserChangeJson.class)
                        .answers(UserJson.class, "The user as they are now.")
                        .refuses(404, "There is no such user.")
                        .waits(routes::change),
                changing(RouteBuilder.of(Methods.DELETE, ONE, "removeUser", TAG))
                        .summary("Takes a user away, and ends their sessions")
                        .description("The built-in administrator stays.")
                        .takes(USERNAME)
                        .answers(DoneJson.class, "The user is gone.")
                        .refuses(404, "There is no such user.")
                        .works(routes::remove));
    }

    private static RouteBuilder changing(RouteBuilder route) {
        return Edits.declare(route).needs(Role.ADMIN);
    }

    private static RouteBuilder withPassword(RouteBuilder route) {
        return changing(route)
                .takesSecret()
                .refuses(422, "The password is not allowed.")
                .refuses(429, "Too many passwords are being hashed; Retry-After says when to come back.");
    }

    private Answer list(Call call) {
        UsersJson users = UsersJson.of(accounts.users());
        return Answer.ok(users)
                .with(Headers.ETAG_STRING, EntityTag.ofContent(users).plain());
    }

    private Answer get(Call call) throws Refusal {
        String name = call.get(USERNAME);
        UserJson user = accounts.user(name)
                .map(UserJson::of)
                .orElseThrow(() -> Refusal.notFound("User '" + name + "' not found"));
        return Answer.ok(user)
                .with(Headers.ETAG_STRING, EntityTag.ofContent(user).plain());
    }

    private Answer add(Call call) throws Refusal {
        NewUserJson user = call.body(NewUserJson.class);
        return AccountEdits.edit(
                call,
                Subject.added(
                        "users/" + user.name(),
                        current -> UsersJson.of(UserView.in(current)),
                        one(user.name().strip())),
                options -> accounts.addUser(user.name(), user.role(), user.password(), options),
                edited -> Answer.of(201, shown(edited, user.name().strip())));
    }

    private Answer change(Call call) throws Refusal {
        String name = call.get(USERNAME);
        UserChangeJson change = call.body(UserChangeJson.class);
        return AccountEdits.edit(
                call,
                Subject.changed("users/" + name, one(name)),
                options -> accounts.changeUser(name, change.role(), change.password(), change.enabled(), options),
                edited -> Answer.ok(shown(edited, name)));
    }

    private Answer remove(Call call) throws Refusal {
        String name = call.get(USERNAME);
        return AccountEdits.edit(
                call,
                Subject.removed("users/" + name, one(name)),
                options -> accounts.removeUser(name, options),
                edited -> Answer.ok(DoneJson.DONE));
    }

    private static Function<Configuration, @Nullable Object> one(String name) {
        return current -> find(current, name).orElse(null);
    }

    private static UserJson shown(Edited edited, String name) {
        return find(edited.after(), name).orElseThrow();
    }

    private static Optional<UserJson> find(Configuration configuration, String name) {
        return UserView.in(configuration).stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .map(UserJson::of);
    }
}
