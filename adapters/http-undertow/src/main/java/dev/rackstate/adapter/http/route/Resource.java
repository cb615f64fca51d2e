package dev.rackstate.adapter.http.route;

import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can be done with one path. {@code HEAD} comes with {@code GET}, and {@code OPTIONS} with everything. */
final class Resource {
    private final Map<HttpString, Route> routes = new HashMap<>();
    private String allow = "";

    void add(Route route) {
        Route other = routes.putIfAbsent(route.method(), route);
        if (other != null) {
            throw new IllegalArgumentException(
                    route + " is declared twice, as " + other.operation() + " and as " + route.operation());
        }
        if (route.method().equals(Methods.GET)) {
            routes.put(Methods.HEAD, route);
        }
        TreeSet<String> methods = new TreeSet<>();
        routes.keySet().forEach(method -> methods.add(method.toString()));
        methods.add(Methods.OPTIONS_STRING);
        allow = String.join(", ", methods);
    }

    @Nullable
    Route route(HttpString method) {
        return routes.get(method);
    }

    /** The methods, as {@code Allow} lists them. */
    String allow() {
        return allow;
    }
}
