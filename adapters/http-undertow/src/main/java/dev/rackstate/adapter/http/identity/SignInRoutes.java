package dev.rackstate.adapter.http.identity;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.identity.SignIn;
import dev.rackstate.application.identity.SignIn.SignInException;
import dev.rackstate.domain.identity.Caller;
import io.undertow.util.Methods;
import java.util.List;

/** Signing in and out, and one's own account. */
final class SignInRoutes {
    static final Tag TAG = new Tag("Authentication", "Who calls, and their own account.");

    private final SignIn signIn;

    private SignInRoutes(SignIn signIn) {
        this.signIn = signIn;
    }

    static List<Route> routes(SignIn signIn) {
        SignInRoutes routes = new SignInRoutes(signIn);
        return List.of(
                RouteBuilder.get("/api/auth/status", "getAuthStatus", TAG)
                        .summary("Whether and how people sign in here")
                        .needs(Role.ANONYMOUS)
                        .answers(AuthStatusJson.class, "The status.")
                        .works(call -> Answer.ok(AuthStatusJson.of(signIn.status()))),
                RouteBuilder.of(Methods.POST, "/api/auth/login", "logIn", TAG)
                        .summary("Begins a session")
                        .needs(Role.ANONYMOUS)
                        .takesBody(CredentialsJson.class)
                        .takesSecret()
                        .answers(SessionJson.class, "The session. What it answers is shown this once.")
                        .refuses(400, "Authentication is not enabled.")
                        .refuses(401, "The name or the password is wrong, or there is no password to sign in with.")
                        .refuses(429, "Too many attempts; Retry-After says when to come back.")
                        .waits(routes::logIn),
                RouteBuilder.get("/api/auth/me", "getCaller", TAG)
                        .summary("Who calls, as the server knows them")
                        .description("While authentication is off nobody is known, and the answer is 401.")
                        .answers(CallerJson.class, "The caller.")
                        .replies(SignInRoutes::caller),
                RouteBuilder.of(Methods.POST, "/api/auth/logout", "logOut", TAG)
                        .summary("Ends the caller's session")
                        .description("Its token is not in force from then on. An API key stays.")
                        .answers(DoneJson.class, "It has ended, if there was one.")
                        .works(routes::logOut),
                changing("/api/auth/change-password", "changePassword")
                        .summary("Gives the caller's account another password")
                        .description("In force at once. The caller's session stays, their others end. While"
                                + " authentication is off, the account is the built-in administrator's.")
                        .takesBody(PasswordChangeJson.class)
                        .takesSecret()
                        .answers(DoneJson.class, "The new password is in force.")
                        .waits(routes::changePassword),
                changing("/api/auth/change-username", "changeUsername")
                        .summary("Gives the caller's account another name")
                        .description("In force at once; the caller's session stays. While authentication is off, the"
                                + " account is the built-in administrator's.")
                        .takesBody(UsernameChangeJson.class)
                        .takesSecret()
                        .answers(RenamedJson.class, "The new name is in force.")
                        .waits(routes::changeUsername));
    }

    private static RouteBuilder changing(String path, String operation) {
        return RouteBuilder.of(Methods.POST, path, operation, TAG)
                .needs(Role.SELF)
                .refuses(400, "The caller has no account, or the account has no password yet.")
                .refuses(401, "The current password is wrong.")
                .refuses(422, "What is to take its place is not allowed.")
                .refuses(429, "Too many attempts; Retry-After says when to come back.")
                .refuses(503, "The configuration cannot be written now.");
    }

    private Answer logIn(Call call) throws Refusal {
        CredentialsJson shown = call.body(CredentialsJson.class);
        try {
            return Answer.ok(SessionJson.of(signIn.logIn(
                    shown.username(), shown.password(), call.caller().address())));
        } catch (SignInException e) {
            throw e.kind() == SignInException.Kind.NOT_CONFIGURED
                    ? Challenge.wrongPassword(String.valueOf(e.getMessage()))
                    : SignInRefusals.of(e);
        }
    }

    private static Answer caller(Call call) throws Refusal {
        if (call.caller().kind() == Caller.Kind.ANONYMOUS) {
            throw Challenge.notAuthenticated();
        }
        return Answer.ok(CallerJson.of(call.caller()));
    }

    private Answer logOut(Call call) {
        signIn.logOut(call.caller());
        return Answer.ok(DoneJson.DONE);
    }

    private Answer changePassword(Call call) throws Refusal {
        PasswordChangeJson change = call.body(PasswordChangeJson.class);
        try {
            signIn.changePassword(call.caller(), change.currentPassword(), change.newPassword());
            return Answer.ok(DoneJson.DONE);
        } catch (SignInException e) {
            throw SignInRefusals.of(e);
        } catch (EditRefusedException e) {
            throw Edits.refusal(e);
        }
    }

    private Answer changeUsername(Call call) throws Refusal {
        UsernameChangeJson change = call.body(UsernameChangeJson.class);
        try {
            return Answer.ok(new RenamedJson(
                    true, signIn.changeUsername(call.caller(), change.password(), change.newUsername())));
        } catch (SignInException e) {
            throw SignInRefusals.of(e);
        } catch (EditRefusedException e) {
            throw Edits.refusal(e);
        }
    }
}
