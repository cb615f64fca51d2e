package dev.rackstate.adapter.http.log;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.message.Names;
import dev.rackstate.adapter.http.message.Responder;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Endpoint.Runner;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.stream.EventStream;
import dev.rackstate.application.audit.AuditEntry.Outcome;
import dev.rackstate.application.editing.AuditTrail;
import dev.rackstate.application.log.LogBuffer;
import dev.rackstate.application.log.LogLevel;
import dev.rackstate.application.log.LogQuery;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading, following and emptying the log. */
public final class LogRoutes {
    private static final Tag TAG = new Tag("Logs", "The latest records of the server's own log, without secrets.");

    private static final Parameter<Integer> COUNT = Parameter.query(
            "n",
            ParameterType.whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
            200,
            "At most so many records, the newest of those that match; below 1 means 1, above 1000 means 1000.");
    private static final Parameter<LogLevel> LEVEL =
            Parameter.query("level", ParameterType.choice(LogLevel.class), "Only records of exactly this level.");
    private static final Parameter<String> SEARCH = Parameter.query(
            "search",
            ParameterType.TEXT,
            "Only records with this text in the message or the logger's name, in any case.");
    private static final Parameter<Long> SINCE =
            Parameter.query("since_seq", ParameterType.LONG, "Only records with a greater number.");

    private static final byte[] TOO_MANY =
            "data: {\"error\": \"Too many concurrent log streams\"}\n\n".getBytes(StandardCharsets.US_ASCII);

    private LogRoutes() {}

    /** The routes. */
    public static List<Route> routes(LogBuffer logs, LogStreams streams, AuditTrail audit) {
        return List.of(
                RouteBuilder.get("/api/logs", "listLogs", TAG)
                        .summary("The latest records of the log")
                        .description(
                                "The latest 1,000 records are kept, in memory. Requests that may change something and"
                                        + " requests that failed by the server's fault are logged at INFO, all others at DEBUG:"
                                        + " set logging.level to debug to see them.")
                        .takes(COUNT, LEVEL, SEARCH, SINCE)
                        .answers(LogsJson.class, "The records.")
                        .needs(Role.ADMIN)
                        .works(call -> Answer.ok(LogsJson.of(logs.find(query(call)), logs.last()))),
                RouteBuilder.of(Methods.DELETE, "/api/logs", "clearLogs", TAG)
                        .summary("Forget the records that are kept")
                        .description(
                                "The numbers go on from where they are. What the log was written to besides stays.")
                        .answers(LogsJson.ClearedJson.class, "The records are forgotten.")
                        .needs(Role.ADMIN)
                        .works(call -> clear(call, logs, audit)),
                RouteBuilder.get("/api/logs/stream", "streamLogs", TAG)
                        .summary("New records of the log as server-sent events")
                        .description(
                                "One event without a name for each record; its data is the record as /api/logs has it,"
                                        + " its id the record's number. Begins with the records that come from now on, or after"
                                        + " since_seq or Last-Event-ID. The comment ping keeps the connection alive. The stream ends"
                                        + " after ten minutes; a client that comes back with Last-Event-ID misses nothing that is"
                                        + " still kept. Of more than 100 records at once the newest are sent. When five streams are"
                                        + " open, a sixth holds the one event {\"error\": ...} and ends. Clients that read too slowly"
                                        + " are dropped.")
                        .takes(LEVEL, SEARCH, SINCE)
                        .answersWith(EventStream.MEDIA_TYPE, "The stream.")
                        .needs(Role.ADMIN)
                        .streams(Runner.IO, call -> open(streams, call)));
    }

    private static LogQuery query(Call call) {
        Long since = call.find(SINCE);
        int most = Math.min(Math.max(call.get(COUNT), 1), LogBuffer.CAPACITY);
        return new LogQuery(call.find(LEVEL), call.find(SEARCH), since == null ? 0 : since, most);
    }

    private static Answer clear(Call call, LogBuffer logs, AuditTrail audit) {
        audit.record(Edits.author(call), call.route().operation(), "log", Outcome.DONE, "", List.of());
        logs.clear();
        return Answer.ok(new LogsJson.ClearedJson(true, "The records of the log are forgotten"));
    }

    private static void open(LogStreams streams, Call call) {
        HttpServerExchange exchange = call.exchange();
        EventStream.declare(exchange);
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.endExchange();
        } else if (!streams.reserve()) {
            Responder.sendBytes(exchange, StatusCodes.OK, TOO_MANY);
        } else {
            LogStreams.Wish wish = new LogStreams.Wish(call.find(LEVEL), call.find(SEARCH));
            Long after = after(call);
            exchange.dispatch(exchange.getIoThread(), () -> streams.connect(exchange, wish, after));
        }
    }

    /** What the client has seen: a browser that comes back says it in the header, and repeats its first address. */
    private static @Nullable Long after(Call call) {
        String lastSeen = call.header(Names.LAST_EVENT_ID);
        if (lastSeen != null && lastSeen.matches("[0-9]{1,18}")) {
            return Long.valueOf(lastSeen);
        }
        return call.find(SINCE);
    }
}
