package dev.rackstate.adapter.http.identity;

import dev.rackstate.adapter.http.route.Route;
import java.util.List;
import java.util.stream.Stream;

/** All routes about who calls. */
public final class IdentityRoutes {
    private IdentityRoutes() {}

    /** The routes. */
    public static List<Route> routes(IdentityPorts ports) {
        return Stream.of(
                        SignInRoutes.routes(ports.signIn()),
                        AvatarRoutes.routes(ports.signIn(), ports.avatars()),
                        UserRoutes.routes(ports.accounts()),
                        ApiKeyRoutes.routes(ports.accounts()))
                .flatMap(List::stream)
                .toList();
    }
}
