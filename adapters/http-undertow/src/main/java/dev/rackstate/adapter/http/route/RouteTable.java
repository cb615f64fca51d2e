package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Refusal;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All routes of the server. Immutable; made once at the start. */
public final class RouteTable {
    private final List<Route> routes;
    private final String prefix;
    private final PathTree tree = new PathTree();

    /**
     * A table.
     *
     * @param prefix empty, or a path that stands before every route
     * @throws IllegalArgumentException when two routes have one method and path, or one operation name
     */
    public RouteTable(List<Route> routes, String prefix) {
        this.routes = List.copyOf(routes);
        this.prefix = prefix;
        Set<String> operations = new HashSet<>();
        for (Route route : this.routes) {
            if (!operations.add(route.operation())) {
                throw new IllegalArgumentException("two routes are called " + route.operation());
            }
            tree.resource(route.template()).add(route);
        }
    }

    /** The routes in the order in which they were listed. */
    public List<Route> routes() {
        return routes;
    }

    /**
     * What a method and a path come to.
     *
     * @param path as it stands in the request line, without the query string
     */
    public Match match(HttpString method, String path) {
        if (!path.startsWith(prefix)) {
            return nothing();
        }
        String inside = prefix.isEmpty() ? path : path.substring(prefix.length());
        @Nullable String[] values = tree.room();
        try {
            Resource resource = tree.find(inside, values);
            return resource == null ? without(inside) : at(resource, method, values);
        } catch (IllegalArgumentException e) {
            return new Match.None(Refusal.of(400, String.valueOf(e.getMessage())));
        }
    }

    private static Match at(Resource resource, HttpString method, @Nullable String[] values) {
        Route route = resource.route(method);
        if (route != null) {
            return new Match.Found(route, values);
        }
        if (method.equals(Methods.OPTIONS)) {
            return new Match.Options(resource.allow());
        }
        return new Match.None(Refusal.of(
                405,
                "Method " + method + " is not allowed here; allowed: " + resource.allow(),
                Map.of("Allow", resource.allow())));
    }

    /** The same without a slash at its end, when that is a path we have. */
    private Match without(String inside) {
        if (inside.length() > 1 && inside.endsWith("/")) {
            String shorter = inside.substring(0, inside.length() - 1);
            if (tree.find(shorter, tree.room()) != null) {
                return new Match.Elsewhere(prefix + shorter);
            }
        }
        return nothing();
    }

    private static Match nothing() {
        return new Match.None(Refusal.notFound("Not Found"));
    }
}
