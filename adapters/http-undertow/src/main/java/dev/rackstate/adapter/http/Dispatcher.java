package dev.rackstate.adapter.http;

import dev.rackstate.adapter.http.identity.AccessControl;
import dev.rackstate.adapter.http.message.Cors;
import dev.rackstate.adapter.http.message.Names;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.message.RequestIds;
import dev.rackstate.adapter.http.message.Responder;
import dev.rackstate.adapter.http.message.SecurityHeaders;
import dev.rackstate.adapter.http.metrics.RequestMetrics;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Endpoint;
import dev.rackstate.adapter.http.route.Match;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteTable;
import dev.rackstate.adapter.http.route.Workers;
import dev.rackstate.domain.identity.Caller;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What every request goes through: headers, limits, the route table, who calls and whether they may, parameters, the body,
 * and then what stands behind the route. Nothing is read of a body before it is known that its sender may call.
 */
final class Dispatcher implements HttpHandler {
    private static final Set<HttpString> SAFE = Set.of(Methods.GET, Methods.HEAD, Methods.OPTIONS);

    private final RouteTable table;
    private final AccessControl access;
    private final Workers workers;
    private final Workers waiters;
    private final Cors cors;
    private final StreamWatch streams;
    private final BodyReader bodies;
    private final int longestUrl;
    private final RequestIds ids = new RequestIds();
    private final Map<Route, RequestMetrics.Meter> meters = new HashMap<>();
    private final RequestMetrics.Meter unmatched;
    private volatile boolean stopping;

    Dispatcher(
            RouteTable table,
            AccessControl access,
            Workers workers,
            Workers waiters,
            Cors cors,
            RequestMetrics metrics,
            Limits limits) {
        this.table = table;
        this.access = access;
        this.workers = workers;
        this.waiters = waiters;
        this.cors = cors;
        this.streams = new StreamWatch(access, limits.heartbeat());
        this.bodies = new BodyReader(limits.bodyBytes());
        this.longestUrl = limits.urlLength();
        table.routes().forEach(route -> meters.put(route, metrics.meter(route)));
        this.unmatched = metrics.meter(null);
    }

    /** From now on every request is turned away. */
    void stop() {
        stopping = true;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        long started = System.nanoTime();
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Names.REQUEST_ID, ids.next());
        headers.put(Headers.CACHE_CONTROL, "no-store");
        SecurityHeaders.put(headers);
        cors.open(exchange.getRequestHeaders(), headers);
        Match match = table.match(exchange.getRequestMethod(), path(exchange));
        RequestMetrics.Meter meter = match instanceof Match.Found found ? meter(found.route()) : unmatched;
        exchange.addExchangeCompleteListener((done, next) -> {
            long nanos = System.nanoTime() - started;
            meter.count(done.getStatusCode(), nanos);
            AccessLog.write(done, nanos);
            next.proceed();
        });
        Responder.guard(exchange, () -> answer(exchange, match));
    }

    private RequestMetrics.Meter meter(Route route) {
        RequestMetrics.Meter meter = meters.get(route);
        return meter == null ? unmatched : meter;
    }

    /** The path as it stands in the request line, also when a proxy sends the whole address. */
    private static String path(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (!exchange.isHostIncludedInRequestURI()) {
            return uri;
        }
        int slash = uri.indexOf('/', uri.indexOf("://") + 3);
        return slash < 0 ? "/" : uri.substring(slash);
    }

    private void answer(HttpServerExchange exchange, Match match) throws Refusal {
        if (stopping) {
            exchange.setPersistent(false);
            throw Refusal.busy("The server is stopping", 5);
        }
        if (exchange.getRequestURI().length() + exchange.getQueryString().length() > longestUrl) {
            throw Refusal.of(
                    StatusCodes.REQUEST_URI_TOO_LARGE, "The address is longer than " + longestUrl + " characters");
        }
        bodies.refuseTooLarge(exchange);
        Caller caller = admit(exchange, match);
        if (match instanceof Match.Found found) {
            Route route = found.route();
            if (route.isEndless()) {
                streams.begin(exchange, route.role());
            }
            boolean waits = route.endpoint().runner() == Endpoint.Runner.WAITER;
            call(new Call(exchange, route, waits ? waiters : workers, found.values(), caller));
        } else if (match instanceof Match.None none) {
            throw none.refusal();
        } else if (match instanceof Match.Options options) {
            exchange.getResponseHeaders().put(Headers.ALLOW, options.allow());
            cors.preflight(exchange.getRequestHeaders(), exchange.getResponseHeaders(), options.allow());
            Responder.sendNothing(exchange, StatusCodes.NO_CONTENT);
        } else if (match instanceof Match.Elsewhere elsewhere) {
            String query = exchange.getQueryString().isEmpty() ? "" : "?" + exchange.getQueryString();
            exchange.getResponseHeaders().put(Headers.LOCATION, elsewhere.path() + query);
            Responder.sendNothing(exchange, StatusCodes.TEMPORARY_REDIRECT);
        }
    }

    private Caller admit(HttpServerExchange exchange, Match match) throws Refusal {
        Role needed = needed(exchange, match);
        Caller caller = access.admit(exchange, needed);
        boolean unasked = caller.kind() == Caller.Kind.ANONYMOUS && needed != Role.ANONYMOUS;
        if (unasked && !SAFE.contains(exchange.getRequestMethod()) && cors.isForeign(exchange.getRequestHeaders())) {
            throw Refusal.of(
                    StatusCodes.FORBIDDEN,
                    "A page of another origin may not change anything here while authentication is off;"
                            + " origins that may are listed in server.cors_origins");
        }
        return caller;
    }

    /** Whoever must be known for any path must be known to hear which paths there are. */
    private Role needed(HttpServerExchange exchange, Match match) {
        if (match instanceof Match.Found found) {
            return found.route().role();
        }
        if (match instanceof Match.Elsewhere elsewhere) {
            return needed(exchange, table.match(exchange.getRequestMethod(), elsewhere.path()));
        }
        boolean preflight = match instanceof Match.Options && cors.isPreflight(exchange.getRequestHeaders());
        return preflight ? Role.ANONYMOUS : Role.VIEWER;
    }

    private void call(Call call) throws Refusal {
        Endpoint endpoint = call.route().endpoint();
        if (call.route().request() != null) {
            bodies.read(call, () -> endpoint.serve(call));
        } else if (endpoint.runner() != Endpoint.Runner.IO) {
            call.onWorker(() -> endpoint.serve(call));
        } else {
            endpoint.serve(call);
        }
    }
}
