package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.json.FieldError;
import dev.rackstate.adapter.http.json.InvalidBodyException;
import dev.rackstate.adapter.http.json.RequestBodies;
import dev.rackstate.adapter.http.message.Query;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.message.Responder;
import dev.rackstate.domain.identity.Caller;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request to one route, with its parameters read. Used by one thread at a time. */
public final class Call {
    private final HttpServerExchange exchange;
    private final Route route;
    private final Workers workers;
    private final @Nullable Object[] arguments;
    private @Nullable Object body;
    private final Caller caller;

    /**
     * A request to a route.
     *
     * @param workers where its work is done that does not belong on an IO thread
     * @param pathValues the values of the path's parameters in the order of the path
     * @param caller who calls, and may
     * @throws Refusal when a parameter is not what it may be
     */
    public Call(HttpServerExchange exchange, Route route, Workers workers, @Nullable String[] pathValues, Caller caller)
            throws Refusal {
        this.exchange = exchange;
        this.route = route;
        this.workers = workers;
        this.arguments = arguments(exchange, route, pathValues);
        this.caller = caller;
    }

    /** Who calls. */
    public Caller caller() {
        return caller;
    }

    private static @Nullable Object[] arguments(HttpServerExchange exchange, Route route, @Nullable String[] pathValues)
            throws Refusal {
        List<Parameter<?>> parameters = route.parameters();
        @Nullable Object[] arguments = new Object[parameters.size()];
        Query query = query(exchange, route);
        List<FieldError> errors = new ArrayList<>(0);
        for (int i = 0; i < arguments.length; i++) {
            Parameter<?> parameter = parameters.get(i);
            String text = switch (parameter.place()) {
                case PATH -> pathValues[route.segment(i)];
                case QUERY -> query.get(parameter.name());
                case HEADER -> exchange.getRequestHeaders().getFirst(parameter.name());
            };
            arguments[i] = parameter.read(text, errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return arguments;
    }

    private static Query query(HttpServerExchange exchange, Route route) throws Refusal {
        if (!route.takesQuery()) {
            return Query.EMPTY;
        }
        try {
            return Query.parse(exchange.getQueryString());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, String.valueOf(e.getMessage()));
        }
    }

    /** The value of a parameter of the path, or of one with a default. */
    public <T> T get(Parameter<T> parameter) {
        return Objects.requireNonNull(find(parameter), parameter.name());
    }

    /** The value of a parameter, or null when it is absent and has no default. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T find(Parameter<T> parameter) {
        List<Parameter<?>> parameters = route.parameters();
        for (int i = 0; i < arguments.length; i++) {
            if (parameters.get(i).equals(parameter)) {
                return (T) arguments[i];
            }
        }
        throw new IllegalArgumentException(
                "route " + route.operation() + " does not declare the parameter " + parameter.name());
    }

    /**
     * Reads the body.
     *
     * @throws Refusal when it is not what the route takes
     */
    public void readBody(byte[] bytes) throws Refusal {
        try {
            body = RequestBodies.read(bytes, Objects.requireNonNull(route.request()), route.longText());
        } catch (InvalidBodyException e) {
            throw Refusal.invalid(route.secretBody() ? withoutInput(e.errors()) : e.errors());
        }
    }

    /** The same errors without a word of what was sent, which the parser quotes, too. */
    private static List<FieldError> withoutInput(List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldError(
                        error.type(),
                        error.loc(),
                        error.type().equals("json_invalid") ? "the body is not valid JSON" : error.msg(),
                        null))
                .toList();
    }

    /** The body, as the record that the route declares. */
    public <T> T body(Class<T> type) {
        return type.cast(Objects.requireNonNull(body, "the route takes no body"));
    }

    /** A header of the request, or null. */
    public @Nullable String header(HttpString name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** Whether the caller reads gzip. */
    public boolean takesGzip() {
        return Responder.takesGzip(exchange);
    }

    /**
     * Lets caches keep the answer, as long as they ask whether it is still right before they use it again. What a known
     * caller reads is theirs: only the caller's own cache may keep that, not one that it shares with others.
     */
    public void letCachesKeep() {
        boolean known = caller.kind() != Caller.Kind.ANONYMOUS;
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, known ? "private, no-cache" : "no-cache");
    }

    /** The route that is called. */
    public Route route() {
        return route;
    }

    /** The exchange underneath, for endpoints that answer in their own way. */
    public HttpServerExchange exchange() {
        return exchange;
    }

    /** Does the rest on a worker, or here when this already is one. */
    public void onWorker(Responder.Work work) {
        workers.run(exchange, work);
    }
}
