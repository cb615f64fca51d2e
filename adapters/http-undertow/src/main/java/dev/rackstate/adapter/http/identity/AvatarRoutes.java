package dev.rackstate.adapter.http.identity;

import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.identity.Avatars;
import dev.rackstate.application.identity.SignIn;
import dev.rackstate.domain.identity.Caller;
import io.undertow.util.Methods;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The picture of the caller's account; while nobody is known, of the built-in administrator's. */
final class AvatarRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(AvatarRoutes.class);
    private static final String PATH = "/api/auth/avatar";

    private final SignIn signIn;
    private final Avatars avatars;

    private AvatarRoutes(SignIn signIn, Avatars avatars) {
        this.signIn = signIn;
        this.avatars = avatars;
    }

    static List<Route> routes(SignIn signIn, Avatars avatars) {
        AvatarRoutes routes = new AvatarRoutes(signIn, avatars);
        return List.of(
                RouteBuilder.get(PATH, "getAvatar", SignInRoutes.TAG)
                        .summary("The picture of the caller's account")
                        .answers(AvatarJson.class, "The picture, or null.")
                        .refuses(503, "The pictures cannot be read now.")
                        .works(call -> kept(() -> routes.get(call))),
                changing(RouteBuilder.of(Methods.PUT, PATH, "putAvatar", SignInRoutes.TAG))
                        .summary("Puts a picture in place of the one before")
                        .description("JPEG, PNG or WebP of at most " + DataUrl.MOST_BYTES
                                + " bytes, as a data URL with base64. Null or nothing takes the picture away.")
                        .takesBody(AvatarJson.class)
                        .takesLongText()
                        .works(call -> kept(() -> routes.put(call))),
                changing(RouteBuilder.of(Methods.DELETE, PATH, "deleteAvatar", SignInRoutes.TAG))
                        .summary("Takes the picture away")
                        .works(call -> kept(() -> routes.remove(call))));
    }

    private static RouteBuilder changing(RouteBuilder route) {
        return route.needs(Role.SELF)
                .answers(DoneJson.class, "It was done.")
                .refuses(400, "It is no picture that is kept, or an API key calls, which has no picture.")
                .refuses(503, "The pictures cannot be written now.");
    }

    private Answer get(Call call) throws IOException {
        Optional<String> account = account(call.caller());
        Optional<Avatars.Picture> picture = account.isEmpty() ? Optional.empty() : avatars.find(account.get());
        return Answer.ok(new AvatarJson(picture.map(DataUrl::of).orElse(null)));
    }

    private Answer put(Call call) throws IOException, Refusal {
        String url = call.body(AvatarJson.class).avatar();
        if (url == null || url.isEmpty()) {
            return remove(call);
        }
        avatars.put(ownAccount(call.caller()), DataUrl.read(url));
        return Answer.ok(DoneJson.DONE);
    }

    private Answer remove(Call call) throws IOException, Refusal {
        avatars.remove(ownAccount(call.caller()));
        return Answer.ok(DoneJson.DONE);
    }

    private String ownAccount(Caller caller) throws Refusal {
        return account(caller)
                .orElseThrow(
                        () -> Refusal.of(400, "The API key '" + caller.name() + "' has no account with a picture"));
    }

    private Optional<String> account(Caller caller) {
        return switch (caller.kind()) {
            case SESSION -> Optional.of(caller.name());
            case ANONYMOUS, LOCAL -> Optional.of(signIn.status().username());
            case API_KEY -> Optional.empty();
        };
    }

    /** Something done with files. */
    @FunctionalInterface
    private interface Filing {
        Answer run() throws IOException, Refusal;
    }

    private static Answer kept(Filing filing) throws Refusal {
        try {
            return filing.run();
        } catch (IOException e) {
            LOG.error("the pictures of accounts cannot be used", e);
            throw Refusal.of(503, "The pictures cannot be read or written now; the server's log says why");
        }
    }
}
