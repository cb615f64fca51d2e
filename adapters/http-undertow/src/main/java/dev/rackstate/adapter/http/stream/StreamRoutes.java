package dev.rackstate.adapter.http.stream;

import dev.rackstate.adapter.http.message.Names;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Endpoint.Runner;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import java.util.List;

/** The stream of state changes. */
public final class StreamRoutes {
    private static final Tag TAG = new Tag("Events", "State changes as they are published.");
    private static final int RETRY_AFTER_SECONDS = 30;

    private StreamRoutes() {}

    /** The routes. */
    public static List<Route> routes(StateStreams streams) {
        return List.of(RouteBuilder.get("/api/stream", "streamStates", TAG)
                .summary("State changes as server-sent events")
                .description("Begins with the event hello: {version, time, resumed, heartbeat_seconds}. Then one event"
                        + " state for each publication: {version, time, reset, changed: [{kind, id, path, state, from,"
                        + " since}]}. A comment keeps the connection alive. A client that comes back with"
                        + " Last-Event-ID hears what it missed, unless hello says resumed: false. Clients that read too"
                        + " slowly are dropped.")
                .answersWith(EventStream.MEDIA_TYPE, "The stream; it does not end by itself.")
                .refuses(503, "Too many streams are open; Retry-After says when to come back.")
                .streams(Runner.IO, call -> open(streams, call)));
    }

    private static void open(StateStreams streams, Call call) throws Refusal {
        HttpServerExchange exchange = call.exchange();
        boolean head = exchange.getRequestMethod().equals(Methods.HEAD);
        if (!head && !streams.reserve()) {
            throw Refusal.busy("Too many event streams are open", RETRY_AFTER_SECONDS);
        }
        EventStream.declare(exchange);
        call.letCachesKeep();
        if (head) {
            exchange.endExchange();
        } else {
            String lastSeen = call.header(Names.LAST_EVENT_ID);
            exchange.dispatch(exchange.getIoThread(), () -> streams.connect(exchange, lastSeen));
        }
    }
}
